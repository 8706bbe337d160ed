/** The traits that a word has by itself, wherever it stands: the word, and its parts of 3 and 5 letters with its edges. */
import { extendHash } from '../fold/vocabulary.ts'
import type { TextTraits } from './text-traits.ts'

/** Letters of a word that are read; what follows says little. */
const LONGEST_WORD = 24
const WORD_EDGE = 0x5f
/** A word has so many traits at most. */
export const PART_LIMIT = 1 + 2 * LONGEST_WORD

/** Fills `hashes` with the traits of one word of a text, each once; returns how many there are. */
export function readPartsOf(hashes: Int32Array, { units, tokens, words, wordPlaces }: TextTraits, at: number): number {
  const token = wordPlaces[at] ?? 0
  const [start, end] = [tokens.starts[token] ?? 0, tokens.ends[token] ?? 0]
  return readParts(hashes, units, { hash: words[at] ?? 0, start, end })
}

/** The same of a word of this hash that stands at `units[start..end]`. */
export function readParts(
  hashes: Int32Array,
  units: Uint16Array,
  word: { readonly hash: number; readonly start: number; readonly end: number },
): number {
  const { start } = word
  const last = Math.min(word.end, start + LONGEST_WORD)
  hashes[0] = word.hash
  let count = 1
  if (last - start < 3) return count
  for (let from = start - 1; from + 3 <= last + 1; from += 1) {
    let hash = from < start ? WORD_EDGE : (units[from] ?? 0)
    const most = Math.min(last + 1, from + 5)
    for (let to = from + 1; to < most; to += 1) {
      hash = extendHash(hash, to >= last ? WORD_EDGE : (units[to] ?? 0))
      if (to < from + 2 || to === from + 3 || holds(hashes, count, hash)) continue
      hashes[count] = hash
      count += 1
    }
  }
  return count
}

function holds(hashes: Int32Array, count: number, hash: number): boolean {
  for (let at = 0; at < count; at += 1) if (hashes[at] === hash) return true
  return false
}
