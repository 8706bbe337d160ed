/** The model while it learns: weights by bucket and head, and by dimension of the meaning of words; AdaGrad, logistic loss by head. */
import { bucketOf, FEW_TRAITS, FEW_WORDS, type Head, HEADS, LANES } from '@goodstanding/detectors'
import type { Example } from './example.ts'
import type { Traits } from './gathered.ts'
import type { Random } from './random.ts'
import { DIMENSIONS } from './word-vectors.ts'

export type LearnerWeights = {
  readonly bucketBits: number
  /** By bucket, `LANES` weights. */
  readonly wide: Float32Array
  readonly biases: Float32Array
  /** By head, `DIMENSIONS` weights. */
  readonly meaning: Float32Array
}

export type LearnerOptions = {
  readonly bucketBits: number
  readonly rate: number
  /** Share of the traits that a text is read without, so that no single one is leaned on. */
  readonly drop: number
  readonly meaningRate: number
  /**
   * By head: how often a text is weighed by the meaning of its words alone, and as often without it. Where it is never, meaning
   * learns only what the traits leave open; where it is often, it learns to stand by itself, which helps with texts of other origin.
   */
  readonly apart: Partial<Record<Head, number>>
}

export type Learner = {
  readonly weights: LearnerWeights
  /** Learns from one text; returns the loss before. */
  readonly learn: (traits: Traits, example: Example) => number
}

/** Gradients below this change nothing worth the time. */
const LEAST_GRADIENT = 0.01
/** Squares that every weight starts with: the first steps are no longer than the rate times this much. */
const FIRST_SQUARE = 0.02
const FIRST_MEANING_SQUARE = 0.1

/** One text on its way through the model; the buffers are filled again by the next. */
type Pass = {
  readonly buckets: Int32Array
  count: number
  /** By head: its weights added up; on the way back, by active head: its step. */
  readonly sums: Float64Array
  readonly gradients: Float64Array
  /** Heads that something is known of. */
  readonly active: Int32Array
  heads: number
  /** The meaning of the words, added up and scaled. */
  readonly meaning: Float64Array
  known: number
  /** By active head: its gradient where the traits and the meaning were weighed, else 0. */
  readonly meaningGradients: Float64Array
}

type State = {
  readonly weights: LearnerWeights
  /** Sums of squared gradients, by which AdaGrad slows each weight down. */
  readonly pastWide: Float32Array
  readonly pastBiases: Float32Array
  readonly pastMeaning: Float32Array
  readonly vectors: Float32Array
  /** By head: how often the two are weighed apart. */
  readonly apart: Float64Array
  readonly options: LearnerOptions
  readonly random: Random
  readonly pass: Pass
}

/** `vectors`: of the known words, `DIMENSIONS` numbers each. */
export function createLearner(options: LearnerOptions, vectors: Float32Array, random: Random): Learner {
  const { bucketBits } = options
  const size = LANES * 2 ** bucketBits
  const weights = {
    bucketBits,
    wide: new Float32Array(size),
    biases: new Float32Array(HEADS.length),
    meaning: new Float32Array(HEADS.length * DIMENSIONS),
  }
  const state: State = {
    weights,
    pastWide: new Float32Array(size).fill(FIRST_SQUARE),
    pastBiases: new Float32Array(HEADS.length).fill(1),
    pastMeaning: new Float32Array(HEADS.length * DIMENSIONS).fill(FIRST_MEANING_SQUARE),
    vectors,
    apart: Float64Array.from(HEADS, (head) => options.apart[head] ?? 0),
    options,
    random,
    pass: {
      buckets: new Int32Array(65_536),
      count: 0,
      sums: new Float64Array(LANES),
      gradients: new Float64Array(HEADS.length),
      active: new Int32Array(HEADS.length),
      heads: 0,
      meaning: new Float64Array(DIMENSIONS),
      known: 0,
      meaningGradients: new Float64Array(HEADS.length),
    },
  }
  return { weights, learn: (traits, example) => learnFrom(state, traits, example) }
}

function learnFrom(state: State, traits: Traits, { labels, weights }: Example): number {
  const { pass } = state
  pass.heads = 0
  for (let head = 0; head < HEADS.length; head += 1)
    if ((labels[head] ?? -1) >= 0) {
      pass.active[pass.heads] = head
      pass.heads += 1
    }
  if (pass.heads === 0) return 0
  gather(state, traits)
  gatherMeaning(state, traits)
  const factor = 1 / Math.sqrt(pass.count + FEW_TRAITS)
  let loss = 0
  let moved = 0
  for (let known = 0; known < pass.heads; known += 1) {
    const head = pass.active[known] ?? 0
    const chance = pass.known === 0 ? 1 : state.random.next()
    const apart = state.apart[head] ?? 0
    const byTraits = chance < apart ? 0 : 1
    const byMeaning = pass.known === 0 || (chance >= apart && chance < 2 * apart) ? 0 : 1
    const logit =
      (state.weights.biases[head] ?? 0) +
      byTraits * (pass.sums[head] ?? 0) * factor +
      byMeaning * weighMeaning(state, head)
    const label = labels[head] ?? 0
    const weight = weights[head] ?? 0
    const gradient = (1 / (1 + Math.exp(-logit)) - label) * weight
    loss += weight * (Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - label * logit)
    if (Math.abs(gradient) < LEAST_GRADIENT) continue
    pass.gradients[head] = gradient * byTraits
    pass.meaningGradients[head] = gradient * byMeaning
    moveBias(state, head, gradient)
    pass.active[moved] = head
    moved += 1
  }
  if (moved > 0) move(state, moved, factor)
  return loss
}

