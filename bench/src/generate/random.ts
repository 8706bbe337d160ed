/** Repeatable chance: the same seed gives the same rules, texts and events on every machine. */

export type Random = {
  /** 0 <= x < 1. */
  readonly next: () => number
  /** A whole number, 0 <= n < bound. */
  readonly below: (bound: number) => number
  readonly pick: <Value>(values: readonly Value[]) => Value
  readonly chance: (share: number) => boolean
  /** Small numbers often, large ones rarely, 0 <= n < bound: how actors and organizations share the traffic. */
  readonly skewed: (bound: number) => number
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('Nothing to pick from.')
      return value
    },
    chance: (share) => next() < share,
    skewed: (bound) => Math.floor(bound * next() ** 2),
  }
}
