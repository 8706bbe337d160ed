import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextReading } from '../text/read-text.ts'
import { createClassifier } from './classify-text.ts'
import { bucketOf, FEW_TRAITS, FEW_WORDS, HEADS, LANES } from './heads.ts'
import { KNOTS, MODEL_MAGIC, MODEL_VERSION, readTextModel, type TextModel } from './read-text-model.ts'
import { hashOf } from '../fold/vocabulary.ts'
import { createTraitReader, type TextTraits } from './text-traits.ts'
import { createWordIndex, findWords } from './word-index.ts'
import { PART_LIMIT, readParts, readPartsOf } from './word-parts.ts'
import { openShippedLists } from '../text/open-test-text.ts'

const lexicon = openShippedLists()
const read = createTextReading(lexicon)

/** A model whose weights are chance, the same each time. */
function makeModel(bucketBits = 10): TextModel {
  let state = 1
  const byte = () => {
    state = Math.imul(state, 1_103_515_245) + 12_345
    return ((state >>> 16) & 0xff) - 128
  }
  const calibration = Float32Array.from(HEADS, () => 0)
  const knots = Array.from({ length: KNOTS }, (_, knot) => knot - 4)
  const scores = Array.from({ length: KNOTS }, (_, knot) => knot / (KNOTS - 1))
  return {
    bucketBits,
    weights: new Int32Array(Uint8Array.from({ length: LANES * 2 ** bucketBits }, () => byte() + 128).buffer),
    biases: new Float32Array(HEADS.length),
    scales: new Float32Array(HEADS.length).fill(1),
    calibration: Float32Array.from([...calibration].flatMap(() => [...knots, ...scores])),
    words: {
      hashes: Int32Array.from(KNOWN, hashOf),
      weights: new Int32Array(Uint8Array.from({ length: LANES * KNOWN.length }, () => byte() + 128).buffer),
      scales: new Float32Array(HEADS.length).fill(0.5),
    },
  }
}

/** The traits of a text, and of each of its words. */
function allHashes(traits: TextTraits): readonly number[] {
  const parts = new Int32Array(PART_LIMIT)
  const ofWords = Array.from({ length: traits.wordCount }, (_, at) => [
    ...parts.subarray(0, readPartsOf(parts, traits, at)),
  ])
  return [...traits.hashes.subarray(0, traits.count), ...ofWords.flat()]
}

/** Words whose meaning the model knows. */
const KNOWN = ['you', 'are', 'an', 'idiot', 'morning']

