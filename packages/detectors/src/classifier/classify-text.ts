/** The classifier: weighs the traits of a text by head, and says which words weighed most. */
import type { TextFeatures } from '../text/text-features.ts'
import { FEW_TRAITS, FEW_WORDS, HEADS, LANES } from './heads.ts'
import { KNOTS, type TextModel } from './read-text-model.ts'
import { createTraitReader, type TextTraits, TRAIT_LIMIT } from './text-traits.ts'
import { createWordIndex, findWord, findWords, type WordIndex } from './word-index.ts'

export type Classifier = {
  /** Fills `scores` and `logits` for the finds and folded units of one text. */
  readonly classify: (features: TextFeatures) => void
  /** By head, 0..1; valid until the next text. */
  readonly scores: Float64Array
  readonly logits: Float64Array
  /** The folded units (end exclusive) that speak most for a head in the text classified last. */
  readonly findPlace: (head: number, place: { start: number; end: number }) => void
}

/** Sums of bytes are kept in halves of a word; so many of them fit. */
const FLUSH = 256
const EVEN = 0x00ff00ff
export const BUCKET_SPREAD = 0x9e3779b1

type State = {
  readonly model: TextModel
  readonly wordIndex: WordIndex
  /** Where the rows of the traits, or of the words, begin in the weights. */
  readonly rows: Int32Array
  readonly sums: Int32Array
  readonly wordSums: Int32Array
  /** Known words of the text. */
  known: number
  readonly logits: Float64Array
  readonly scores: Float64Array
  readonly tokenWeights: Float64Array
  traits: TextTraits | null
}

export function createClassifier(model: TextModel, categories: readonly string[]): Classifier {
  const readTraits = createTraitReader(categories)
  const state: State = {
    model,
    wordIndex: createWordIndex(model.words.hashes),
    rows: new Int32Array(TRAIT_LIMIT),
    sums: new Int32Array(LANES),
    wordSums: new Int32Array(LANES),
    known: 0,
    logits: new Float64Array(HEADS.length),
    scores: new Float64Array(HEADS.length),
    tokenWeights: new Float64Array(65_536),
    traits: null,
  }
  return {
    classify: (features) => {
      const traits = readTraits(features)
      state.traits = traits
      sumWeights(state, traits)
      conclude(state, traits)
    },
    scores: state.scores,
    logits: state.logits,
    findPlace: (head, place) => findPlace(state, head, place),
  }
}

function sumWeights(state: State, { hashes, count, words, wordCount }: TextTraits): void {
  const { model, wordIndex, rows } = state
  const shift = 32 - model.bucketBits
  for (let at = 0; at < count; at += 1) rows[at] = (Math.imul(hashes[at] ?? 0, BUCKET_SPREAD) >>> shift) << 2
  sumRows(state.sums, model.weights, rows, count)
  const known = findWords(wordIndex, words, wordCount, rows)
  for (let at = 0; at < known; at += 1) rows[at] = (rows[at] ?? 0) << 2
  state.known = known
  sumRows(state.wordSums, model.words.weights, rows, known)
}

/** Adds the sixteen bytes of each row, two at a time, and takes the bias off. */
function sumRows(sums: Int32Array, weights: Int32Array, rows: Int32Array, count: number): void {
  sums.fill(0)
  for (let from = 0; from < count; from += FLUSH) {
    const to = Math.min(count, from + FLUSH)
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let h = 0
    for (let at = from; at < to; at += 1) {
      const row = rows[at] ?? 0
      const first = weights[row] ?? 0
      const second = weights[row + 1] ?? 0
      const third = weights[row + 2] ?? 0
      const fourth = weights[row + 3] ?? 0
      a = (a + (first & EVEN)) | 0
      b = (b + ((first >>> 8) & EVEN)) | 0
      c = (c + (second & EVEN)) | 0
      d = (d + ((second >>> 8) & EVEN)) | 0
      e = (e + (third & EVEN)) | 0
      f = (f + ((third >>> 8) & EVEN)) | 0
      g = (g + (fourth & EVEN)) | 0
      h = (h + ((fourth >>> 8) & EVEN)) | 0
    }
    unpack(sums, 0, a, b)
    unpack(sums, 4, c, d)
    unpack(sums, 8, e, f)
    unpack(sums, 12, g, h)
  }
  const bias = count * 128
  for (let lane = 0; lane < LANES; lane += 1) sums[lane] = (sums[lane] ?? 0) - bias
}

/** `even`: sums of the first and third byte in its halves; `odd`: of the second and fourth. */
function unpack(sums: Int32Array, lane: number, even: number, odd: number): void {
  sums[lane] = (sums[lane] ?? 0) + (even & 0xffff)
  sums[lane + 1] = (sums[lane + 1] ?? 0) + (odd & 0xffff)
  sums[lane + 2] = (sums[lane + 2] ?? 0) + (even >>> 16)
  sums[lane + 3] = (sums[lane + 3] ?? 0) + (odd >>> 16)
}

