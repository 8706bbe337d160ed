/** A Lexicon: terms with category and weight, ready to be found in folded texts. */
import { createFold } from '../fold/fold.ts'
import { KIND_LATIN } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import { COMMON_WORDS } from './common-words.ts'
import { createVocabulary, type Vocabulary, type VocabularyWord } from '../fold/vocabulary.ts'
import { BEGINS_ANYWHERE, BEGINS_WORD, type Beginnings, createBeginnings } from './gate.ts'
import type { LexiconEntry } from './parse-lexicon.ts'
import { createTermReader, type TermReader } from './term-reader.ts'
import { createTermTrie, type TermTrie } from './term-trie.ts'

/** Terms of at least this weight read as harmful even alone, so that disguises of them are undone more boldly. */
const PLAIN_WEIGHT = 0.4
/** Categories whose names start so only help others: they say who, to whom, how, and never harm by themselves. */
const CUE = 'cue-'
/** Categories whose names start so serve combinations alone. */
const SIGN = 'sign-'
/** Harmless words that hold the letters of a term ("garbage collector", "操作"): what lies inside them is not found. */
const EXEMPT = 'exempt'
/** What a service is called is such a word itself where it holds the name of another (企业微信), and is found. */
const SERVICE_NAME = 'service-name'
/** Finds keep a category, or a structure, in 16 bits. */
const MOST_CATEGORIES = 60_000

export type Lexicon = {
  /** Category names; entries refer to them by index. */
  readonly categories: readonly string[]
  /** The category of harmless words, -1 without any; its entries are the first of their patterns. */
  readonly exempt: number
  /** The one category that is found inside harmless words, -1 without any. */
  readonly serviceName: number
  /** Finds, in the set of words, the patterns that begin with a Latin letter where a word begins, and nowhere else; all others anywhere. */
  readonly reader: TermReader
  /**
   * Two numbers for each state where a pattern ends: its first entry; and how many there are, above them (`>>> 16`) how many of them are
   * no signs, which come first.
   */
  readonly spans: Int32Array
  readonly entryCategories: Uint16Array
  readonly entryWeights: Float32Array
  /** Bits: letters may go before (1), may follow (2). */
  readonly entryOpenness: Uint8Array
  readonly vocabulary: Vocabulary
}

/** Sets of patterns in the trie. */
const WORDS = 0
const ANYWHERE = 1

const OPEN_BITS = { closed: 0, start: 1, end: 2, both: 3 } as const

/** What a lexicon is made of, in plain arrays that may be kept as they are. */
export type LexiconTables = Omit<Lexicon, 'reader' | 'spans' | 'exempt' | 'serviceName'> & {
  /** Entries of pattern `k`: from `entryStarts[k]` up to `entryStarts[k + 1]`. */
  readonly entryStarts: Int32Array
  readonly trie: TermTrie
  readonly beginnings: Beginnings
}

export function openLexicon({ trie, beginnings, entryStarts, ...tables }: LexiconTables): Lexicon {
  const { categories, entryCategories } = tables
  const signs = Uint8Array.from(categories, (category) => (category.startsWith(SIGN) ? 1 : 0))
  const isSign = Uint8Array.from(entryCategories, (category) => signs[category] ?? 0)
  return {
    ...tables,
    exempt: categories.indexOf(EXEMPT),
    serviceName: categories.indexOf(SERVICE_NAME),
    reader: createTermReader(trie, beginnings),
    spans: spansOf(trie, entryStarts, isSign),
  }
}

/** What stands together in memory is looked up at once. */
function spansOf({ patterns }: TermTrie, entryStarts: Int32Array, isSign: Uint8Array): Int32Array {
  const spans = new Int32Array(patterns.length * 2)
  for (let state = 0; state < patterns.length; state += 1) {
    const pattern = patterns[state] ?? 0
    const first = entryStarts[pattern] ?? 0
    const last = entryStarts[pattern + 1] ?? 0
    let plain = first
    while (plain < last && isSign[plain] === 0) plain += 1
    spans[state * 2] = first
    spans[state * 2 + 1] = ((plain - first) << 16) | (last - first)
  }
  return spans
}

/** Builds a lexicon from entries: folds the terms, merges repeated ones (the highest weight stays). */
export const createLexicon = (entries: readonly LexiconEntry[]): Lexicon => openLexicon(buildLexicon(entries))

