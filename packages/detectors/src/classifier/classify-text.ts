/** The classifier: weighs the traits of a text by head, and says which words weighed most. */
import type { TextFeatures } from '../text/text-features.ts'
import { HEADS } from './heads.ts'
import { KNOTS, type TextModel } from './read-text-model.ts'
import { createTraitReader, type TextTraits } from './text-traits.ts'

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
const BUCKET_SPREAD = 0x9e3779b1

type State = {
  readonly model: TextModel
  readonly wideRows: Rows
  /** One for each sixteen numbers of an embedding. */
  readonly deepRows: readonly Rows[]
  readonly sums: Int32Array
  readonly deepSums: Int32Array
  readonly mean: Float64Array
  readonly hidden: Float64Array
  readonly logits: Float64Array
  readonly scores: Float64Array
  readonly tokenWeights: Float64Array
  traits: TextTraits | null
}

export function createClassifier(model: TextModel, categories: readonly string[]): Classifier {
  const readTraits = createTraitReader(categories)
  const state: State = {
    model,
    wideRows: { table: model.wide, shift: 32 - model.wideBits, stride: 4, offset: 0 },
    deepRows: Array.from({ length: model.embeddingSize / 16 }, (_, part) => ({
      table: model.embeddings,
      shift: 32 - model.embeddingBits,
      stride: model.embeddingSize / 4,
      offset: part * 4,
    })),
    sums: new Int32Array(16),
    deepSums: new Int32Array(16),
    mean: new Float64Array(model.embeddingSize),
    hidden: new Float64Array(model.hiddenSize),
    logits: new Float64Array(HEADS.length),
    scores: new Float64Array(HEADS.length),
    tokenWeights: new Float64Array(65_536),
    traits: null,
  }
  return {
    classify: (features) => {
      const traits = readTraits(features)
      state.traits = traits
      sumRows(state.sums, state.wideRows, traits.hashes, traits.count)
      averageDeep(state, traits)
      conclude(state, traits)
    },
    scores: state.scores,
    logits: state.logits,
    findPlace: (head, place) => findPlace(state, head, place),
  }
}

/** Sixteen bytes of each row of a table: the rows that hashes name, `stride` words apart, from word `offset`. */
type Rows = { readonly table: Int32Array; readonly shift: number; readonly stride: number; readonly offset: number }

/** Adds the sixteen bytes of every named row, two at a time, and takes the bias off. */
function sumRows(sums: Int32Array, { table, shift, stride, offset }: Rows, hashes: Int32Array, count: number): void {
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
      const row = Math.imul(Math.imul(hashes[at] ?? 0, BUCKET_SPREAD) >>> shift, stride) + offset
      const first = table[row] ?? 0
      const second = table[row + 1] ?? 0
      const third = table[row + 2] ?? 0
      const fourth = table[row + 3] ?? 0
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
  for (let lane = 0; lane < 16; lane += 1) sums[lane] = (sums[lane] ?? 0) - bias
}

/** `even`: sums of the first and third byte in its halves; `odd`: of the second and fourth. */
function unpack(sums: Int32Array, lane: number, even: number, odd: number): void {
  sums[lane] = (sums[lane] ?? 0) + (even & 0xffff)
  sums[lane + 1] = (sums[lane + 1] ?? 0) + (odd & 0xffff)
  sums[lane + 2] = (sums[lane + 2] ?? 0) + (even >>> 16)
  sums[lane + 3] = (sums[lane + 3] ?? 0) + (odd >>> 16)
}

function averageDeep(state: State, { deepCount, deepHashes }: TextTraits): void {
  const { mean, hidden, model, deepSums, deepRows } = state
  const size = model.embeddingSize
  const factor = model.embeddingScale / Math.sqrt(Math.max(1, deepCount))
  for (let part = 0; part < deepRows.length; part += 1) {
    const rows = deepRows[part]
    if (rows === undefined) continue
    sumRows(deepSums, rows, deepHashes, deepCount)
    for (let lane = 0; lane < 16; lane += 1) mean[part * 16 + lane] = (deepSums[lane] ?? 0) * factor
  }
  for (let unit = 0; unit < model.hiddenSize; unit += 1) {
    const row = unit * (size + 1)
    let sum = model.hidden[row + size] ?? 0
    for (let index = 0; index < size; index += 1) sum += (model.hidden[row + index] ?? 0) * (mean[index] ?? 0)
    hidden[unit] = sum > 0 ? sum : 0
  }
}

function conclude(state: State, { count }: TextTraits): void {
  const { model, sums, hidden, logits, scores } = state
  const factor = 1 / Math.sqrt(Math.max(1, count))
  for (let head = 0; head < HEADS.length; head += 1) {
    let logit = (model.biases[head] ?? 0) + (sums[head] ?? 0) * (model.wideScales[head] ?? 0) * factor
    const row = head * model.hiddenSize
    for (let unit = 0; unit < model.hiddenSize; unit += 1)
      logit += (model.output[row + unit] ?? 0) * (hidden[unit] ?? 0)
    logits[head] = logit
    scores[head] = calibrate(model, head, logit)
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
  const { tokens, count, hashes, places } = traits
  if (tokens.count === 0) return
  tokenWeights.fill(0, 0, tokens.count)
  const bytes = new Uint8Array(model.wide.buffer, model.wide.byteOffset, model.wide.byteLength)
  const shift = 32 - model.wideBits
  for (let at = 0; at < count; at += 1) {
    const bucket = Math.imul(hashes[at] ?? 0, BUCKET_SPREAD) >>> shift
    const token = places[at] ?? 0
    tokenWeights[token] = (tokenWeights[token] ?? 0) + (bytes[bucket * 16 + head] ?? 128) - 128
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
  place.start = tokens.starts[bestFrom] ?? 0
  place.end = tokens.ends[bestTo] ?? 0
}
