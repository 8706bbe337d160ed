/** The classifier: weighs the traits of a text by head, and says which words weighed most. */
import { findPlace } from './find-place.ts'
import type { TextFeatures } from '../text/text-features.ts'
import { bucketOf, FEW_TRAITS, FEW_WORDS, HEADS, LANES } from './heads.ts'
import { KNOTS, type TextModel } from './read-text-model.ts'
import { createTraitReader, type TextTraits } from './text-traits.ts'
import { enoughKnown } from './word-index.ts'
import { addWords, createWordSums, RAISED, type WordSums } from './word-sums.ts'

export type Classifier = {
  /** Fills `scores` and `logits` for the finds and folded units of one text. */
  readonly classify: (features: TextFeatures) => void
  /** By head, 0..1; valid until the next text. */
  readonly scores: Float64Array
  readonly logits: Float64Array
  /** The folded units (end exclusive) that speak most for a head in the text classified last. */
  readonly findPlace: (head: number, place: { start: number; end: number }) => void
}

type State = {
  readonly model: TextModel
  readonly words: WordSums
  readonly sums: Int32Array
  /** Known words of the text; 0 when it is of another language. */
  known: number
  /** Traits of the text, those of its words among them. */
  count: number
  readonly logits: Float64Array
  readonly scores: Float64Array
  traits: TextTraits | null
}

/** `words`: what the model's words weigh, when another classifier of the thread has it already. */
export function createClassifier(
  model: TextModel,
  categories: readonly string[],
  words: WordSums = createWordSums(model),
): Classifier {
  const readTraits = createTraitReader(categories)
  const state: State = {
    model,
    words,
    sums: new Int32Array(LANES),
    known: 0,
    count: 0,
    logits: new Float64Array(HEADS.length),
    scores: new Float64Array(HEADS.length),
    traits: null,
  }
  return {
    classify: (features) => {
      const traits = readTraits(features)
      state.traits = traits
      sumWeights(state, traits)
      conclude(state)
    },
    scores: state.scores,
    logits: state.logits,
    findPlace: (head, place) => findPlace(state, head, place),
  }
}

function sumWeights(state: State, traits: TextTraits): void {
  const { model, words, sums } = state
  const { hashes, count } = traits
  const { adder } = words
  for (let at = 0; at < count; at += 1) adder.rows[at] = bucketOf(model.bucketBits, hashes[at] ?? 0)
  adder.addRows(count)
  // Before the words are added: what is new among them is weighed by the same adder.
  const raised = count * RAISED
  for (let lane = 0; lane < LANES; lane += 1) sums[lane] = (adder.sums[lane] ?? 0) - raised
  addWords(words, traits)
  for (let lane = 0; lane < LANES; lane += 1) sums[lane] = (sums[lane] ?? 0) + (words.sums[lane] ?? 0)
  state.count = count + words.count
  state.known = enoughKnown(words.known, traits.wordCount) ? words.known : 0
}

function conclude(state: State): void {
  const { model, sums, words, logits, scores, known } = state
  const factor = 1 / Math.sqrt(state.count + FEW_TRAITS)
  const wordFactor = known === 0 ? 0 : 1 / Math.sqrt(known + FEW_WORDS)
  for (let head = 0; head < HEADS.length; head += 1) {
    const byTraits = (sums[head] ?? 0) * (model.scales[head] ?? 0) * factor
    const byWords = (words.meanings[head] ?? 0) * (model.words.scales[head] ?? 0) * wordFactor
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
