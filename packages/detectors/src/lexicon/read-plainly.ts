/** What term-reader.wat does, in plain code: for runtimes without WebAssembly, and to hold it against. */
import { BEGINS_ANYWHERE, BEGINS_WORD, bitsAt, hashPair, hashTriple, JOINS, LONGER_BITS } from './gate.ts'
import { BASE, CHECK, ENDS, TAIL } from './term-trie.ts'

/** Numbers of one read: its state, where it starts, where it ends, and 1 for terms of the set of words. */
export const READ = { words: 4, state: 0, start: 1, end: 2, isWord: 3 } as const

/** What lies in the memory of a reader; plain code reads there too. */
export type ReaderMemory = {
  readonly units: Uint16Array
  readonly traits: Uint8Array
  readonly pairs: Uint8Array
  readonly triples: Uint8Array
  readonly places: Int32Array
  readonly codes: Uint16Array
  readonly words: Int32Array
  readonly anywhere: Int32Array
  readonly cells: Int32Array
  readonly tails: Uint16Array
  readonly reads: Int32Array
  /** One number: the place that reading stopped at. */
  readonly stopped: Int32Array
}

/** Writes `places`. Answers how many there are. */
export function findPlacesPlainly(memory: ReaderMemory, length: number): number {
  const { units, traits, pairs, triples, places } = memory
  let count = 0
  // Whether the unit before goes on into this one, so that no word begins here.
  let allowed = BEGINS_WORD | BEGINS_ANYWHERE
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0
    const trait = traits[unit] ?? 0
    const [second = 0, third = 0] = [units[at + 1], units[at + 2]]
    const longer = bitsAt(pairs, hashPair(unit, second)) | bitsAt(triples, hashTriple(unit, second, third))
    const begins = (trait | (longer & (trait >> LONGER_BITS))) & allowed
    if (begins !== 0) places[count++] = (at << 2) | begins
    allowed = (trait & JOINS) === 0 ? BEGINS_WORD | BEGINS_ANYWHERE : BEGINS_ANYWHERE
  }
  return count
}

type Some = { readonly from: number; readonly to: number; readonly most: number }

/** Writes `reads` and `stopped`. Answers the bytes it wrote of `reads`. */
export function readTermsPlainly(memory: ReaderMemory, length: number, { from, to, most }: Some): number {
  const { units, places, codes, words, anywhere, cells, tails, reads, stopped } = memory
  let count = 0
  let at = from
  /** Where the rest of a pattern ends that goes on at `end`; -1 where the text does not. */
  const restOf = (tail: number, end: number): number => {
    const last = end + (tails[tail] ?? 0)
    if (last > length) return -1
    for (let unit = end; unit < last; unit += 1) if (units[unit] !== tails[tail + 1 + unit - end]) return -1
    return last
  }
  const readOn = (first: Int32Array, start: number, isWord: number): void => {
    let state = first[codes[units[start] ?? 0] ?? 0] ?? 0
    for (let end = start + 1; state !== 0; end += 1) {
      const base = cells[state * 2 + BASE] ?? 0
      if ((base & TAIL) !== 0) {
        const last = restOf(base >> 2, end)
        if (last >= 0) reads.set([state, start * 2, last * 2, isWord], READ.words * count++)
        return
      }
      if ((base & ENDS) !== 0) reads.set([state, start * 2, end * 2, isWord], READ.words * count++)
      const code = end < length ? (codes[units[end] ?? 0] ?? 0) : 0
      const next = (base >> 2) + code
      if (code === 0 || cells[next * 2 + CHECK] !== state) return
      state = next
    }
  }
  for (; at < to && count * READ.words * 4 < most; at += 1) {
    const place = places[at] ?? 0
    if ((place & BEGINS_WORD) !== 0) readOn(words, place >> 2, 1)
    if ((place & BEGINS_ANYWHERE) !== 0) readOn(anywhere, place >> 2, 0)
  }
  stopped[0] = at
  return count * READ.words * 4
}
