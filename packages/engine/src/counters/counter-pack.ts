/**
 * Records of counters as bytes, for storage. A record is whole 32-bit words in the machine's order: index of its window in
 * `windows`, key high, key low, how many words follow, the instant (a float64), then the table's words after the head.
 *
 * Most records are empty behind their first moment or two: a short one ends before its zeros, and says above the sixteenth bit of its fourth
 * word how many words follow of one that is whole. Packs that running nodes follow are whole, for one of an older product reads no short ones.
 */
import type { Counts } from './counts.ts'
import { type Tables, tablesOf } from './counter-tables.ts'
import { isJoined, joinRecord } from './join-records.ts'
import { instantOf, RECORD_HEAD, setInstantOf, windowOf } from './record-head.ts'
import type { RecordTable } from './record-table.ts'
import { olderTime } from './older-counts.ts'
import { newestStep } from './window-record.ts'
import type { KnownWindow, WindowRegistry } from './window-registry.ts'

/** Some records. An older pack of a key is replaced by a later one. */
export type PackedCounters = {
  /** The declared windows that records belong to, by their canonical keys. */
  readonly windows: readonly string[]
  readonly bytes: Uint8Array
  readonly count: number
}

export type CounterPacker = {
  readonly add: (table: RecordTable, words: Uint32Array, offset: number) => void
  /** What was added since the last call; null when nothing was. */
  readonly take: () => PackedCounters | null
}

const HEAD_WORDS = 4
const INSTANT_WORDS = 2
const FOLLOWING = 0xffff
const FIRST_WORDS = 1_024

const instant = new Float64Array(1)
const instantWords = new Uint32Array(instant.buffer)

/** Records of windows that are no longer known are left out. */
export function createCounterPacker(registry: WindowRegistry, records: 'whole' | 'short'): CounterPacker {
  let words = new Uint32Array(FIRST_WORDS)
  let used = 0
  let count = 0
  let windows: string[] = []
  let indexes = new Map<number, number>()

  const indexOf = (id: number): number => {
    const known = indexes.get(id)
    if (known !== undefined) return known
    const window = registry.byId(id)
    const index = window === null ? -1 : windows.push(window.key) - 1
    indexes.set(id, index)
    return index
  }
  return {
    add: (table, from, offset) => {
      const index = indexOf(windowOf(from, offset))
      if (index < 0) return
      const end = records === 'whole' ? table.size : endOf(from, offset, table.size)
      const length = INSTANT_WORDS + end - RECORD_HEAD
      const whole = INSTANT_WORDS + table.size - RECORD_HEAD
      if (used + HEAD_WORDS + length > words.length) {
        const grown = new Uint32Array(words.length * 2)
        grown.set(words)
        words = grown
      }
      instant[0] = instantOf(from, offset)
      words[used] = index
      words[used + 1] = from[offset] ?? 0
      words[used + 2] = from[offset + 1] ?? 0
      words[used + 3] = length === whole ? whole : (whole << 16) | length
      words[used + 4] = instantWords[0] ?? 0
      words[used + 5] = instantWords[1] ?? 0
      for (let word = RECORD_HEAD; word < end; word++) words[used + 2 + word] = from[offset + word] ?? 0
      used += HEAD_WORDS + length
      count++
    },
    take: () => {
      if (count === 0) return null
      const packed = { windows, bytes: new Uint8Array(words.buffer, 0, used * 4), count }
      words = new Uint32Array(FIRST_WORDS)
      used = 0
      count = 0
      windows = []
      indexes = new Map()
      return packed
    },
  }
}

/** Where the zeros begin that a record ends with; its head at the least. */
function endOf(words: Uint32Array, offset: number, size: number): number {
  let end = size
  while (end > RECORD_HEAD && words[offset + end - 1] === 0) end--
  return end
}

/** What a pack needs of the store it is restored into. `touched` is told the newest event time of each record. */
export type Restoring = Counts & { readonly touched: (time: number) => void }

function newestTime({ counts, older }: Tables, table: RecordTable, { scale }: KnownWindow, offset: number): number {
  if (table === counts) return newestStep(table.words, offset) * scale.stepMs
  return table === older ? olderTime(table.words, offset, scale) : table.instant(offset)
}

/**
 * Writes records back over what their keys hold, or joins them with it where nodes know of one another (`isJoined`); `which`: the latter
 * alone. Those of windows that are not known are left out. Answers how many were kept.
 */
export function restorePacked(
  { windows, bytes }: Omit<PackedCounters, 'count'>,
  restoring: Restoring,
  which: 'all' | 'joined' = 'all',
): number {
  // A copy begins on a whole word, wherever the bytes lie; `slice` of a Buffer would be no copy.
  const words = new Uint32Array(new Uint8Array(bytes).buffer, 0, bytes.byteLength >> 2)
  const known = windows.map((key) => restoring.windows.byKey(key))
  const tables = tablesOf(restoring)
  let kept = 0
  let length = 0
  for (let at = 0; at + HEAD_WORDS <= words.length; at += HEAD_WORDS + length) {
    const window = known[words[at] ?? -1]
    const stated = words[at + 3] ?? 0
    length = stated & FOLLOWING
    const whole = stated >>> 16 || length
    const table = tables.find(({ size }) => size === whole - INSTANT_WORDS + RECORD_HEAD)
    if (window === null || window === undefined || table === undefined) continue
    if (which === 'joined' && !isJoined(window)) continue
    const key = { high: words[at + 1] ?? 0, low: words[at + 2] ?? 0 }
    instantWords[0] = words[at + 4] ?? 0
    instantWords[1] = words[at + 5] ?? 0
    if (isJoined(window)) {
      const record = new Uint32Array(table.size)
      setInstantOf(record, 0, instant[0] ?? 0)
      record.set(words.subarray(at + 2 + RECORD_HEAD, at + HEAD_WORDS + length), RECORD_HEAD)
      joinRecord(restoring, { window, table, key, record })
    } else {
      const offset = table.place(key.high, key.low, window.id)
      table.setInstant(offset, instant[0] ?? 0)
      const end = length - INSTANT_WORDS + RECORD_HEAD
      for (let word = RECORD_HEAD; word < table.size; word++)
        table.words[offset + word] = word < end ? (words[at + 2 + word] ?? 0) : 0
    }
    restoring.touched(newestTime(restoring, table, window, table.locate(key.high, key.low, window.id)))
    kept++
  }
  return kept
}
