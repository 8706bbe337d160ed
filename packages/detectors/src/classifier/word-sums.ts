/**
 * What single words weigh, by head: summed up when a word is first met and kept, for the same words come in text after text.
 * A word takes one line of the processor's cache where its parts would take a dozen, all over the table of weights.
 */
import { bucketOf, LANES } from './heads.ts'
import type { TextModel } from './read-text-model.ts'
import { createRowAdder, LINE_LIMIT, type RowAdder } from './row-adder.ts'
import { LINE, LINE_BYTES, LINE_NUMBERS, OF_BYTES, OF_NUMBERS } from './row-sums.ts'
import type { TextTraits } from './text-traits.ts'
import { createWordIndex, findWord, type WordIndex } from './word-index.ts'
import { createWordMemory, makePlace, recall, type WordMemory } from './word-memory.ts'
import { PART_LIMIT, readPartsOf } from './word-parts.ts'

/** Words that are kept. */
const KEPT = 16_384
/** What the byte of a weight is raised by. */
export const RAISED = 128
/** Of a line: 1 for a word whose meaning is known, and how many traits the word has. */
const KNOWN = LINE_NUMBERS
const COUNT = LINE_NUMBERS + 1

/** What words weigh, with the adder of the model's weights. Of no text: classifiers of one thread may share it. */
export type WordSums = {
  readonly model: TextModel
  readonly index: WordIndex
  readonly adder: RowAdder
  readonly memory: WordMemory
  readonly parts: Int32Array
  /** Of the text added last: by head, what the words and their parts weigh, and what the words mean. */
  readonly sums: Int32Array
  readonly meanings: Int32Array
  /** How many traits its words have, and how many of the words are known. */
  count: number
  known: number
}

/** `index`: of the model's words, when the caller has it already. */
export function createWordSums(model: TextModel, index: WordIndex = createWordIndex(model.words.hashes)): WordSums {
  return {
    model,
    index,
    adder: createRowAdder(model.weights, KEPT),
    memory: createWordMemory(KEPT),
    parts: new Int32Array(PART_LIMIT),
    sums: new Int32Array(LANES),
    meanings: new Int32Array(LANES),
    count: 0,
    known: 0,
  }
}

/** Adds up the words of a text. */
export function addWords(words: WordSums, traits: TextTraits): void {
  const { adder, memory, sums, meanings } = words
  const { lineSums, places } = adder
  lineSums.fill(0)
  let waiting = 0
  for (let at = 0; at < traits.wordCount; at += 1) {
    const hash = traits.words[at] ?? 0
    let place = recall(memory, hash)
    if (place < 0 || waiting === LINE_LIMIT) {
      // A new word may take the line of one that waits to be added.
      adder.addLines(waiting)
      waiting = 0
    }
    if (place < 0) {
      place = makePlace(memory, hash)
      weighWord(words, place * LINE, traits, at)
    }
    places[waiting] = place
    waiting += 1
  }
  adder.addLines(waiting)
  words.known = lineSums[OF_NUMBERS] ?? 0
  words.count = lineSums[OF_NUMBERS + 1] ?? 0
  const raised = words.known * RAISED
  for (let lane = 0; lane < LANES; lane += 1) {
    sums[lane] = lineSums[lane] ?? 0
    meanings[lane] = (lineSums[OF_BYTES + lane] ?? 0) - raised
  }
}

/** What a word of the text weighs for a head by itself: by its traits, and by what it means. */
export function weighAlone(
  words: WordSums,
  traits: TextTraits,
  word: { readonly at: number; readonly head: number },
): { readonly byTraits: number; readonly byMeaning: number } {
  const { lines } = words.adder
  const line = lineOf(words, traits, word.at)
  const both = lines[line + (word.head >> 1)] ?? 0
  const meaning = byteOf(lines[line + LINE_BYTES + (word.head >> 2)] ?? 0, word.head) - RAISED
  return {
    byTraits: (word.head & 1) === 0 ? (both << 16) >> 16 : both >> 16,
    byMeaning: lines[line + KNOWN] === 0 ? 0 : meaning,
  }
}

/** Where the line of a word begins; written first when another word, or none, is in its place. */
function lineOf(words: WordSums, traits: TextTraits, at: number): number {
  const hash = traits.words[at] ?? 0
  const place = recall(words.memory, hash)
  if (place >= 0) return place * LINE
  const line = makePlace(words.memory, hash) * LINE
  weighWord(words, line, traits, at)
  return line
}

/** Writes the line of a word that is new here. */
function weighWord(words: WordSums, line: number, traits: TextTraits, at: number): void {
  const { model, index, adder, parts } = words
  const { lines, rows, sums } = adder
  const count = readPartsOf(parts, traits, at)
  for (let part = 0; part < count; part += 1) rows[part] = bucketOf(model.bucketBits, parts[part] ?? 0)
  adder.addRows(count)
  const raised = count * RAISED
  for (let pair = 0; pair < LINE_BYTES; pair += 1)
    lines[line + pair] = join((sums[pair * 2] ?? 0) - raised, (sums[pair * 2 + 1] ?? 0) - raised)
  const row = findWord(index, traits.words[at] ?? 0)
  // What is not known means nothing: its bytes are not raised either.
  for (let four = 0; four < LANES / 4; four += 1)
    lines[line + LINE_BYTES + four] = row < 0 ? 0 : (model.words.weights[row * (LANES / 4) + four] ?? 0)
  lines[line + KNOWN] = row < 0 ? 0 : 1
  lines[line + COUNT] = count
}

function join(low: number, high: number): number {
  return (low & 0xffff) | (high << 16)
}

function byteOf(word: number, lane: number): number {
  return (word >>> ((lane & 3) * 8)) & 0xff
}