describe('the classifier', () => {
  const model = makeModel()
  const classifier = createClassifier(model, lexicon.categories)
  const readTraits = createTraitReader(lexicon.categories)
  const parts = fc.constantFrom(
    'you',
    'are ',
    'an idiot',
    '加微信',
    '赌场',
    ' ',
    '.',
    '12345678',
    'http://a.example/b',
    '😀',
    '"',
  )
  /** So many that they take each other's places in the memory of words. */
  const words = fc.stringMatching(/^[a-z]{1,30}$/).map((word) => ` ${word} `)
  const texts = fc.array(fc.oneof(parts, words), { maxLength: 400 }).map((some) => some.join(''))

  it('adds up the weights of all traits, however many there are', () => {
    const bytes = new Uint8Array(model.weights.buffer)
    const ofWords = new Uint8Array(model.words.weights.buffer)
    const index = createWordIndex(model.words.hashes)
    fc.assert(
      fc.property(texts, (text) => {
        const features = read(text)
        classifier.classify(features)
        const traits = readTraits(features)
        const { words, wordCount } = traits
        const hashes = allHashes(traits)
        const rows = new Int32Array(wordCount)
        const known = findWords(index, words, wordCount, rows)
        HEADS.forEach((_, head) => {
          let sum = 0
          for (const hash of hashes) sum += (bytes[bucketOf(model.bucketBits, hash) * LANES + head] ?? 0) - 128
          let meant = 0
          for (const row of rows.subarray(0, known)) meant += ((ofWords[row * LANES + head] ?? 0) - 128) * 0.5
          const logit = sum / Math.sqrt(hashes.length + FEW_TRAITS) + meant / Math.sqrt(known + FEW_WORDS)
          expect(classifier.logits[head]).toBeCloseTo(logit, 3)
        })
      }),
      { numRuns: 40 },
    )
  })
  it('keeps scores and places in range, for any text', () => {
    const place = { start: 0, end: 0 }
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const features = read(text)
        classifier.classify(features)
        HEADS.forEach((_, head) => {
          expect(classifier.scores[head]).toBeGreaterThanOrEqual(0)
          expect(classifier.scores[head]).toBeLessThanOrEqual(1)
          classifier.findPlace(head, place)
          expect(place.start).toBeLessThanOrEqual(place.end)
          expect(place.end).toBeLessThanOrEqual(features.folded.length)
        })
      }),
    )
  })
  it('places what a pair or a run of three says at its first character or word, not at its last', () => {
    const traitsOf = (text: string): readonly number[] => {
      const { hashes, count } = readTraits(read(text))
      return [...hashes.subarray(0, count)]
    }
    /** The place that a model names which hears only what these texts share with no part of theirs. */
    const placeOf = (whole: string, parts: readonly string[], text: string): string => {
      const ofParts = new Set(parts.flatMap(traitsOf))
      const bytes = new Uint8Array(LANES * 2 ** 18).fill(128)
      for (const hash of traitsOf(whole).filter((each) => !ofParts.has(each))) bytes[bucketOf(18, hash) * LANES] = 255
      const hears = createClassifier(
        { ...model, bucketBits: 18, weights: new Int32Array(bytes.buffer) },
        lexicon.categories,
      )
      const features = read(text)
      hears.classify(features)
      const place = { start: 0, end: 0 }
      hears.findPlace(0, place)
      return String.fromCharCode(...features.folded.units.subarray(place.start, place.end))
    }
    expect(placeOf('桌椅', ['桌', '椅'], '买桌椅去')).toBe('桌椅')
    expect(placeOf('桌椅灯', ['桌椅', '椅灯', '桌', '灯'], '买桌椅灯去')).toBe('桌椅灯')
    expect(placeOf('wooden chairs', ['wooden', 'chairs'], 'the wooden chairs are new')).toBe('wooden chairs')
  })
  it('places what a word says by its letters, or by what it means, at the word', () => {
    const silent = new Int32Array(model.weights.length).fill(0x80808080 | 0)
    const placeBy = (weights: Partial<Pick<TextModel, 'weights' | 'words'>>, text: string): string => {
      const hears = createClassifier({ ...model, weights: silent, ...weights }, lexicon.categories)
      const features = read(text)
      hears.classify(features)
      const place = { start: 0, end: 0 }
      hears.findPlace(2, place)
      return String.fromCharCode(...features.folded.units.subarray(place.start, place.end))
    }
    const ofLetters = new Uint8Array(LANES * 2 ** model.bucketBits).fill(128)
    const parts = new Int32Array(PART_LIMIT)
    const word = Uint16Array.from('wooden', (letter) => letter.charCodeAt(0))
    readParts(parts, word, { hash: hashOf('wooden'), start: 0, end: word.length })
    ofLetters[bucketOf(model.bucketBits, parts[3] ?? 0) * LANES + 2] = 255
    expect(placeBy({ weights: new Int32Array(ofLetters.buffer) }, 'the wooden chairs are new')).toBe('wooden')
    const ofMeaning = new Uint8Array(LANES * KNOWN.length).fill(128)
    ofMeaning[LANES * KNOWN.indexOf('idiot') + 2] = 255
    const meant = { ...model.words, weights: new Int32Array(ofMeaning.buffer) }
    expect(placeBy({ words: meant }, 'you are an idiot')).toBe('idiot')
  })
  it('counts a trait once, however often a text repeats itself', () => {
    const traitsOf = (text: string) => [...readTraits(read(text)).hashes.subarray(0, readTraits(read(text)).count)]
    const once = traitsOf('you are an idiot. you are an idiot.')
    expect(traitsOf('you are an idiot. '.repeat(9)).filter((hash) => !once.includes(hash)).length).toBeLessThan(4)
    expect(new Set(once).size).toBe(once.length)
  })
  it('weighs no meaning in a text of another language, whatever letters its words share', () => {
    const known = (text: string) => {
      const { words, wordCount } = readTraits(read(text))
      return findWords(createWordIndex(model.words.hashes), words, wordCount, new Int32Array(wordCount))
    }
    expect(known('you are an idiot')).toBe(4)
    expect(known('you habt heute morgen viel geredet')).toBe(0)
  })
  it('reads the same traits whatever hides the words', () => {
    const traitsOf = (text: string) => {
      const { tokens } = readTraits(read(text))
      return [...tokens.hashes.subarray(0, tokens.count)]
    }
    expect(traitsOf('ＹＯＵ are an id\u200biot')).toEqual(traitsOf('you are an idiot'))
  })
})

describe('an artifact', () => {
  it('is refused in words when it is none, is of another version, or ends early', () => {
    const header = (...words: readonly number[]) => new Uint8Array(Uint32Array.from(words).buffer)
    const kindOf = (bytes: Uint8Array) => {
      const answer = readTextModel(bytes)
      return answer.ok ? 'read' : answer.refusal.kind
    }
    expect(kindOf(new Uint8Array(3))).toBe('not-a-model')
    expect(kindOf(header(1, 2, 3, 4))).toBe('not-a-model')
    expect(kindOf(header(MODEL_MAGIC, MODEL_VERSION + 1, 3, 4))).toBe('other-version')
    expect(kindOf(header(MODEL_MAGIC, MODEL_VERSION, 1, 4))).toBe('other-heads')
    expect(kindOf(header(MODEL_MAGIC, MODEL_VERSION, HEADS.length, 10))).toBe('cut-short')
  })
})
