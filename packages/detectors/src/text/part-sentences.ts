/** Parts a text into sentences, and says where the finds of each begin. */
import type { Folded } from '../fold/fold.ts'
import { GATE } from '../fold/fold-kinds.ts'
import { eachEnding } from './find-structure.ts'

/** Sentences that are told apart in one text. */
export const SENTENCE_LIMIT = 8_192

export type Sentences = {
  readonly folded: Folded
  /** Finds, in order of their starts. */
  readonly count: number
  readonly starts: Int32Array
  sentenceCount: number
  readonly sentenceFinds: Int32Array
  readonly sentenceStarts: Int32Array
}

export function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x27
}

export function partSentences(parted: Sentences): void {
  const { folded, starts, sentenceStarts, sentenceFinds } = parted
  let count = 1
  sentenceStarts[0] = 0
  eachEnding((at) => {
    if (count >= SENTENCE_LIMIT || !endsSentence(folded, at)) return
    sentenceStarts[count] = at + 1
    count += 1
  })
  const hasQuotes = (folded.gates & GATE.quote) !== 0
  let find = 0
  let isQuoted = false
  for (let sentence = 0; sentence < count; sentence += 1) {
    sentenceFinds[sentence] = find
    const end = sentence + 1 < count ? (sentenceStarts[sentence + 1] ?? 0) : folded.length + 1
    for (; find < parted.count && (starts[find] ?? 0) < end; find += 1)
      if (hasQuotes && isMark(parted, find)) isQuoted = !isQuoted
    // "Run!" she said: the mark that closes what was said belongs to it.
    if (!isQuoted || starts[find] !== end || !isMark(parted, find)) continue
    sentenceStarts[sentence + 1] = end + 1
    isQuoted = false
    find += 1
  }
  sentenceFinds[count] = parted.count
  parted.sentenceCount = count
}

const QUOTE = 0x22

/** Whether it is a quotation mark; no term begins with one. */
function isMark({ folded, starts, count }: Sentences, find: number): boolean {
  return find < count && folded.units[starts[find] ?? 0] === QUOTE
}

/** A full stop, or its like, ends a sentence unless a letter or digit follows ("1.5", "example.com"). */
function endsSentence(folded: Folded, at: number): boolean {
  if (folded.units[at] === 0x0a) return true
  return at + 1 >= folded.length || !isLetter(folded.units[at + 1] ?? 0)
}
