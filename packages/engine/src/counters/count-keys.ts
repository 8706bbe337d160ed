/** Counts of keys in a store: what is counted at once, what comes late, and what is read. */
import type { Instant } from '@goodstanding/model'
import type { HashedKey, KeyAt } from './counter-store.ts'
import { type Counts, keep } from './counts.ts'
import { addOlder, removeOlder, sumOlder, tenthOf } from './older-counts.ts'
import { addPast, removePast, sumPast } from './past-counts.ts'
import {
  addAt,
  bumpNewest,
  isBehind,
  isFull,
  newestStep,
  removeAt,
  stepOf,
  sumAt,
  sumNewest,
  sumTenths,
} from './window-record.ts'
import type { KnownWindow } from './window-registry.ts'

/** Counts one more and answers the sum. */
export function bump(store: Counts, window: KnownWindow, at: KeyAt): number {
  const { counts } = store
  const step = stepOf(at.time, window.scale)
  const offset = counts.place(at.high, at.low, window.id)
  const sum = bumpNewest(counts.words, offset, step, window.scale)
  if (sum >= 0) {
    keep(store, window, counts, offset)
    return sum
  }
  if (!isBehind(counts.words, offset, step)) {
    addNewest(store, window, at, offset)
    return readAtOffset(store, window, at, offset)
  }
  const isCounted = addLate(store, window, at, offset)
  // What is counted apart lies in the same table, and may have moved this record.
  return readAtOffset(store, window, at, counts.place(at.high, at.low, window.id)) + (isCounted ? 0 : 1)
}

/** Counts one more in the record at `offset`, and keeps what that dropped. False: it is too late to be counted. */
export function add(store: Counts, window: KnownWindow, at: KeyAt, offset: number): boolean {
  if (isBehind(store.counts.words, offset, stepOf(at.time, window.scale))) return addLate(store, window, at, offset)
  addNewest(store, window, at, offset)
  return true
}

function addNewest(store: Counts, window: KnownWindow, at: KeyAt, offset: number): void {
  const { counts, counting } = store
  const step = stepOf(at.time, window.scale)
  counting.scale = window.scale
  addAt(counts.words, offset, step, counting)
  keep(store, window, counts, offset)
  if (counting.dropped.length > 0) keepDropped(store, window, at, step)
}

/** As `add`, of an event that is not the newest of its key. */
function addLate(store: Counts, window: KnownWindow, at: KeyAt, offset: number): boolean {
  const { counts, older, counting } = store
  const { scale } = window
  counting.scale = scale
  const step = stepOf(at.time, scale)
  const newest = newestStep(counts.words, offset)
  // One that is later than the whole node allows is counted as late already.
  if (step < newest - scale.length && at.time >= store.watermark - window.latenessMs) store.late++
  if (step <= newest - 2 * scale.length) return addPast(store, window, at)
  const isCounted = addAt(counts.words, offset, step, counting)
  if (isCounted) {
    keep(store, window, counts, offset)
    if (counting.dropped.length > 0) keepDropped(store, window, at, newest)
    return true
  }
  const place = older.place(at.high, at.low, window.id)
  const isKept = addOlder(older.words, place, tenthOf(step, scale), 1)
  keep(store, window, older, place)
  return isKept
}

/** Keeps what was dropped just now as far back as an event reads that is a whole duration late. */
export function keepDropped(store: Counts, window: KnownWindow, { high, low }: HashedKey, newest: number): void {
  const { older, counting } = store
  const { scale, dropped } = counting
  const count = dropped.length
  dropped.length = 0
  const oldest = newest - 2 * scale.length
  if ((dropped.steps[count - 1] ?? 0) <= oldest) return
  const place = older.place(high, low, window.id)
  for (let at = 0; at < count; at++) {
    const step = dropped.steps[at] ?? 0
    if (step > oldest) addOlder(older.words, place, tenthOf(step, scale), dropped.counts[at] ?? 0)
  }
  keep(store, window, older, place)
}

export function readCount(store: Counts, window: KnownWindow, at: KeyAt): number {
  const offset = store.counts.locate(at.high, at.low, window.id)
  return offset < 0 ? 0 : readAtOffset(store, window, at, offset)
}

/** `offset`: of the key's record of counts. */
function readAtOffset(store: Counts, window: KnownWindow, at: KeyAt, offset: number): number {
  const { scale } = window
  const { words } = store.counts
  const step = stepOf(at.time, scale)
  const sum = sumNewest(words, offset, step, scale)
  if (sum >= 0) return sum
  const late = readLate(store, window, at, offset)
  return step <= newestStep(words, offset) - scale.length ? late + sumPast(store, window, at) : late
}

/** The reading of an event that is not the newest of its key, without what came so late that it is counted apart. */
function readLate({ counts, older }: Counts, { id, scale }: KnownWindow, at: KeyAt, offset: number): number {
  const step = stepOf(at.time, scale)
  const { words } = counts
  const after = step - scale.length
  const place = older.locate(at.high, at.low, id)
  if (place >= 0)
    return (
      sumOlder(older.words, place, tenthOf(after + 1, scale), tenthOf(step, scale)) +
      sumTenths(words, offset, step, scale)
    )
  return isFull(words, offset) ? sumTenths(words, offset, step, scale) : sumAt(words, offset, step, after)
}

/** Takes back one that was counted at `last`, before the moment of the key. */
export function takeBack(store: Counts, window: KnownWindow, key: KeyAt, last: Instant): void {
  const { counts, older } = store
  const offset = counts.locate(key.high, key.low, window.id)
  const step = stepOf(last, window.scale)
  if (offset < 0 || removeAt(counts.words, offset, step, window.scale)) return
  if (step <= newestStep(counts.words, offset) - 2 * window.scale.length) {
    removePast(store, window, { high: key.high, low: key.low, time: last })
    return
  }
  if (last <= key.time - 2 * window.durationMs) return
  const place = older.locate(key.high, key.low, window.id)
  if (place < 0) return
  removeOlder(older.words, place, tenthOf(step, window.scale))
  keep(store, window, older, place)
}
