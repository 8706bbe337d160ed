/**
 * What a text holds, before anybody scores it: finds of words and of structure (links, sums, numbers), in order and parted
 * into sentences. A trained classifier reads the same features.
 */
import type { Folded } from '../fold/fold.ts'
import { MARK } from '../fold/fold-kinds.ts'
import { FOLD_LIMIT } from '../fold/fold-state.ts'
import { isDense } from '../fold/text-tokens.ts'
import type { Hits } from '../lexicon/find-terms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { findStructure, readSigns, STRUCTURES } from './find-structure.ts'
import { isLetter, partSentences, SENTENCE_LIMIT } from './part-sentences.ts'
import type { Picking } from './pick-finds.ts'

/** Several for each unit of the longest text: more than everyday words come to. */
const FIND_LIMIT = 4 * FOLD_LIMIT
/** From so many finds on one of a kind is kept once in so many units, but for a stronger one: what is repeated for pages leaves room. */
const MANY_FINDS = 16_384
const APART = 8
/** Words a text may have to be "short": an exclamation, not a statement. */
const SHORT_WORDS = 4

/** Finds that can matter, in order of their starts, and where each sentence's finds begin. Valid until the next text. */
export type TextFeatures = {
  /** As it was sent; and whether each line of it is quoted: null until somebody asks. */
  text: string
  allQuoted: boolean | null
  folded: Folded
  /** Whether it has harmless words, in which terms are not found; and some of letters. */
  exempt: boolean
  exemptWords: boolean
  count: number
  /** Category of each find, and the folded units it covers (end exclusive). */
  readonly categories: Uint16Array
  readonly weights: Float32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By category: 1 where the text holds a find of it, also one that was not kept. */
  readonly present: Uint8Array
  /** The categories that it holds. */
  kindCount: number
  readonly kinds: Uint16Array
  /** Which finds are kept of it, and which combinations may be met. */
  readonly picking: Picking
  sentenceCount: number
  /** First find of each sentence; the next entry is its end. */
  readonly sentenceFinds: Int32Array
  /** First folded unit of each sentence. */
  readonly sentenceStarts: Int32Array
  /** Letters of Chinese, Japanese and Korean outweigh the others, so distances are shorter. */
  dense: boolean
}

/** Features of texts that are searched for the terms of this lexicon. */
export function createTextFeatures(lexicon: Lexicon, folded: Folded, picking: Picking): TextFeatures {
  const kinds = lexicon.categories.length + STRUCTURES.length
  return {
    text: '',
    allQuoted: null,
    folded,
    exempt: false,
    exemptWords: false,
    count: 0,
    categories: new Uint16Array(FIND_LIMIT),
    weights: new Float32Array(FIND_LIMIT),
    starts: new Int32Array(FIND_LIMIT),
    ends: new Int32Array(FIND_LIMIT),
    present: new Uint8Array(kinds),
    kindCount: 0,
    kinds: new Uint16Array(kinds + 1),
    picking,
    sentenceCount: 0,
    sentenceFinds: new Int32Array(SENTENCE_LIMIT + 1),
    sentenceStarts: new Int32Array(SENTENCE_LIMIT + 1),
    dense: false,
  }
}

/** Reads the features of a folded text whose terms have been found. */
export function readFeatures(features: TextFeatures, lexicon: Lexicon, folded: Folded, hits: Hits): void {
  const { picking, present } = features
  features.folded = folded
  features.allQuoted = null
  features.dense = folded.han * 2 > folded.latin
  markExempt(features, lexicon, hits)
  present.fill(0)
  features.kindCount = 0
  holdKinds(features, lexicon, hits)
  buildStructure(features, lexicon.categories.length)
  picking.pick(present, features.kinds, features.kindCount)
  features.count = 0
  keepFinds(features, lexicon, hits)
  mergeFinds(features, built)
  partSentences(features)
}

/** Finds the structure of the text, in order, before it is merged among the words; `first` is the category of the first kind. */
function buildStructure(features: TextFeatures, first: number): void {
  const { folded } = features
  built.count = 0
  readSigns(folded)
  findStructure(folded, (structure, start, end) => addStructure(first + STRUCTURES.indexOf(structure), start, end))
  if (countWords(folded) <= SHORT_WORDS) addStructure(first + SHORT, 0, 0)
  for (let find = 0; find < built.count; find += 1) hold(features, built.categories[find] ?? 0)
}

function hold(features: TextFeatures, category: number): void {
  const { present, kinds } = features
  // Without a branch, where a processor cannot guess which it will be: what was there already, the next one writes over.
  kinds[features.kindCount] = category
  features.kindCount += 1 - (present[category] ?? 0)
  present[category] = 1
}

