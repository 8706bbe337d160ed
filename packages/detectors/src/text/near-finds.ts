/** The finds near one of them, while that one moves forward through a text: each enters once and leaves once. */
import type { TextFeatures } from './text-features.ts'

export type NearFinds = {
  /** Indexes of finds, end exclusive. */
  from: number
  to: number
  /** By category: how many finds of it are near. */
  readonly held: Int32Array
}

export function createNearFinds(categories: number): NearFinds {
  return { from: 0, to: 0, held: new Int32Array(categories) }
}

/** Before the first find of a text. */
export function clearNear(near: NearFinds): void {
  near.from = 0
  near.to = 0
  near.held.fill(0)
}

/** Moves to a find that is no earlier than the last: near are those that begin and end within so many folded units of its start. */
export function moveNear(near: NearFinds, features: TextFeatures, find: number, reach: number): void {
  const { held } = near
  const { categories, starts, ends, count } = features
  const start = starts[find] ?? 0
  let { from, to } = near
  for (; to < count && (to <= find || (ends[to] ?? 0) <= start + reach); to += 1) {
    const category = categories[to] ?? 0
    held[category] = (held[category] ?? 0) + 1
  }
  for (; from < find && (starts[from] ?? 0) < start - reach; from += 1) {
    const category = categories[from] ?? 0
    held[category] = (held[category] ?? 0) - 1
  }
  near.from = from
  near.to = to
}

/** A sentence has so many finds; what goes on without an end is read as far on each side of a place, however long it is. */
const SIDE = 512

/** How far back, of the finds `from..to`, those reach that are of one sentence with what begins at `start`. */
export function nearFrom(features: TextFeatures, from: number, to: number, start: number): number {
  return to - from <= SIDE ? from : Math.max(from, firstAt(features, from, to, start) - SIDE)
}

/** How far on, end exclusive. */
export function nearTo(features: TextFeatures, from: number, to: number, start: number): number {
  return to - from <= SIDE ? to : Math.min(to, firstAt(features, from, to, start) + SIDE)
}

/** The first find of `from..to` that begins at `start` or later; `to` without one. */
function firstAt({ starts }: TextFeatures, from: number, to: number, start: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}
