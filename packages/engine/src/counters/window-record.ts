/**
 * One key's counts in one window: 12 sparse buckets in a 64-byte record. A bucket is a moment and how often it was fed.
 * Moments are whole steps of the window's resolution (duration / 32768 or a little coarser), so a key with few moments is
 * counted exactly; when the 12 are used up, those a duration old are dropped, for late events to be kept elsewhere
 * (`older-counts.ts`), and moments in the same tenth of the duration become one, dated by the later.
 *
 * The record's instant is the base: the step that a bucket's 16-bit distance counts from. Words after the head: distance
 * << 16 | count (clamped), in rising distance; a count of 0 is a free bucket.
 */
import { type Dropped, tenthOf } from './older-counts.ts'
import { instantOf, RECORD_HEAD, setInstantOf } from './record-head.ts'

export const WINDOW_RECORD_WORDS = 16
export const BUCKETS = WINDOW_RECORD_WORDS - RECORD_HEAD
const FARTHEST = 0xffff
export const MOST = 0xffff
const FINEST = 32_768

/** How time is measured in one window. `length` and `bucket` are in steps. */
export type Scale = { readonly stepMs: number; readonly length: number; readonly bucket: number }

/** Policies write few durations, and every engine that tries one asks for each of them. */
const MOST_SCALES = 4_096
const scales = new Map<number, Scale>()

/** The finest whole-millisecond step that divides the duration, at most 32768 of them long when one does. */
export function scaleOf(durationMs: number): Scale {
  const known = scales.get(durationMs)
  if (known !== undefined) return known
  if (scales.size >= MOST_SCALES) scales.clear()
  const scale = findScale(durationMs)
  scales.set(durationMs, scale)
  return scale
}

function findScale(durationMs: number): Scale {
  const least = Math.max(1, Math.ceil(durationMs / FINEST))
  let stepMs = least
  while (durationMs % stepMs !== 0 && stepMs < least * 4) stepMs++
  if (durationMs % stepMs !== 0) stepMs = least
  const length = Math.ceil(durationMs / stepMs)
  return { stepMs, length, bucket: Math.max(1, Math.ceil(length / 10)) }
}

export function stepOf(time: number, scale: Scale): number {
  return Math.floor(time / scale.stepMs)
}

/** Buckets in use. */
export function used(words: Uint32Array, offset: number): number {
  let count = 0
  while (count < BUCKETS && ((words[offset + RECORD_HEAD + count] ?? 0) & MOST) !== 0) count++
  return count
}

/** The newest step counted here; the base when nothing is. */
export function newestStep(words: Uint32Array, offset: number): number {
  const count = used(words, offset)
  const last = count === 0 ? 0 : (words[offset + RECORD_HEAD + count - 1] ?? 0) >>> 16
  return instantOf(words, offset) + last
}

/** How the time of a record is measured, and where it says what it dropped. */
export type Counting = { scale: Scale; readonly dropped: Dropped }

/** Counts one more at `step`. False: it is older than anything this record can still hold. */
export function addAt(words: Uint32Array, offset: number, step: number, counting: Counting): boolean {
  const { scale } = counting
  if (used(words, offset) === 0) setInstantOf(words, offset, Math.max(0, step - scale.length))
  if (!reach(words, offset, step, counting)) return false
  const distance = step - instantOf(words, offset)
  const first = offset + RECORD_HEAD
  let count = used(words, offset)
  if (count === BUCKETS && !holds(words, first, distance)) {
    if (distance <= ((words[first + count - 1] ?? 0) >>> 16) - scale.length) return false
    count = makeRoom(words, offset, distance, counting)
  }
  let at = 0
  while (at < count && (words[first + at] ?? 0) >>> 16 < distance) at++
  const word = words[first + at] ?? 0
  if (at < count && word >>> 16 === distance) {
    if ((word & MOST) < MOST) words[first + at] = word + 1
    return true
  }
  words.copyWithin(first + at + 1, first + at, first + count)
  words[first + at] = ((distance << 16) | 1) >>> 0
  return true
}

/**
 * Counts one more at `step` and answers the sum of (step - length, step], in one pass where the step is the newest and there is
 * room, as for nearly every one. -1, and nothing is counted: `addAt` must be asked, and then for the sum.
 */
export function bumpNewest(words: Uint32Array, offset: number, step: number, scale: Scale): number {
  const first = offset + RECORD_HEAD
  const distance = step - instantOf(words, offset)
  if (distance >= 0 && distance <= FARTHEST) {
    const oldest = distance - scale.length
    let sum = 0
    let last = -1
    let at = 0
    for (; at < BUCKETS; at++) {
      const word = words[first + at] ?? 0
      if ((word & MOST) === 0) break
      last = word >>> 16
      if (last > oldest) sum += word & MOST
    }
    if (last === distance && last > oldest) {
      const word = words[first + at - 1] ?? 0
      if ((word & MOST) === MOST) return sum
      words[first + at - 1] = word + 1
      return sum + 1
    }
    if (last >= 0 && last < distance && at < BUCKETS) {
      words[first + at] = ((distance << 16) | 1) >>> 0
      return sum + 1
    }
  }
  return -1
}

/** Takes back one that was counted at `step`, when it can still be told which bucket holds it. False: none does. */
export function removeAt(words: Uint32Array, offset: number, step: number, scale: Scale): boolean {
  const base = instantOf(words, offset)
  const first = offset + RECORD_HEAD
  const count = used(words, offset)
  for (let at = 0; at < count; at++) {
    const word = words[first + at] ?? 0
    const moment = base + (word >>> 16)
    if (moment < step) continue
    if (tenthOf(moment, scale) !== tenthOf(step, scale)) return false
    if ((word & MOST) === MOST) return true
    words[first + at] = word - 1
    if ((word & MOST) === 1) drop(words, first, at, count)
    return true
  }
  return false
}