/** Adds up what the known words mean, leaving some out. */
function gatherMeaning({ vectors, options, random, pass }: State, { words }: Traits): void {
  const { meaning } = pass
  meaning.fill(0)
  let known = 0
  for (const row of words) {
    if (random.next() < options.drop) continue
    known += 1
    const start = row * DIMENSIONS
    for (let at = 0; at < DIMENSIONS; at += 1) meaning[at] = (meaning[at] ?? 0) + (vectors[start + at] ?? 0)
  }
  const factor = 1 / Math.sqrt(known + FEW_WORDS)
  for (let at = 0; at < DIMENSIONS; at += 1) meaning[at] = (meaning[at] ?? 0) * factor
  pass.known = known
}

function weighMeaning({ weights, pass }: State, head: number): number {
  let sum = 0
  for (let at = 0; at < DIMENSIONS; at += 1)
    sum += (weights.meaning[head * DIMENSIONS + at] ?? 0) * (pass.meaning[at] ?? 0)
  return sum
}

function moveBias({ weights, pastBiases, options }: State, head: number, gradient: number): void {
  const square = (pastBiases[head] ?? 0) + gradient * gradient
  pastBiases[head] = square
  weights.biases[head] = (weights.biases[head] ?? 0) - (options.rate * gradient) / Math.sqrt(square)
}

/** Finds the buckets of a text's traits, leaving some out, and adds their weights up. */
function gather({ weights, options, random, pass }: State, traits: Traits): void {
  const { wide, bucketBits } = weights
  const { buckets, sums } = pass
  let count = 0
  sums.fill(0)
  for (let at = 0; at < traits.count; at += 1) {
    if (random.next() < options.drop) continue
    const start = bucketOf(bucketBits, traits.hashes[at] ?? 0) * LANES
    buckets[count] = start
    count += 1
    // A bucket's weights lie side by side, so all heads are served while it is at hand.
    for (let lane = 0; lane < HEADS.length; lane += 1) sums[lane] = (sums[lane] ?? 0) + (wide[start + lane] ?? 0)
  }
  pass.count = count
}

/** Moves the weights of the first `moved` active heads. */
function move(state: State, moved: number, factor: number): void {
  const { weights, pastWide, options, pass } = state
  const { wide } = weights
  const { active, gradients, sums, buckets } = pass
  for (let known = 0; known < moved; known += 1) {
    const head = active[known] ?? 0
    sums[known] = (gradients[head] ?? 0) * factor
    moveMeaning(state, head)
  }
  for (let at = 0; at < pass.count; at += 1) {
    const start = buckets[at] ?? 0
    for (let known = 0; known < moved; known += 1) {
      const step = sums[known] ?? 0
      if (step === 0) continue
      const slot = start + (active[known] ?? 0)
      const sum = (pastWide[slot] ?? 0) + step * step
      pastWide[slot] = sum
      wide[slot] = (wide[slot] ?? 0) - (options.rate * step) / Math.sqrt(sum)
    }
  }
}

function moveMeaning({ weights, pastMeaning, options, pass }: State, head: number): void {
  const gradient = pass.meaningGradients[head] ?? 0
  if (gradient === 0) return
  for (let at = 0; at < DIMENSIONS; at += 1) {
    const slot = head * DIMENSIONS + at
    const step = gradient * (pass.meaning[at] ?? 0)
    const sum = (pastMeaning[slot] ?? 0) + step * step
    pastMeaning[slot] = sum
    weights.meaning[slot] = (weights.meaning[slot] ?? 0) - (options.meaningRate * step) / Math.sqrt(sum)
  }
}

/** The mean of the weights of several learners. Throws when there is none. */
export function averageWeights(all: readonly LearnerWeights[]): LearnerWeights {
  const [first, ...others] = all
  if (first === undefined) throw new Error('There is nothing to average.')
  const mean = (of: (weights: LearnerWeights) => Float32Array): Float32Array => {
    const sum = of(first).slice()
    for (const other of others) {
      const values = of(other)
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0)
    }
    return sum.map((value) => value / all.length)
  }
  return {
    bucketBits: first.bucketBits,
    wide: mean(({ wide }) => wide),
    biases: mean(({ biases }) => biases),
    meaning: mean(({ meaning }) => meaning),
  }
}
