/** The traits of many texts, gathered once in flat arrays so that each round of learning reads them in order. */
import {
  createLexicon,
  createTextReading,
  createTraitReader,
  findWords,
  PART_LIMIT,
  readDefaultLexicon,
  readPartsOf,
  type TextTraits,
  type WordIndex,
} from '@goodstanding/detectors'
import type { Example } from './example.ts'

export type Traits = {
  /** Of the whole text, those of its words among them. */
  readonly count: number
  readonly hashes: Int32Array
  /** Rows of the known words. */
  readonly words: Int32Array
}

/** Reads the traits of a text; valid until the next call. */
export type ReadTraitsOf = (text: string) => TextTraits

/** `known`: the words that the model will know, by which slips are mended. */
export function createReadTraits(known: WordIndex): ReadTraitsOf {
  const lexicon = createLexicon(readDefaultLexicon())
  const read = createTextReading(lexicon, known)
  const readTraits = createTraitReader(lexicon.categories)
  return (text) => readTraits(read(text))
}

/** Traits of the longest texts are cut here: mails quote whole digests. */
const MOST_TRAITS = 24_000

export type Gathered = { readonly examples: readonly Example[]; readonly traits: readonly Traits[] }

/** `known`: the words whose meaning is known. */
export function gatherTraits(examples: readonly Example[], readTraits: ReadTraitsOf, known: WordIndex): Gathered {
  const rows = new Int32Array(MOST_TRAITS)
  const all = new Int32Array(MOST_TRAITS)
  const traits = examples.map(({ text }): Traits => {
    const read = readTraits(text)
    const count = readAll(all, read)
    const found = findWords(known, read.words, read.wordCount, rows)
    return { count, hashes: all.slice(0, count), words: rows.slice(0, found) }
  })
  return { examples, traits }
}

/** Fills `all` with the traits of a text and of each of its words, as many as there is room for; returns how many. */
function readAll(all: Int32Array, traits: TextTraits): number {
  let count = Math.min(traits.count, all.length)
  all.set(traits.hashes.subarray(0, count))
  const parts = new Int32Array(PART_LIMIT)
  for (let at = 0; at < traits.wordCount; at += 1) {
    const size = readPartsOf(parts, traits, at)
    if (count + size > all.length) break
    all.set(parts.subarray(0, size), count)
    count += size
  }
  return count
}
