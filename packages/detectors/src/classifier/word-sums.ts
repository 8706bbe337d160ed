/**
 * What single words weigh, by head: summed up when a word is first met and kept, for the same words come in text after text.
 * A word takes one line of the processor's cache where its parts would take a dozen, all over the table of weights.
 */
import { createWordMemory, makePlace, recall, type WordMemory } from './word-memory.ts'
import { bucketOf, LANES } from './heads.ts'
import type { TextModel } from './read-text-model.ts'
import { EVEN, FLUSH, RAISED, unpack } from './row-sums.ts'
import type { TextTraits } from './text-traits.ts'
import { PART_LIMIT, readPartsOf } from './word-parts.ts'
import { findWord, type WordIndex } from './word-index.ts'

/** Words that are kept. */
const KEPT = 16_384
/** Numbers of a line: sums of two heads each, the row of the word's meaning, then: */
const LINE = 16
const MEANING = 8
/** 1 for a word whose meaning is known. */
const KNOWN = 12
/** How many traits the word has. */
const COUNT = 13

export type WordSums = {
  readonly model: TextModel
  readonly index: WordIndex
  readonly memory: WordMemory
  readonly lines: Int32Array
  readonly parts: Int32Array
  /** Of the text added last: by head, what the words and their parts weigh, and what the words mean. */
  readonly sums: Int32Array
  readonly meanings: Int32Array
  /** How many traits its words have, and how many of the words are known. */
  count: number
  known: number
}

export function createWordSums(model: TextModel, index: WordIndex): WordSums {
  return {
    model,
    index,
    memory: createWordMemory(KEPT),
    lines: new Int32Array(KEPT * LINE),
    parts: new Int32Array(PART_LIMIT),
    sums: new Int32Array(LANES),
    meanings: new Int32Array(LANES),
    count: 0,
    known: 0,
  }
}

/** Adds up the words of a text. */
export function addWords(words: WordSums, traits: TextTraits): void {
  words.sums.fill(0)
  words.meanings.fill(0)
  words.count = 0
  words.known = 0
  for (let from = 0; from < traits.wordCount; from += FLUSH)
    addSome(words, traits, from, Math.min(traits.wordCount, from + FLUSH))
  const raised = words.known * RAISED
  for (let lane = 0; lane < LANES; lane += 1) words.meanings[lane] = (words.meanings[lane] ?? 0) - raised
}

/** Adds the words `from..to`: their lines are read once, the sums of bytes two at a time. */
function addSome(words: WordSums, traits: TextTraits, from: number, to: number): void {
  const { lines, sums, meanings } = words
  let [even0, odd0, even1, odd1, even2, odd2, even3, odd3] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = from; at < to; at += 1) {
    const line = lineOf(words, traits, at)
    for (let pair = 0; pair < MEANING; pair += 1) {
      const both = lines[line + pair] ?? 0
      sums[pair * 2] = (sums[pair * 2] ?? 0) + ((both << 16) >> 16)
      sums[pair * 2 + 1] = (sums[pair * 2 + 1] ?? 0) + (both >> 16)
    }
    words.count += lines[line + COUNT] ?? 0
    if (lines[line + KNOWN] === 0) continue
    words.known += 1
    const first = lines[line + MEANING] ?? 0
    const second = lines[line + MEANING + 1] ?? 0
    const third = lines[line + MEANING + 2] ?? 0
    const fourth = lines[line + MEANING + 3] ?? 0
    even0 = (even0 + (first & EVEN)) | 0
    odd0 = (odd0 + ((first >>> 8) & EVEN)) | 0
    even1 = (even1 + (second & EVEN)) | 0
    odd1 = (odd1 + ((second >>> 8) & EVEN)) | 0
    even2 = (even2 + (third & EVEN)) | 0
    odd2 = (odd2 + ((third >>> 8) & EVEN)) | 0
    even3 = (even3 + (fourth & EVEN)) | 0
    odd3 = (odd3 + ((fourth >>> 8) & EVEN)) | 0
  }
  unpack(meanings, 0, even0, odd0)
  unpack(meanings, 4, even1, odd1)
  unpack(meanings, 8, even2, odd2)
  unpack(meanings, 12, even3, odd3)
}

/** What a word of the text weighs for a head by itself: by its traits, and by what it means. */
export function weighAlone(
  words: WordSums,
  traits: TextTraits,
  word: { readonly at: number; readonly head: number },
): { readonly byTraits: number; readonly byMeaning: number } {
  const { lines } = words
  const line = lineOf(words, traits, word.at)
  const both = lines[line + (word.head >> 1)] ?? 0
  const meaning = byteOf(lines[line + MEANING + (word.head >> 2)] ?? 0, word.head) - 128
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
  const { model, index, lines, parts } = words
  const hash = traits.words[at] ?? 0
  const count = readPartsOf(parts, traits, at)
  const raised = count * RAISED
  for (let four = 0; four < LANES / 4; four += 1) {
    // Two bytes are added at once: so few of them never carry over.
    let even = 0
    let odd = 0
    for (let part = 0; part < count; part += 1) {
      const bytes = model.weights[bucketOf(model.bucketBits, parts[part] ?? 0) * (LANES / 4) + four] ?? 0
      even = (even + (bytes & EVEN)) | 0
      odd = (odd + ((bytes >>> 8) & EVEN)) | 0
    }
    lines[line + four * 2] = join((even & 0xffff) - raised, (odd & 0xffff) - raised)
    lines[line + four * 2 + 1] = join((even >>> 16) - raised, (odd >>> 16) - raised)
  }
  const row = findWord(index, hash)
  for (let four = 0; four < LANES / 4 && row >= 0; four += 1)
    lines[line + MEANING + four] = model.words.weights[row * (LANES / 4) + four] ?? 0
  lines[line + KNOWN] = row < 0 ? 0 : 1
  lines[line + COUNT] = count
}

function join(low: number, high: number): number {
  return (low & 0xffff) | (high << 16)
}

function byteOf(word: number, lane: number): number {
  return (word >>> ((lane & 3) * 8)) & 0xff
}
