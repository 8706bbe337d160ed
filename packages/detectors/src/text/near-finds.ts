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
