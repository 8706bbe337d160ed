/** The model while it learns: wide weights by bucket, averaged embeddings below one hidden layer; AdaGrad, logistic loss by head. */
import { HEADS, LANES } from '@goodstanding/detectors'
import type { Example } from './example.ts'
import type { Traits } from './gathered.ts'
import { createSquares, createWeights, type LearnerWeights, type PastSquares, type Sizes } from './learner-weights.ts'
import type { Random } from './random.ts'

export type Rates = {
  readonly wide: number
  readonly deep: number
  /** Share of the traits that a text is read without, so that no single one is leaned on. */
  readonly dropWide: number
  readonly dropDeep: number
}

export type Learner = {
  readonly weights: LearnerWeights
  /** Learns from one text; returns the loss before. */
  readonly learn: (traits: Traits, example: Example) => number
  /** Logits by head, without dropping anything. */
  readonly weigh: (traits: Traits, logits: Float64Array) => void
}

const BUCKET_SPREAD = 0x9e3779b1
/** Gradients below this change nothing worth the time. */
const LEAST_GRADIENT = 0.01

/** One text on its way through the model; the buffers are filled again by the next. */
type Pass = {
  readonly buckets: Int32Array
  count: number
  readonly rows: Int32Array
  deep: number
  readonly mean: Float64Array
  readonly meanGradient: Float64Array
  /** By head: its wide weights added up. */
  readonly sums: Float64Array
  readonly units: Float64Array
  readonly unitGradients: Float64Array
  readonly logits: Float64Array
  readonly gradients: Float64Array
  /** Heads that something is known of. */
  readonly active: Int32Array
  heads: number
}

type State = {
  readonly weights: LearnerWeights
  readonly squares: PastSquares
  readonly rates: Rates
  readonly random: Random
  readonly pass: Pass
}

export function createLearner(sizes: Sizes, rates: Rates, random: Random): Learner {
  const weights = createWeights(sizes, random)
  const { embeddingSize, hiddenSize } = sizes
  const pass: Pass = {
    buckets: new Int32Array(65_536),
    count: 0,
    rows: new Int32Array(32_768),
    deep: 0,
    mean: new Float64Array(embeddingSize),
    meanGradient: new Float64Array(embeddingSize),
    sums: new Float64Array(LANES),
    units: new Float64Array(hiddenSize),
    unitGradients: new Float64Array(hiddenSize),
    logits: new Float64Array(HEADS.length),
    gradients: new Float64Array(HEADS.length),
    active: new Int32Array(HEADS.length),
    heads: 0,
  }
  const state: State = { weights, squares: createSquares(weights), rates, random, pass }
  return {
    weights,
    learn: (traits, example) => learnFrom(state, traits, example),
    weigh: (traits, logits) => {
      pass.heads = HEADS.length
      for (let head = 0; head < HEADS.length; head += 1) pass.active[head] = head
      gather(state, traits, { dropWide: 0, dropDeep: 0 })
      forward(state)
      logits.set(pass.logits)
    },
  }
}

function learnFrom(state: State, traits: Traits, { labels, weights }: Example): number {
  const { pass, rates } = state
  pass.heads = 0
  for (let head = 0; head < HEADS.length; head += 1)
    if ((labels[head] ?? -1) >= 0) {
      pass.active[pass.heads] = head
      pass.heads += 1
    }
  if (pass.heads === 0) return 0
  gather(state, traits, rates)
  forward(state)
  let loss = 0
  for (let known = 0; known < pass.heads; known += 1) {
    const head = pass.active[known] ?? 0
    const logit = pass.logits[head] ?? 0
    const label = labels[head] ?? 0
    const weight = weights[head] ?? 0
    pass.gradients[head] = (1 / (1 + Math.exp(-logit)) - label) * weight
    loss += weight * (Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - label * logit)
  }
  backward(state)
  return loss
}

function gather(
  { weights, random, pass }: State,
  traits: Traits,
  { dropWide, dropDeep }: Pick<Rates, 'dropWide' | 'dropDeep'>,
): void {
  const { wideBits, embeddingBits, embeddingSize } = weights.sizes
  let count = 0
  for (let at = 0; at < traits.count; at += 1)
    if (dropWide === 0 || random.next() >= dropWide) {
      pass.buckets[count] = (Math.imul(traits.hashes[at] ?? 0, BUCKET_SPREAD) >>> (32 - wideBits)) * LANES
      count += 1
    }
  let deep = 0
  for (let at = 0; at < traits.deepCount; at += 1)
    if (dropDeep === 0 || random.next() >= dropDeep) {
      pass.rows[deep] = (Math.imul(traits.deepHashes[at] ?? 0, BUCKET_SPREAD) >>> (32 - embeddingBits)) * embeddingSize
      deep += 1
    }
  pass.count = count
  pass.deep = deep
}

