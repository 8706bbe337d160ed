/**
 * Hashes of what deletions leave of a word. Two words within k edits of one another share what some k deletions leave of
 * each, so a table of hashes finds the words near one without making a single string.
 */

/** Longest word whose deletions are hashed. */
export const LONGEST_HASHED = 26
/** Hashes that two deletions leave at most: the word, one letter gone, two letters gone. */
export const MOST_HASHES = 1 + LONGEST_HASHED + (LONGEST_HASHED * (LONGEST_HASHED - 1)) / 2

const BASE = 0x9e3779b1 | 0
const INVERSE = inverseOf(BASE)
const INVERSE_SQUARED = Math.imul(INVERSE, INVERSE)

/** What `value` times it is 1, modulo 2^32. */
function inverseOf(value: number): number {
  let inverse = value
  for (let step = 0; step < 5; step++) inverse = Math.imul(inverse, 2 - Math.imul(value, inverse))
  return inverse
}

/** Sums of the letters before each place, each weighed by its place. */
const sums = new Int32Array(LONGEST_HASHED + 1)

/**
 * Writes the hash of the word and of everything that up to `depth` deletions leave of it into `into`, and answers how many.
 * `depth`: 0, 1 or 2. The word is no longer than `LONGEST_HASHED`. The same hash may be written twice.
 */
export function hashDeletes(word: string, depth: number, into: Int32Array): number {
  const { length } = word
  let power = 1
  for (let at = 0; at < length; at++) {
    sums[at + 1] = ((sums[at] ?? 0) + Math.imul(word.charCodeAt(at), power)) | 0
    power = Math.imul(power, BASE)
  }
  const all = sums[length] ?? 0
  let count = 0
  into[count++] = mix(all, length)
  if (depth === 0) return count
  for (let first = 0; first < length; first++) {
    const before = sums[first] ?? 0
    const after = sums[first + 1] ?? 0
    into[count++] = mix(before + Math.imul(all - after, INVERSE), length - 1)
    if (depth === 1) continue
    for (let second = first + 1; second < length; second++) {
      const between = Math.imul((sums[second] ?? 0) - after, INVERSE)
      const rest = Math.imul(all - (sums[second + 1] ?? 0), INVERSE_SQUARED)
      into[count++] = mix(before + between + rest, length - 2)
    }
  }
  return count
}

function mix(sum: number, length: number): number {
  const mixed = Math.imul(sum ^ (sum >>> 16) ^ Math.imul(length, 0x27d4eb2d), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
