/**
 * What a text holds, before anybody scores it: finds of words and of structure (links, sums, numbers), in order and parted
 * into sentences. A trained classifier reads the same features.
 */
import type { Folded } from '../fold/fold.ts'
import { MARK } from '../fold/fold-kinds.ts'
import { isDense } from '../fold/text-tokens.ts'
import type { Hits } from '../lexicon/find-terms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { eachEnding, findStructure, readSigns, STRUCTURES } from './find-structure.ts'

const FIND_LIMIT = 6_000
const SENTENCE_LIMIT = 2_048
/** Words a text may have to be "short": an exclamation, not a statement. */
const SHORT_WORDS = 4

/** Finds in order of their starts, and where each sentence's finds begin. Valid until the next text. */
export type TextFeatures = {
  /** As it was sent. */
  text: string
  folded: Folded
  /** Whether there are harmless words, in which terms are not found; and whether some are words of letters. */
  exempt: boolean
  exemptWords: boolean
  count: number
  /** Category of each find, and the folded units it covers (end exclusive). */
  readonly categories: Uint16Array
  readonly weights: Float32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By category: 1 where the text holds a find of it. */
  readonly present: Uint8Array
  sentenceCount: number
  /** First find of each sentence; the next entry is its end. */
  readonly sentenceFinds: Int32Array
  /** First folded unit of each sentence. */
  readonly sentenceStarts: Int32Array
  /** Letters of Chinese, Japanese and Korean outweigh the others, so distances are shorter. */
  dense: boolean
}

/** Features of texts that are searched for the terms of this lexicon. */
export function createTextFeatures(lexicon: Lexicon, folded: Folded): TextFeatures {
  return {
    text: '',
    folded,
    exempt: false,
    exemptWords: false,
    count: 0,
    categories: new Uint16Array(FIND_LIMIT),
    weights: new Float32Array(FIND_LIMIT),
    starts: new Int32Array(FIND_LIMIT),
    ends: new Int32Array(FIND_LIMIT),
    present: new Uint8Array(lexicon.categories.length + STRUCTURES.length),
    sentenceCount: 0,
    sentenceFinds: new Int32Array(SENTENCE_LIMIT + 1),
    sentenceStarts: new Int32Array(SENTENCE_LIMIT + 1),
    dense: false,
  }
}

/** Reads the features of a folded text whose terms have been found. */
export function readFeatures(features: TextFeatures, lexicon: Lexicon, folded: Folded, hits: Hits): void {
  features.folded = folded
  features.count = 0
  features.dense = folded.han * 2 > folded.latin
  markExempt(features, lexicon, hits)
  const named = features.exempt ? lexicon.categories.indexOf(SERVICE_NAME) : -1
  for (let index = 0; index < hits.count; index += 1) {
    const start = hits.starts[index] ?? 0
    const end = hits.ends[index] ?? 0
    const entry = hits.entries[index] ?? 0
    const category = lexicon.entryCategories[entry] ?? 0
    if (features.exempt && category !== named && isExempt(folded, start, end)) continue
    addFind(features, category, { start, end, weight: lexicon.entryWeights[entry] ?? 0 })
  }
  built.count = 0
  const first = lexicon.categories.length
  readSigns(folded)
  findStructure(folded, (structure, start, end) =>
    addFind(built, first + STRUCTURES.indexOf(structure), { start, end, weight: 0 }),
  )
  if (countWords(folded) <= SHORT_WORDS) addFind(built, first + SHORT, { start: 0, end: 0, weight: 0 })
  mergeFinds(features, built)
  features.present.fill(0)
  for (let find = 0; find < features.count; find += 1) features.present[features.categories[find] ?? 0] = 1
  partSentences(features)
}

const SHORT = STRUCTURES.indexOf('#short')

/** Harmless words that hold the letters of a term ("garbage collector", "操作"): what lies inside them is not found. */
const EXEMPT = 'exempt'
/** What a service is called is such a word itself where it holds the name of another (企业微信), and is found. */
const SERVICE_NAME = 'service-name'

