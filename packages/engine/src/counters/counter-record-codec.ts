/** Records of counters as bytes, for storage: an 8-byte instant (float64, little-endian), then the words after the head. */
import type { CounterRecord } from './counter-store.ts'
import type { Tables } from './create-counter-store.ts'
import { instantOf, RECORD_HEAD, type RecordTable, windowOf } from './record-table.ts'
import { newestStep } from './window-record.ts'
import type { WindowRegistry } from './window-registry.ts'

/** null when the record's window is no longer known. */
export function encodeRecord(
  table: RecordTable,
  words: Uint32Array,
  offset: number,
  windows: WindowRegistry,
): CounterRecord | null {
  const window = windows.byId(windowOf(words, offset))
  if (window === null) return null
  const bytes = new Uint8Array(8 + (table.size - RECORD_HEAD) * 4)
  const view = new DataView(bytes.buffer)
  const instant = instantOf(words, offset)
  view.setFloat64(0, instant, true)
  for (let word = RECORD_HEAD; word < table.size; word++) {
    view.setUint32(8 + (word - RECORD_HEAD) * 4, words[offset + word] ?? 0, true)
  }
  const isCount = table.size > RECORD_HEAD + 2
  return {
    windowKey: window.key,
    keyHi: (words[offset] ?? 0) | 0, // signed, as databases keep 32-bit numbers
    keyLo: (words[offset + 1] ?? 0) | 0,
    buckets: bytes,
    touched: isCount ? newestStep(words, offset) * window.scale.stepMs : instant,
  }
}

/** Writes a record back over what its key holds. False: its window is not known, or its bytes fit no table. */
export function restoreRecord(record: CounterRecord, tables: Tables): boolean {
  const window = tables.windows.byKey(record.windowKey)
  const { buckets } = record
  const table = [tables.counts, tables.members, tables.bands].find(
    ({ size }) => buckets.byteLength === 8 + (size - RECORD_HEAD) * 4,
  )
  if (window === null || table === undefined) return false
  const view = new DataView(buckets.buffer, buckets.byteOffset, buckets.byteLength)
  const offset = table.place(record.keyHi, record.keyLo, window.id)
  table.setInstant(offset, view.getFloat64(0, true))
  for (let word = RECORD_HEAD; word < table.size; word++) {
    table.words[offset + word] = view.getUint32(8 + (word - RECORD_HEAD) * 4, true)
  }
  return true
}