/** Every category of which the text holds a term. */
function holdKinds(features: TextFeatures, lexicon: Lexicon, hits: Hits): void {
  const { spans, entryCategories, entryOpenness, serviceName } = lexicon
  for (let hit = 0; hit < hits.count; hit += 1) {
    const only = onlyIn(features, hits, hit, serviceName)
    const edges = hits.edges[hit] ?? 0
    const pattern = (hits.patterns[hit] ?? 0) * 2
    const first = spans[pattern] ?? 0
    const last = first + ((spans[pattern + 1] ?? 0) & 0xffff)
    for (let entry = first; entry < last; entry += 1) {
      if (edges !== 0 && (edges & ~(entryOpenness[entry] ?? 0)) !== 0) continue
      const category = entryCategories[entry] ?? 0
      if (only === ANY || category === only) hold(features, category)
    }
  }
}

/** The finds that are wanted: hits are in order of their starts, and so are these. */
function keepFinds(features: TextFeatures, lexicon: Lexicon, hits: Hits): void {
  const { spans, entryCategories, entryOpenness, entryWeights, serviceName } = lexicon
  const { categories, weights, starts, ends } = features
  const { wanted } = features.picking
  let count = 0
  let kept: LastKept | null = null
  for (let hit = 0; hit < hits.count; hit += 1) {
    const only = onlyIn(features, hits, hit, serviceName)
    const edges = hits.edges[hit] ?? 0
    const pattern = (hits.patterns[hit] ?? 0) * 2
    const first = spans[pattern] ?? 0
    const last = first + ((spans[pattern + 1] ?? 0) & 0xffff)
    for (let entry = first; entry < last && count < FIND_LIMIT; entry += 1) {
      const category = entryCategories[entry] ?? 0
      if (wanted[category] === 0 || (only !== ANY && category !== only)) continue
      if (edges !== 0 && (edges & ~(entryOpenness[entry] ?? 0)) !== 0) continue
      const weight = entryWeights[entry] ?? 0
      if (count >= MANY_FINDS) {
        kept ??= createLastKept(wanted.length)
        if (isRepeated(kept, category, hits.starts[hit] ?? 0, weight)) continue
      }
      categories[count] = category
      weights[count] = weight
      starts[count] = hits.starts[hit] ?? 0
      ends[count] = hits.ends[hit] ?? 0
      count += 1
    }
  }
  features.count = count
}

/** By category: where a find of it was kept last, and its weight. */
type LastKept = { readonly starts: Int32Array; readonly weights: Float32Array }

const createLastKept = (kinds: number): LastKept => ({
  starts: new Int32Array(kinds).fill(-APART),
  weights: new Float32Array(kinds),
})

function isRepeated(kept: LastKept, category: number, start: number, weight: number): boolean {
  if (start - (kept.starts[category] ?? 0) < APART && weight <= (kept.weights[category] ?? 0)) return true
  kept.starts[category] = start
  kept.weights[category] = weight
  return false
}

const ANY = -2

/** The one category that may be found here, inside harmless words; `ANY` elsewhere. */
function onlyIn({ exempt, folded }: TextFeatures, hits: Hits, hit: number, serviceName: number): number {
  return exempt && isExempt(folded, hits.starts[hit] ?? 0, hits.ends[hit] ?? 0) ? serviceName : ANY
}

const SHORT = STRUCTURES.indexOf('#short')

function markExempt(features: TextFeatures, lexicon: Lexicon, hits: Hits): void {
  const { spans, entryCategories, entryOpenness, exempt } = lexicon
  const { marks, units } = features.folded
  features.exempt = false
  features.exemptWords = false
  for (let hit = 0; hit < hits.count; hit += 1) {
    const pattern = (hits.patterns[hit] ?? 0) * 2
    const edges = hits.edges[hit] ?? 0
    const first = spans[pattern] ?? 0
    const last = first + ((spans[pattern + 1] ?? 0) & 0xffff)
    for (let entry = first; entry < last && entryCategories[entry] === exempt; entry += 1) {
      if ((edges & ~(entryOpenness[entry] ?? 0)) !== 0) continue
      const [start, end] = [hits.starts[hit] ?? 0, hits.ends[hit] ?? 0]
      features.exempt = true
      if (!isDense(units[start] ?? 0)) features.exemptWords = true
      for (let at = start; at < end; at += 1) marks[at] = (marks[at] ?? 0) | MARK.exempt
    }
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

/** Structure of the text at hand. */
const built = createFinds()

/** Keeps structure in order of its starts: it comes nearly so, and each find moves only past those it overlaps. */
function addStructure(category: number, start: number, end: number): void {
  if (built.count >= FIND_LIMIT) return
  const { categories, starts, ends } = built
  let at = built.count
  for (; at > 0 && (starts[at - 1] ?? 0) > start; at -= 1) {
    categories[at] = categories[at - 1] ?? 0
    starts[at] = starts[at - 1] ?? 0
    ends[at] = ends[at - 1] ?? 0
  }
  categories[at] = category
  starts[at] = start
  ends[at] = end
  built.count += 1
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