function forward({ weights, pass }: State): void {
  const { wide, embeddings, hidden, output, biases } = weights
  const { embeddingSize: size, hiddenSize } = weights.sizes
  const { mean, units, buckets, rows, sums } = pass
  mean.fill(0)
  for (let at = 0; at < pass.deep; at += 1) {
    const start = rows[at] ?? 0
    for (let index = 0; index < size; index += 1) mean[index] = (mean[index] ?? 0) + (embeddings[start + index] ?? 0)
  }
  const deepFactor = 1 / Math.sqrt(Math.max(1, pass.deep))
  for (let index = 0; index < size; index += 1) mean[index] = (mean[index] ?? 0) * deepFactor
  for (let unit = 0; unit < hiddenSize; unit += 1) {
    const row = unit * (size + 1)
    let sum = hidden[row + size] ?? 0
    for (let index = 0; index < size; index += 1) sum += (hidden[row + index] ?? 0) * (mean[index] ?? 0)
    units[unit] = sum > 0 ? sum : 0
  }
  const wideFactor = 1 / Math.sqrt(Math.max(1, pass.count))
  sums.fill(0)
  // A bucket's weights lie side by side, so all heads are served while it is at hand.
  for (let at = 0; at < pass.count; at += 1) {
    const start = buckets[at] ?? 0
    for (let lane = 0; lane < HEADS.length; lane += 1) sums[lane] = (sums[lane] ?? 0) + (wide[start + lane] ?? 0)
  }
  for (let known = 0; known < pass.heads; known += 1) {
    const head = pass.active[known] ?? 0
    let logit = (biases[head] ?? 0) + (sums[head] ?? 0) * wideFactor
    for (let unit = 0; unit < hiddenSize; unit += 1)
      logit += (output[head * hiddenSize + unit] ?? 0) * (units[unit] ?? 0)
    pass.logits[head] = logit
  }
}

function backward(state: State): void {
  const { pass } = state
  pass.unitGradients.fill(0)
  let moved = 0
  for (let known = 0; known < pass.heads; known += 1) {
    const head = pass.active[known] ?? 0
    const gradient = pass.gradients[head] ?? 0
    if (Math.abs(gradient) < LEAST_GRADIENT) continue
    pass.active[moved] = head
    moved += 1
    moveOutput(state, head, gradient)
  }
  if (moved === 0) return
  moveWide(state, moved)
  moveHidden(state)
  moveEmbeddings(state)
}

/** Moves the weights of the first `moved` active heads. */
function moveWide({ weights, squares, rates, pass }: State, moved: number): void {
  const { wide, biases } = weights
  const { active, gradients, sums, buckets } = pass
  const factor = 1 / Math.sqrt(Math.max(1, pass.count))
  for (let known = 0; known < moved; known += 1) {
    const head = active[known] ?? 0
    const gradient = gradients[head] ?? 0
    const square = (squares.biases[head] ?? 0) + gradient * gradient
    squares.biases[head] = square
    biases[head] = (biases[head] ?? 0) - (rates.wide * gradient) / Math.sqrt(square)
    sums[known] = gradient * factor
  }
  const past = squares.wide
  for (let at = 0; at < pass.count; at += 1) {
    const start = buckets[at] ?? 0
    for (let known = 0; known < moved; known += 1) {
      const slot = start + (active[known] ?? 0)
      const step = sums[known] ?? 0
      const sum = (past[slot] ?? 0) + step * step
      past[slot] = sum
      wide[slot] = (wide[slot] ?? 0) - (rates.wide * step) / Math.sqrt(sum)
    }
  }
}

function moveOutput({ weights, squares, rates, pass }: State, head: number, gradient: number): void {
  const { output, sizes } = weights
  for (let unit = 0; unit < sizes.hiddenSize; unit += 1) {
    const value = pass.units[unit] ?? 0
    if (value <= 0) continue
    const slot = head * sizes.hiddenSize + unit
    const weight = output[slot] ?? 0
    pass.unitGradients[unit] = (pass.unitGradients[unit] ?? 0) + gradient * weight
    const change = gradient * value
    const sum = (squares.output[slot] ?? 0) + change * change
    squares.output[slot] = sum
    output[slot] = weight - (rates.deep * change) / Math.sqrt(sum)
  }
}

function moveHidden({ weights, squares, rates, pass }: State): void {
  const { hidden, sizes } = weights
  const size = sizes.embeddingSize
  pass.meanGradient.fill(0)
  for (let unit = 0; unit < sizes.hiddenSize; unit += 1) {
    const gradient = pass.unitGradients[unit] ?? 0
    if (gradient === 0) continue
    for (let index = 0; index <= size; index += 1) {
      const slot = unit * (size + 1) + index
      const weight = hidden[slot] ?? 0
      if (index < size) pass.meanGradient[index] = (pass.meanGradient[index] ?? 0) + gradient * weight
      const change = gradient * (index === size ? 1 : (pass.mean[index] ?? 0))
      const sum = (squares.hidden[slot] ?? 0) + change * change
      squares.hidden[slot] = sum
      hidden[slot] = weight - (rates.deep * change) / Math.sqrt(sum)
    }
  }
}

function moveEmbeddings({ weights, squares, rates, pass }: State): void {
  const { embeddings, sizes } = weights
  const size = sizes.embeddingSize
  const factor = 1 / Math.sqrt(Math.max(1, pass.deep))
  let square = 0
  for (let index = 0; index < size; index += 1) {
    const gradient = (pass.meanGradient[index] ?? 0) * factor
    pass.meanGradient[index] = gradient
    square += gradient * gradient
  }
  square /= size
  for (let at = 0; at < pass.deep; at += 1) {
    const start = pass.rows[at] ?? 0
    const slot = start / size
    const sum = (squares.embeddings[slot] ?? 0) + square
    squares.embeddings[slot] = sum
    const rate = rates.deep / Math.sqrt(sum)
    for (let index = 0; index < size; index += 1)
      embeddings[start + index] = (embeddings[start + index] ?? 0) - rate * (pass.meanGradient[index] ?? 0)
  }
}
