/** The model while it learns: weights by bucket and head; AdaGrad, logistic loss by head. */
import { HEADS, LANES } from '@goodstanding/detectors'
import type { Example } from './example.ts'
import type { Traits } from './gathered.ts'
import type { Random } from './random.ts'

export type LearnerWeights = {
  readonly bucketBits: number
  /** By bucket, `LANES` weights. */
  readonly wide: Float32Array
  readonly biases: Float32Array
}

export type LearnerOptions = {
  readonly bucketBits: number
  readonly rate: number
  /** Share of the traits that a text is read without, so that no single one is leaned on. */
  readonly drop: number
}

export type Learner = {
  readonly weights: LearnerWeights
  /** Learns from one text; returns the loss before. */
  readonly learn: (traits: Traits, example: Example) => number
}

const BUCKET_SPREAD = 0x9e3779b1
/** Gradients below this change nothing worth the time. */
const LEAST_GRADIENT = 0.01
/** Squares that every weight starts with: the first steps are no longer than the rate times this much. */
const FIRST_SQUARE = 0.02

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
}

type State = {
  readonly weights: LearnerWeights
  /** Sums of squared gradients, by which AdaGrad slows each weight down. */
  readonly pastWide: Float32Array
  readonly pastBiases: Float32Array
  readonly options: LearnerOptions
  readonly random: Random
  readonly pass: Pass
}

export function createLearner(options: LearnerOptions, random: Random): Learner {
  const { bucketBits } = options
  const size = LANES * 2 ** bucketBits
  const weights = { bucketBits, wide: new Float32Array(size), biases: new Float32Array(HEADS.length) }
  const state: State = {
    weights,
    pastWide: new Float32Array(size).fill(FIRST_SQUARE),
    pastBiases: new Float32Array(HEADS.length).fill(1),
    options,
    random,
    pass: {
      buckets: new Int32Array(65_536),
      count: 0,
      sums: new Float64Array(LANES),
      gradients: new Float64Array(HEADS.length),
      active: new Int32Array(HEADS.length),
      heads: 0,
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
  const factor = 1 / Math.sqrt(Math.max(1, pass.count))
  let loss = 0
  let moved = 0
  for (let known = 0; known < pass.heads; known += 1) {
    const head = pass.active[known] ?? 0
    const logit = (state.weights.biases[head] ?? 0) + (pass.sums[head] ?? 0) * factor
    const label = labels[head] ?? 0
    const weight = weights[head] ?? 0
    const gradient = (1 / (1 + Math.exp(-logit)) - label) * weight
    loss += weight * (Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - label * logit)
    if (Math.abs(gradient) < LEAST_GRADIENT) continue
    pass.gradients[head] = gradient
    pass.active[moved] = head
    moved += 1
  }
  if (moved > 0) move(state, moved, factor)
  return loss
}

/** Finds the buckets of a text's traits, leaving some out, and adds their weights up. */
function gather({ weights, options, random, pass }: State, traits: Traits): void {
  const { wide, bucketBits } = weights
  const { buckets, sums } = pass
  let count = 0
  sums.fill(0)
  for (let at = 0; at < traits.count; at += 1) {
    if (random.next() < options.drop) continue
    const start = (Math.imul(traits.hashes[at] ?? 0, BUCKET_SPREAD) >>> (32 - bucketBits)) * LANES
    buckets[count] = start
    count += 1
    // A bucket's weights lie side by side, so all heads are served while it is at hand.
    for (let lane = 0; lane < HEADS.length; lane += 1) sums[lane] = (sums[lane] ?? 0) + (wide[start + lane] ?? 0)
  }
  pass.count = count
}

/** Moves the weights of the first `moved` active heads. */
function move({ weights, pastWide, pastBiases, options, pass }: State, moved: number, factor: number): void {
  const { wide, biases } = weights
  const { active, gradients, sums, buckets } = pass
  for (let known = 0; known < moved; known += 1) {
    const head = active[known] ?? 0
    const gradient = gradients[head] ?? 0
    const square = (pastBiases[head] ?? 0) + gradient * gradient
    pastBiases[head] = square
    biases[head] = (biases[head] ?? 0) - (options.rate * gradient) / Math.sqrt(square)
    sums[known] = gradient * factor
  }
  for (let at = 0; at < pass.count; at += 1) {
    const start = buckets[at] ?? 0
    for (let known = 0; known < moved; known += 1) {
      const slot = start + (active[known] ?? 0)
      const step = sums[known] ?? 0
      const sum = (pastWide[slot] ?? 0) + step * step
      pastWide[slot] = sum
      wide[slot] = (wide[slot] ?? 0) - (options.rate * step) / Math.sqrt(sum)
    }
  }
}
