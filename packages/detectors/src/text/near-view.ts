/**
 * What the model says of the words around a find. A long text says much, and what is meant in one sentence of it is thinned out
 * by all the others: without a nearer look, padding would hide a threat that the word lists see plainly.
 */
import { createClassifier } from '../classifier/classify-text.ts'
import type { WordSums } from '../classifier/word-sums.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { createTextReading } from './read-text.ts'

export type NearView = {
  /**
   * By head, the scores of the text around `start..end` (UTF-16 units); valid until the next call. `isAmong`: letters of another script stand
   * around it, and end its surroundings as sentences do.
   */
  readonly scoresAround: (text: string, start: number, end: number, isAmong: boolean) => Float64Array
  /** The same of its own sentence or line alone. */
  readonly scoresOfSentence: (text: string, start: number, end: number) => Float64Array
}

/** Texts of fewer units are their own surroundings; in longer ones the whole may say less than a sentence of it. */
export const THINNED_TEXT = 160
export const THINNED_DENSE_TEXT = 50
/** From here on a sentence may also weigh as much as if it stood alone. */
export const LONG_TEXT = 360
export const LONG_DENSE_TEXT = 140
const AROUND = 50
const AROUND_DENSE = 20
const ENDS = /[.!?。！？\n]/
/** A letter of another script than Han, and than Latin. */
const BESIDE_HAN = /(?!\p{Script=Han})\p{L}/u
const BESIDE_LATIN = /(?!\p{Script=Latin})\p{L}/u

/** A view with buffers of its own, but for what the words of the model weigh. */
export function createNearView(lexicon: Lexicon, words: WordSums): NearView {
  const read = createTextReading(lexicon, words.index)
  const classifier = createClassifier(words.model, lexicon.categories, words)
  return {
    scoresAround: (text, start, end, isAmong) => {
      const isHan = /\p{Script=Han}/u.test(text.slice(start, end))
      const reach = isHan ? AROUND_DENSE : AROUND
      const [from, to] = [beginOf(text, start, reach), endOf(text, end, reach)]
      const others = isHan ? BESIDE_HAN : BESIDE_LATIN
      const before = isAmong ? (text.slice(from, start).split(others).at(-1)?.length ?? 0) : start - from
      const after = isAmong ? text.slice(end, to).search(others) : -1
      classifier.classify(read(text.slice(start - before, after < 0 ? to : end + after)))
      return classifier.scores
    },
    scoresOfSentence: (text, start, end) => {
      let [from, to] = [start, end]
      while (from > 0 && !ENDS.test(text[from - 1] ?? '')) from -= 1
      while (to < text.length && !ENDS.test(text[to] ?? '')) to += 1
      classifier.classify(read(text.slice(from, to)))
      return classifier.scores
    },
  }
}

/** The first sentence that begins within reach; where none does, what is in reach. */
function beginOf(text: string, start: number, reach: number): number {
  const from = Math.max(0, start - reach)
  if (from === 0) return 0
  const sentence = text.slice(from, start).search(ENDS)
  return sentence < 0 ? from : from + sentence + 1
}

/** The last sentence that ends within reach. */
function endOf(text: string, end: number, reach: number): number {
  const to = Math.min(text.length, end + reach)
  for (let at = to - 1; at >= end; at -= 1) if (ENDS.test(text[at] ?? '')) return at + 1
  return to
}