function markExempt(features: TextFeatures, lexicon: Lexicon, hits: Hits): void {
  const { marks, units } = features.folded
  const exempt = lexicon.categories.indexOf(EXEMPT)
  features.exempt = false
  features.exemptWords = false
  for (let index = 0; index < hits.count; index += 1) {
    if (lexicon.entryCategories[hits.entries[index] ?? 0] !== exempt) continue
    const [start, end] = [hits.starts[index] ?? 0, hits.ends[index] ?? 0]
    features.exempt = true
    if (!isDense(units[start] ?? 0)) features.exemptWords = true
    for (let at = start; at < end; at += 1) marks[at] = (marks[at] ?? 0) | MARK.exempt
  }
}

function isExempt(folded: Folded, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (((folded.marks[at] ?? 0) & MARK.exempt) === 0) return false
  return true
}

type Finds = Pick<TextFeatures, 'count' | 'categories' | 'weights' | 'starts' | 'ends'>

const createFinds = (): Finds => ({
  count: 0,
  categories: new Uint16Array(FIND_LIMIT),
  weights: new Float32Array(FIND_LIMIT),
  starts: new Int32Array(FIND_LIMIT),
  ends: new Int32Array(FIND_LIMIT),
})

/** Structure of the text at hand, in order, before it is merged among the words. */
const built = createFinds()

/** Keeps finds in order of their starts: they come nearly so, and each moves only past those it overlaps. */
function addFind(
  finds: Finds,
  category: number,
  { start, end, weight }: { readonly start: number; readonly end: number; readonly weight: number },
): void {
  if (finds.count >= FIND_LIMIT) return
  const { categories, weights, starts, ends } = finds
  let at = finds.count
  for (; at > 0 && (starts[at - 1] ?? 0) > start; at -= 1) {
    categories[at] = categories[at - 1] ?? 0
    weights[at] = weights[at - 1] ?? 0
    starts[at] = starts[at - 1] ?? 0
    ends[at] = ends[at - 1] ?? 0
  }
  categories[at] = category
  weights[at] = weight
  starts[at] = start
  ends[at] = end
  finds.count += 1
}

/** Merges `others` into `finds` from behind, so that each find moves once; at the same start those of `finds` stay first. */
function mergeFinds(finds: Finds, others: Finds): void {
  let to = Math.min(FIND_LIMIT, finds.count + others.count)
  let other = to - finds.count - 1
  let own = finds.count - 1
  finds.count = to
  for (to -= 1; other >= 0; to -= 1) {
    const fromOwn = own >= 0 && (finds.starts[own] ?? 0) > (others.starts[other] ?? 0)
    const source = fromOwn ? finds : others
    const at = fromOwn ? own : other
    finds.categories[to] = source.categories[at] ?? 0
    finds.weights[to] = source.weights[at] ?? 0
    finds.starts[to] = source.starts[at] ?? 0
    finds.ends[to] = source.ends[at] ?? 0
    if (fromOwn) own -= 1
    else other -= 1
  }
}

function countWords(folded: Folded): number {
  if (folded.han > 0) return folded.han <= 6 ? 1 : SHORT_WORDS + 1
  let words = 0
  let inWord = false
  for (let at = 0; at < folded.length && words <= SHORT_WORDS; at += 1) {
    const letter = isLetter(folded.units[at] ?? 0)
    if (letter && !inWord) words += 1
    inWord = letter
  }
  return words
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x27
}

function partSentences(features: TextFeatures): void {
  const { folded, sentenceStarts, sentenceFinds } = features
  let count = 1
  sentenceStarts[0] = 0
  eachEnding((at) => {
    if (count >= SENTENCE_LIMIT || !endsSentence(folded, at)) return
    sentenceStarts[count] = at + 1
    count += 1
  })
  let find = 0
  for (let sentence = 0; sentence < count; sentence += 1) {
    sentenceFinds[sentence] = find
    const end = sentence + 1 < count ? (sentenceStarts[sentence + 1] ?? 0) : folded.length + 1
    while (find < features.count && (features.starts[find] ?? 0) < end) find += 1
  }
  sentenceFinds[count] = features.count
  features.sentenceCount = count
}

/** A full stop, or its like, ends a sentence unless a letter or digit follows ("1.5", "example.com"). */
function endsSentence(folded: Folded, at: number): boolean {
  if (folded.units[at] === 0x0a) return true
  return at + 1 >= folded.length || !isLetter(folded.units[at + 1] ?? 0)
}