function conclude(state: State, { count }: TextTraits): void {
  const { model, sums, wordSums, logits, scores } = state
  const factor = 1 / Math.sqrt(count + FEW_TRAITS)
  const wordFactor = 1 / Math.sqrt(state.known + FEW_WORDS)
  for (let head = 0; head < HEADS.length; head += 1) {
    const byTraits = (sums[head] ?? 0) * (model.scales[head] ?? 0) * factor
    const byWords = (wordSums[head] ?? 0) * (model.words.scales[head] ?? 0) * wordFactor
    const logit = (model.biases[head] ?? 0) + byTraits + byWords
    logits[head] = logit
    scores[head] = calibrate(model, head, logit)
  }
  yieldToStrongest(scores)
}

/**
 * Subjects of which a text seldom has two: an offer of drugs is not one of bets, however alike all offers are. The weaker
 * suspicion yields to the stronger. A person at risk is never given up for another subject.
 */
const SUBJECTS = (['sexual', 'self-harm', 'self-harm-risk', 'fraud', 'gambling', 'drugs', 'pyramid'] as const).map(
  (head) => HEADS.indexOf(head),
)
const NEVER_YIELDS = HEADS.indexOf('self-harm-risk')
/** Odds by which the stronger must lead, and what is left of the weaker: less than rules count. */
const LEAD = 4
const LEFT = 0.45

function yieldToStrongest(scores: Float64Array): void {
  let best = 0
  for (const head of SUBJECTS) best = Math.max(best, scores[head] ?? 0)
  if (best < 0.5) return
  const odds = best / (1 - best) / LEAD
  const limit = Math.max(LEFT, odds / (1 + odds))
  for (const head of SUBJECTS) {
    const score = scores[head] ?? 0
    if (head !== NEVER_YIELDS && score < best && score <= limit) scores[head] = Math.min(score, LEFT)
  }
}

function calibrate({ calibration }: TextModel, head: number, logit: number): number {
  const first = head * 2 * KNOTS
  if (logit <= (calibration[first] ?? 0)) return calibration[first + KNOTS] ?? 0
  for (let knot = 1; knot < KNOTS; knot += 1) {
    const high = calibration[first + knot] ?? 0
    if (logit > high) continue
    const low = calibration[first + knot - 1] ?? 0
    const from = calibration[first + KNOTS + knot - 1] ?? 0
    const to = calibration[first + KNOTS + knot] ?? 0
    return high === low ? to : from + ((logit - low) / (high - low)) * (to - from)
  }
  return calibration[first + 2 * KNOTS - 1] ?? 0
}

/** The run of tokens whose traits add most to the head. */
function findPlace(state: State, head: number, place: { start: number; end: number }): void {
  const { model, traits, tokenWeights } = state
  place.start = 0
  place.end = 0
  if (traits === null) return
  const { tokens, count, hashes, places, words, wordCount, wordPlaces } = traits
  if (tokens.count === 0) return
  tokenWeights.fill(0, 0, tokens.count)
  const bytes = new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)
  const shift = 32 - model.bucketBits
  for (let at = 0; at < count; at += 1) {
    const bucket = Math.imul(hashes[at] ?? 0, BUCKET_SPREAD) >>> shift
    const token = places[at] ?? 0
    tokenWeights[token] = (tokenWeights[token] ?? 0) + (bytes[bucket * LANES + head] ?? 128) - 128
  }
  // In units of a trait's byte, as each moves the logit.
  const share =
    Math.sqrt((count + FEW_TRAITS) / (state.known + FEW_WORDS)) *
    ((model.words.scales[head] ?? 0) / (model.scales[head] || 1))
  const ofWords = new Uint8Array(
    model.words.weights.buffer,
    model.words.weights.byteOffset,
    model.words.weights.byteLength,
  )
  for (let at = 0; at < wordCount && state.known > 0; at += 1) {
    const row = findWord(state.wordIndex, words[at] ?? 0)
    if (row < 0) continue
    const token = wordPlaces[at] ?? 0
    tokenWeights[token] = (tokenWeights[token] ?? 0) + ((ofWords[row * LANES + head] ?? 128) - 128) * share
  }
  let best = 0
  let run = 0
  let from = 0
  let bestFrom = 0
  let bestTo = 0
  for (let token = 0; token < tokens.count; token += 1) {
    if (run <= 0) {
      run = 0
      from = token
    }
    run += tokenWeights[token] ?? 0
    if (run <= best) continue
    best = run
    bestFrom = from
    bestTo = token
  }
  place.start = tokens.starts[bestFrom - reachBefore(state, head, bestFrom)] ?? 0
  place.end = tokens.ends[bestTo] ?? 0
}

/** A run of characters or words is counted at its last one: how many tokens before this one belong to what spoke for the head here. */
function reachBefore({ model, traits }: State, head: number, token: number): number {
  if (traits === null) return 0
  const { count, hashes, places, reaches } = traits
  const bytes = new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)
  const shift = 32 - model.bucketBits
  let reach = 0
  for (let at = 0; at < count; at += 1) {
    if (places[at] !== token || (reaches[at] ?? 0) <= reach) continue
    const bucket = Math.imul(hashes[at] ?? 0, BUCKET_SPREAD) >>> shift
    if ((bytes[bucket * LANES + head] ?? 128) > 128) reach = reaches[at] ?? 0
  }
  return Math.min(reach, token)
}