/** Whether something was counted after `step`. */
export function isBehind(words: Uint32Array, offset: number, step: number): boolean {
  const distance = step - instantOf(words, offset)
  for (let at = BUCKETS - 1; at >= 0; at--) {
    const word = words[offset + RECORD_HEAD + at] ?? 0
    if ((word & MOST) !== 0) return word >>> 16 > distance
  }
  return false
}

/** Whether moments may have become one here. */
export const isFull = (words: Uint32Array, offset: number): boolean =>
  ((words[offset + RECORD_HEAD + BUCKETS - 1] ?? 0) & MOST) !== 0

/**
 * As `sumAt` of a late event where moments have become one: those of its own tenth count wherever in it they are dated, so that
 * what came before the event is never missing.
 */
export function sumTenths(words: Uint32Array, offset: number, step: number, scale: Scale): number {
  return sumAt(words, offset, (tenthOf(step, scale) + 1) * scale.bucket - 1, step - scale.length)
}

/** The sum of buckets in (step - length, step]; -1 when something was counted after `step`, and `sumTenths` or `sumAt` must be asked. */
export function sumNewest(words: Uint32Array, offset: number, step: number, scale: Scale): number {
  const newest = step - instantOf(words, offset)
  const oldest = newest - scale.length
  const first = offset + RECORD_HEAD
  let sum = 0
  for (let at = 0; at < BUCKETS; at++) {
    const word = words[first + at] ?? 0
    if ((word & MOST) === 0) break
    const distance = word >>> 16
    if (distance > newest) return -1
    if (distance > oldest) sum += word & MOST
  }
  return sum
}

/** The sum of buckets in (after, step]. */
export function sumAt(words: Uint32Array, offset: number, step: number, after: number): number {
  const base = instantOf(words, offset)
  const first = offset + RECORD_HEAD
  let sum = 0
  for (let at = 0; at < BUCKETS; at++) {
    const word = words[first + at] ?? 0
    const distance = word >>> 16
    if ((word & MOST) === 0 || distance > step - base) break
    if (distance > after - base) sum += word & MOST
  }
  return sum
}

/**
 * Moves the base so that `step` lies within reach, dropping what is one and a half durations older than it: that far back late events
 * are exact, and the base need not move with every step.
 */
function reach(words: Uint32Array, offset: number, step: number, { scale, dropped }: Counting): boolean {
  const base = instantOf(words, offset)
  const newest = newestStep(words, offset)
  if (step >= base && step - base <= FARTHEST) return true
  const moved = step < base ? step : Math.max(0, step - Math.ceil(scale.length * 1.5))
  if (newest - moved > FARTHEST) return false
  const first = offset + RECORD_HEAD
  const count = used(words, offset)
  let kept = 0
  for (let at = 0; at < count; at++) {
    const word = words[first + at] ?? 0
    const distance = base + (word >>> 16) - moved
    if (distance < 0) {
      tell(dropped, base + (word >>> 16), word & MOST)
      continue
    }
    words[first + kept++] = ((distance << 16) | (word & MOST)) >>> 0
  }
  words.fill(0, first + kept, first + count)
  setInstantOf(words, offset, moved)
  return true
}

function holds(words: Uint32Array, first: number, distance: number): boolean {
  for (let at = 0; at < BUCKETS; at++) if ((words[first + at] ?? 0) >>> 16 === distance) return true
  return false
}

/** Frees a bucket of a full record: one that has expired, else by joining the closest two of one tenth. */
function makeRoom(words: Uint32Array, offset: number, distance: number, { scale, dropped }: Counting): number {
  const first = offset + RECORD_HEAD
  const newest = Math.max(distance, (words[first + BUCKETS - 1] ?? 0) >>> 16)
  let expired = 0
  while (expired < BUCKETS && (words[first + expired] ?? 0) >>> 16 <= newest - scale.length) {
    const word = words[first + expired] ?? 0
    tell(dropped, instantOf(words, offset) + (word >>> 16), word & MOST)
    expired++
  }
  if (expired > 0) {
    words.copyWithin(first, first + expired, first + BUCKETS)
    words.fill(0, first + BUCKETS - expired, first + BUCKETS)
    return BUCKETS - expired
  }
  const at = closestPair(words, offset, scale)
  const earlier = words[first + at] ?? 0
  const later = words[first + at + 1] ?? 0
  const sum = Math.min(MOST, (earlier & MOST) + (later & MOST))
  words[first + at + 1] = ((later & 0xffff0000) | sum) >>> 0
  drop(words, first, at, BUCKETS)
  return BUCKETS - 1
}

/** The first of the two neighbours in one tenth that lie closest. Twelve moments in one duration share a tenth somewhere. */
function closestPair(words: Uint32Array, offset: number, scale: Scale): number {
  const base = instantOf(words, offset)
  const first = offset + RECORD_HEAD
  let best = 0
  let gap = Infinity
  for (let at = 0; at + 1 < BUCKETS; at++) {
    const earlier = (words[first + at] ?? 0) >>> 16
    const later = (words[first + at + 1] ?? 0) >>> 16
    if (later - earlier >= gap) continue
    if (tenthOf(base + earlier, scale) !== tenthOf(base + later, scale)) continue
    best = at
    gap = later - earlier
  }
  return best
}

function tell(dropped: Dropped, step: number, count: number): void {
  dropped.steps[dropped.length] = step
  dropped.counts[dropped.length] = count
  dropped.length++
}

function drop(words: Uint32Array, first: number, at: number, count: number): void {
  words.copyWithin(first + at, first + at + 1, first + count)
  words[first + count - 1] = 0
}
