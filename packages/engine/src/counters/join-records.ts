/** Records of one key that two nodes changed, made one. */
import { keepDropped } from './count-keys.ts'
import type { Counts } from './counts.ts'
import type { HashedKey } from './counter-store.ts'
import { joinOlder } from './older-counts.ts'
import { instantOf, RECORD_HEAD, setInstantOf } from './record-head.ts'
import type { RecordTable } from './record-table.ts'
import {
  addAt,
  BUCKETS,
  type Counting,
  isFull,
  MOST,
  newestStep,
  sumAt,
  used,
  WINDOW_RECORD_WORDS,
} from './window-record.ts'
import type { KnownWindow } from './window-registry.ts'

/**
 * Whether nodes know of one another what is counted in a window. What is distinct or alike is not joined: whether a value was met and how
 * many were are told apart by records that come one after the other.
 */
export const isJoined = ({ durable, kind }: Pick<KnownWindow, 'durable' | 'kind'>): boolean =>
  durable && (kind === 'count' || kind === 'first-seen')

export type Incoming = {
  readonly window: KnownWindow
  readonly table: RecordTable
  readonly key: HashedKey
  /** A record as the table has it, but for its key and window. */
  readonly record: Uint32Array
}

/** Joins a record of a window that `isJoined` with what its table holds. */
export function joinRecord(store: Counts, { window, table, key, record }: Incoming): void {
  const offset = table.place(key.high, key.low, window.id)
  if (table === store.older) joinOlder(table.words, offset, record)
  else if (table === store.members) table.setInstant(offset, Math.max(table.instant(offset), instantOf(record, 0)))
  else if (table === store.counts) {
    const { counting } = store
    counting.scale = window.scale
    joinCounts(table.words, offset, record, counting)
    if (counting.dropped.length > 0) keepDropped(store, window, key, newestStep(table.words, offset))
  }
}

/**
 * Moments that both have are one. Where moments may have become one already, they cannot be told apart any more: the record that counts
 * more in the window stands, be it one that went on from the other or one beside it.
 */
export function joinCounts(words: Uint32Array, offset: number, other: Uint32Array, counting: Counting): void {
  if (used(words, offset) > 0 && !isFull(words, offset) && !isFull(other, 0)) {
    const missing: Moment[] = []
    for (let at = 0; at < used(other, 0); at++) {
      const word = other[RECORD_HEAD + at] ?? 0
      const moment = { step: instantOf(other, 0) + (word >>> 16), count: word & MOST }
      if (!raiseAt(words, offset, moment)) missing.push(moment)
    }
    // Only then: what makes room for one makes two others one, which would not be known any more.
    for (const moment of missing) if (addAt(words, offset, moment.step, counting)) raiseAt(words, offset, moment)
  } else if (isLess(words, offset, other, counting)) {
    setInstantOf(words, offset, instantOf(other, 0))
    for (let word = RECORD_HEAD; word < WINDOW_RECORD_WORDS; word++) words[offset + word] = other[word] ?? 0
  }
}

function isLess(words: Uint32Array, offset: number, other: Uint32Array, { scale }: Counting): boolean {
  if (used(words, offset) === 0) return true
  const [own, others] = [newestStep(words, offset), newestStep(other, 0)]
  const newest = Math.max(own, others)
  const less = sumAt(other, 0, newest, newest - scale.length) - sumAt(words, offset, newest, newest - scale.length)
  return less > 0 || (less === 0 && others > own)
}

type Moment = { readonly step: number; readonly count: number }

/** Lets a moment count that much, unless it counts more. False: the record does not hold it. */
function raiseAt(words: Uint32Array, offset: number, { step, count }: Moment): boolean {
  const at = bucketAt(words, offset, step)
  if (at >= 0 && ((words[at] ?? 0) & MOST) < count) words[at] = (((words[at] ?? 0) & 0xffff0000) | count) >>> 0
  return at >= 0
}

/** Where the bucket of a moment lies; -1: there is none. */
function bucketAt(words: Uint32Array, offset: number, step: number): number {
  const distance = step - instantOf(words, offset)
  for (let at = offset + RECORD_HEAD; at < offset + RECORD_HEAD + BUCKETS; at++) {
    const word = words[at] ?? 0
    if ((word & MOST) === 0) return -1
    if (word >>> 16 === distance) return at
  }
  return -1
}
