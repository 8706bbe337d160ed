/**
 * Remembers something of the words that come again and again, by hash: each has one of four places, and what is asked for seldom
 * makes room. Small enough to stay near the processor, where the tables of all words do not.
 */
const WAYS = 4

export type WordMemory = {
  /** Hash of the word at each place; 0 where there is none, so that the word of this hash shares that of 1. */
  readonly hashes: Int32Array
  /** Whether the place was asked for since it was last passed over. */
  readonly used: Uint8Array
  /** By four places: which of them is looked at next for room. */
  readonly turns: Uint8Array
}

/** Room for `size` words, a power of two; their places are numbers below it. */
export function createWordMemory(size: number): WordMemory {
  return { hashes: new Int32Array(size), used: new Uint8Array(size), turns: new Uint8Array(size / WAYS) }
}

/** The place of a word, or -1. */
export function recall({ hashes, used, turns }: WordMemory, hash: number): number {
  const wanted = hash === 0 ? 1 : hash
  const first = ((wanted ^ (wanted >>> 15)) & (turns.length - 1)) * WAYS
  for (let place = first; place < first + WAYS; place += 1) {
    if (hashes[place] !== wanted) continue
    used[place] = 1
    return place
  }
  return -1
}

/** Gives a word that is not remembered a place, and answers it: what was kept there is to be written over. */
export function makePlace({ hashes, used, turns }: WordMemory, hash: number): number {
  const wanted = hash === 0 ? 1 : hash
  const set = (wanted ^ (wanted >>> 15)) & (turns.length - 1)
  let place = set * WAYS + (turns[set] ?? 0)
  while (used[place] === 1) {
    used[place] = 0
    turns[set] = ((turns[set] ?? 0) + 1) % WAYS
    place = set * WAYS + (turns[set] ?? 0)
  }
  turns[set] = ((turns[set] ?? 0) + 1) % WAYS
  hashes[place] = wanted
  return place
}
