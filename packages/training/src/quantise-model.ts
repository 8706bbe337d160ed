/** The weights of a learner in bytes: one scale a head. */
import { type Head, HEADS, KNOTS, LANES, type TextModel, type WordWeights } from '@goodstanding/detectors'
import type { LearnerWeights } from './learner.ts'
import { DIMENSIONS, type WordVectors } from './word-vectors.ts'

/** This share of the weights may be larger than what a byte holds, and is cut. */
const CUT = 0.0002
const SAMPLED = 200_000

function scaleOf(values: (at: number) => number, count: number): number {
  const step = Math.max(1, Math.floor(count / SAMPLED))
  const sizes: number[] = []
  for (let at = 0; at < count; at += step) {
    const size = Math.abs(values(at))
    if (size > 1e-6) sizes.push(size)
  }
  sizes.sort((a, b) => b - a)
  return (sizes[Math.floor(sizes.length * CUT)] ?? 1) / 127
}

const toByte = (value: number): number => Math.max(-127, Math.min(127, Math.round(value)))

/** A head adds a share of what another weighs. */
export type Lean = { readonly head: Head; readonly on: Head; readonly share: number }

/** Whoever despises a group seldom does it politely: `hate` listens to `toxic`, and is quieter where people merely name a group. */
export function leanOn({ wide, biases, meaning }: LearnerWeights, { head, on, share }: Lean): void {
  const [to, from] = [HEADS.indexOf(head), HEADS.indexOf(on)]
  for (let start = 0; start < wide.length; start += LANES)
    wide[start + to] = (wide[start + to] ?? 0) + share * (wide[start + from] ?? 0)
  for (let at = 0; at < DIMENSIONS; at += 1)
    meaning[to * DIMENSIONS + at] =
      (meaning[to * DIMENSIONS + at] ?? 0) + share * (meaning[from * DIMENSIONS + at] ?? 0)
  biases[to] = (biases[to] ?? 0) + share * (biases[from] ?? 0)
}

export function quantiseModel({ bucketBits, wide, biases, meaning }: LearnerWeights, vectors: WordVectors): TextModel {
  const buckets = 2 ** bucketBits
  const bytes = new Uint8Array(LANES * buckets).fill(128)
  const scales = new Float32Array(HEADS.length)
  for (let head = 0; head < HEADS.length; head += 1) {
    const scale = scaleOf((at) => wide[at * LANES + head] ?? 0, buckets)
    scales[head] = scale
    for (let bucket = 0; bucket < buckets; bucket += 1)
      bytes[bucket * LANES + head] = 128 + toByte((wide[bucket * LANES + head] ?? 0) / scale)
  }
  return {
    bucketBits,
    weights: new Int32Array(bytes.buffer),
    biases: biases.slice(),
    scales,
    calibration: new Float32Array(HEADS.length * 2 * KNOTS),
    words: weighWords(meaning, vectors),
  }
}

/** What each known word weighs for each head: meaning is linear, so the vectors themselves need not ship. */
function weighWords(meaning: Float32Array, { count, hashes, values }: WordVectors): WordWeights {
  const bytes = new Uint8Array(LANES * count).fill(128)
  const scales = new Float32Array(HEADS.length)
  const weights = new Float64Array(count)
  for (let head = 0; head < HEADS.length; head += 1) {
    for (let row = 0; row < count; row += 1) {
      let sum = 0
      for (let at = 0; at < DIMENSIONS; at += 1)
        sum += (meaning[head * DIMENSIONS + at] ?? 0) * (values[row * DIMENSIONS + at] ?? 0)
      weights[row] = sum
    }
    const scale = scaleOf((at) => weights[at] ?? 0, count)
    scales[head] = scale
    for (let row = 0; row < count; row += 1) bytes[row * LANES + head] = 128 + toByte((weights[row] ?? 0) / scale)
  }
  return { hashes, weights: new Int32Array(bytes.buffer), scales }
}
