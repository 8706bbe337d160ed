/** Finds the row of a word by its hash. */
export type WordIndex = {
  /** Open addressing, a power of two of slots; 0 is an empty slot, so that a word of this hash shares the row of 1. */
  readonly keys: Int32Array
  readonly rows: Int32Array
}

export function createWordIndex(hashes: Int32Array): WordIndex {
  let capacity = 16
  while (capacity < hashes.length * 2) capacity *= 2
  const keys = new Int32Array(capacity)
  const rows = new Int32Array(capacity)
  for (let row = 0; row < hashes.length; row += 1) {
    const wanted = keyOf(hashes[row] ?? 0)
    let slot = slotOf(wanted, capacity)
    while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    keys[slot] = wanted
    rows[slot] = row
  }
  return { keys, rows }
}

/** The row of a word, or -1. */
export function findWord({ keys, rows }: WordIndex, hash: number): number {
  const wanted = keyOf(hash)
  for (let slot = slotOf(wanted, keys.length); ; slot = (slot + 1) & (keys.length - 1)) {
    const key = keys[slot] ?? 0
    if (key === wanted) return rows[slot] ?? -1
    if (key === 0) return -1
  }
}

function keyOf(hash: number): number {
  return hash === 0 ? 1 : hash
}

function slotOf(hash: number, capacity: number): number {
  return (hash ^ (hash >>> 15)) & (capacity - 1)
}

/** A text whose words are known less often than this is of another language, where the same letters mean something else. */
const LEAST_KNOWN = 0.7

/** Fills `rows` with the rows of the known words; returns how many, 0 when the text is of another language. */
export function findWords(index: WordIndex, words: Int32Array, count: number, rows: Int32Array): number {
  let known = 0
  for (let at = 0; at < count; at += 1) {
    const row = findWord(index, words[at] ?? 0)
    if (row < 0) continue
    rows[known] = row
    known += 1
  }
  return enoughKnown(known, count) ? known : 0
}

/** Whether a text of so many different words, so many of them known, is of the language of the words. */
export function enoughKnown(known: number, count: number): boolean {
  return known >= count * LEAST_KNOWN
}
