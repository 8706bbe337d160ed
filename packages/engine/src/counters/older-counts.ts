/**
 * What a record of counts has dropped to make room, kept for late events: counts by tenths of the window's duration. A key needs one
 * only when it has more moments than its record has room for.
 *
 * The record's instant is the latest tenth that it holds. Words after the head: sixteen counts (clamped), two to a word; a tenth's
 * place is its number modulo sixteen.
 */
import { instantOf, RECORD_HEAD, setInstantOf } from './record-head.ts'
import type { Scale } from './window-record.ts'

export const OLDER_WORDS = RECORD_HEAD + 8
/** What an event needs that is a whole duration late lies in eleven tenths, the first and the last of them in part. */
const TENTHS = 16
const PLACE = TENTHS - 1
/** Most that one record drops at once. */
const MOST_DROPPED = 12
const MOST = 0xffff

/** Buckets that a record of counts dropped, for whoever keeps them. */
export type Dropped = { length: number; readonly steps: Float64Array; readonly counts: Uint32Array }

export const createDropped = (): Dropped => ({
  length: 0,
  steps: new Float64Array(MOST_DROPPED),
  counts: new Uint32Array(MOST_DROPPED),
})

export const tenthOf = (step: number, { bucket }: Scale): number => Math.floor(step / bucket)

/** Keeps `count` more of a tenth. False: it is older than all that this record can hold. */
export function addOlder(words: Uint32Array, offset: number, tenth: number, count: number): boolean {
  const latest = instantOf(words, offset)
  if (tenth <= latest - TENTHS) return false
  if (tenth > latest) {
    const first = Math.max(latest + 1, tenth - TENTHS + 1)
    for (let passed = first; passed <= tenth; passed++) setCount(words, offset, passed, 0)
    setInstantOf(words, offset, tenth)
  }
  setCount(words, offset, tenth, Math.min(MOST, countAt(words, offset, tenth) + count))
  return true
}

/** Takes back one that was kept of a tenth, when that is still held. */
export function removeOlder(words: Uint32Array, offset: number, tenth: number): void {
  const latest = instantOf(words, offset)
  if (tenth > latest || tenth <= latest - TENTHS) return
  const count = countAt(words, offset, tenth)
  if (count > 0 && count < MOST) setCount(words, offset, tenth, count - 1)
}

/** Takes in what another node kept of the same key: of each tenth the greater count. */
export function joinOlder(words: Uint32Array, offset: number, other: Uint32Array): void {
  const latest = instantOf(other, 0)
  for (let tenth = Math.max(0, latest - TENTHS + 1); tenth <= latest; tenth++) {
    const held = tenth > instantOf(words, offset) ? 0 : sumOlder(words, offset, tenth, tenth)
    const more = countAt(other, 0, tenth) - held
    if (more > 0) addOlder(words, offset, tenth, more)
  }
}

/** The sum of the tenths from `first` to `last`. */
export function sumOlder(words: Uint32Array, offset: number, first: number, last: number): number {
  const latest = instantOf(words, offset)
  let sum = 0
  for (let tenth = Math.max(first, latest - TENTHS + 1); tenth <= Math.min(last, latest); tenth++)
    sum += countAt(words, offset, tenth)
  return sum
}

/** When what it holds of last had happened, at the latest. */
export const olderTime = (words: Uint32Array, offset: number, { bucket, stepMs }: Scale): number =>
  (instantOf(words, offset) + 1) * bucket * stepMs

function countAt(words: Uint32Array, offset: number, tenth: number): number {
  const place = tenth & PLACE
  return ((words[offset + RECORD_HEAD + (place >> 1)] ?? 0) >>> ((place & 1) << 4)) & MOST
}

function setCount(words: Uint32Array, offset: number, tenth: number, count: number): void {
  const place = tenth & PLACE
  const shift = (place & 1) << 4
  const at = offset + RECORD_HEAD + (place >> 1)
  words[at] = (((words[at] ?? 0) & ~(MOST << shift)) | (count << shift)) >>> 0
}
