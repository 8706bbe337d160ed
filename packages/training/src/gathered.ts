/** The traits of many texts, gathered once in flat arrays so that each round of learning reads them in order. */
import {
  createLexicon,
  createTextReading,
  createTraitReader,
  findWords,
  readDefaultLexicon,
  type TextTraits,
  type WordIndex,
} from '@goodstanding/detectors'
import type { Example } from './example.ts'

export type Traits = Pick<TextTraits, 'count' | 'hashes'> & {
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
const MOST_TRAITS = 12_000

export type Gathered = { readonly examples: readonly Example[]; readonly traits: readonly Traits[] }

/** `known`: the words whose meaning is known. */
export function gatherTraits(examples: readonly Example[], readTraits: ReadTraitsOf, known: WordIndex): Gathered {
  const rows = new Int32Array(MOST_TRAITS)
  const traits = examples.map(({ text }): Traits => {
    const { count, hashes, words, wordCount } = readTraits(text)
    const kept = Math.min(count, MOST_TRAITS)
    const found = findWords(known, words, wordCount, rows)
    return { count: kept, hashes: hashes.slice(0, kept), words: rows.slice(0, found) }
  })
  return { examples, traits }
}