/** The tables of `createLexicon`. */
export function buildLexicon(entries: readonly LexiconEntry[]): LexiconTables {
  const categories = [...new Set(entries.map((entry) => entry.category))].sort()
  if (categories.length > MOST_CATEGORIES)
    throw new Error(`A lexicon holds at most ${MOST_CATEGORIES} categories, not ${categories.length}.`)
  const byPattern = groupByPattern(entries)
  const patterns = [...byPattern.keys()]
  const entryStarts = new Int32Array(patterns.length + 1)
  const flat: LexiconEntry[] = []
  patterns.forEach((pattern, index) => {
    entryStarts[index] = flat.length
    const group = byPattern.get(pattern) ?? []
    flat.push(...(group.length === 1 ? group : group.toSorted((a, b) => rankOf(a) - rankOf(b))))
  })
  entryStarts[patterns.length] = flat.length
  const openings = Uint8Array.from(flat, (entry) => OPEN_BITS[entry.open])
  const sets = Uint8Array.from(patterns, (pattern, index) => {
    if (KINDS[pattern.charCodeAt(0)] !== KIND_LATIN) return ANYWHERE
    const openBefore = openings.subarray(entryStarts[index], entryStarts[index + 1]).some((open) => (open & 1) !== 0)
    return openBefore ? ANYWHERE : WORDS
  })
  const setOf = (index: number): number => sets[index] ?? WORDS
  const places = new Map(categories.map((category, place) => [category, place]))
  return {
    categories,
    trie: createTermTrie(patterns, 2, setOf),
    beginnings: createBeginnings(patterns, (index) => (setOf(index) === WORDS ? BEGINS_WORD : BEGINS_ANYWHERE)),
    entryStarts,
    entryCategories: Uint16Array.from(flat, (entry) => places.get(entry.category) ?? 0),
    entryWeights: Float32Array.from(flat, (entry) => entry.weight),
    entryOpenness: openings,
    vocabulary: createVocabulary(vocabularyOf(byPattern)),
  }
}

/** In which order the entries of a pattern stand. */
const rankOf = ({ category }: LexiconEntry): number => (category === EXEMPT ? 0 : category.startsWith(SIGN) ? 2 : 1)

/** As people text it: "ur", "u". Alone these are no words of a list, for a unit and a rack are called so too. */
function textedOf(pattern: string): string {
  return pattern.includes(' ')
    ? pattern.replace(/\byou(?:'?re|r)?\b/g, (word) => (word === 'you' ? 'u' : 'ur'))
    : pattern
}

function groupByPattern(entries: readonly LexiconEntry[]): ReadonlyMap<string, readonly LexiconEntry[]> {
  const fold = createFold(null)
  const groups = new Map<string, LexiconEntry[]>()
  const add = (pattern: string, entry: LexiconEntry): void => {
    if (pattern === '') return
    const group = groups.get(pattern)
    if (group === undefined) {
      groups.set(pattern, [entry])
      return
    }
    // Few stand in a group: to look at each costs less than a map for every pattern.
    const at = group.findIndex(({ category, open }) => category === entry.category && open === entry.open)
    if (at < 0) group.push(entry)
    else if ((group[at]?.weight ?? 0) < entry.weight) group[at] = entry
  }
  for (const entry of entries) {
    const folded = fold(entry.term)
    const pattern = String.fromCharCode(...folded.units.subarray(0, folded.length)).trim()
    add(pattern, entry)
    const short = textedOf(pattern)
    if (short !== pattern) add(short, entry)
  }
  return groups
}

/** The Latin words of all terms, and common words: what a disguise may hide. */
function* vocabularyOf(byPattern: ReadonlyMap<string, readonly LexiconEntry[]>): Iterable<VocabularyWord> {
  for (const [pattern, entries] of byPattern) {
    const words = pattern.split(/[^a-z]+/).filter((word) => word.length > 1)
    // Signs grow by the hundred: were each of their words one that a slip may have meant, honest names would be read as slips.
    if (entries.every((entry) => entry.category.startsWith(SIGN))) {
      for (const word of words) yield { word, stem: 'closed', alone: 'sign' }
      continue
    }
    const plain =
      words.length === 1 && entries.some((entry) => !entry.category.startsWith(CUE) && entry.weight >= PLAIN_WEIGHT)
    const open = words.length === 1 && entries.some((entry) => entry.open === 'end' || entry.open === 'both')
    for (const word of words)
      yield { word, stem: open && word.length >= 3 ? 'open' : 'closed', alone: plain ? 'plain' : 'weak' }
  }
  for (const word of [...COMMON_WORDS, 'a', 'i']) yield { word, stem: 'closed', alone: 'weak' }
}
