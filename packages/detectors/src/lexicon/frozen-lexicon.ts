/** A lexicon as one piece of bytes: made once where the product is built, and opened in no time by every start. */
import { packSections, unpackSections } from '../pack-sections.ts'
import type { LexiconTables } from './lexicon.ts'

/** Goes up by one when the sections change, or what they mean. */
const FORMAT = 102

/** The bytes of which `thawLexicon` makes the same tables. */
export function freezeLexicon(tables: LexiconTables): Uint8Array {
  const { categories, trie, beginnings, vocabulary } = tables
  return packSections(FORMAT, [
    new TextEncoder().encode(categories.join(' ')),
    tables.entryStarts,
    tables.entryCategories,
    tables.entryWeights,
    tables.entryOpenness,
    trie.codes,
    Int32Array.of(trie.depth, trie.first.length),
    ...trie.first,
    trie.cells,
    trie.tails,
    trie.patterns,
    beginnings.units,
    beginnings.pairs,
    beginnings.triples,
    vocabulary.keys,
    vocabulary.bits,
    vocabulary.slips,
  ])
}

/** The tables that `freezeLexicon` wrote; null where these are not such bytes, or of another version. */
export function thawLexicon(bytes: Uint8Array): LexiconTables | null {
  const sections = unpackSections(FORMAT, bytes)
  if (sections === null) return null
  const categories = new TextDecoder().decode(sections.bytes()).split(' ').filter(Boolean)
  // What is read below lies in the order in which it was written.
  const entryStarts = sections.numbers()
  const entryCategories = sections.halves()
  const entryWeights = sections.floats()
  const entryOpenness = sections.bytes()
  const codes = sections.halves()
  const [depth = 0, sets = 0] = sections.numbers()
  const first = Array.from({ length: sets }, sections.numbers)
  const trie = {
    codes,
    first,
    cells: sections.numbers(),
    tails: sections.halves(),
    patterns: sections.numbers(),
    depth,
  }
  const beginnings = { units: sections.bytes(), pairs: sections.bytes(), triples: sections.bytes() }
  const vocabulary = { keys: sections.numbers(), bits: sections.bytes(), slips: sections.marks() }
  return { categories, entryStarts, entryCategories, entryWeights, entryOpenness, trie, beginnings, vocabulary }
}
