/** The weights of a learner in bytes: one scale a head for the wide part, one for all embeddings. */
import { HEADS, KNOTS, LANES, type TextModel } from '@goodstanding/detectors'
import type { LearnerWeights } from './learner-weights.ts'

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

export function quantiseModel({ sizes, wide, embeddings, hidden, output, biases }: LearnerWeights): TextModel {
  const buckets = 2 ** sizes.wideBits
  const bytes = new Uint8Array(LANES * buckets).fill(128)
  const wideScales = new Float32Array(HEADS.length)
  for (let head = 0; head < HEADS.length; head += 1) {
    const scale = scaleOf((at) => wide[at * LANES + head] ?? 0, buckets)
    wideScales[head] = scale
    for (let bucket = 0; bucket < buckets; bucket += 1)
      bytes[bucket * LANES + head] = 128 + toByte((wide[bucket * LANES + head] ?? 0) / scale)
  }
  const embeddingScale = scaleOf((at) => embeddings[at] ?? 0, embeddings.length)
  return {
    wideBits: sizes.wideBits,
    wide: new Int32Array(bytes.buffer),
    embeddingSize: sizes.embeddingSize,
    embeddingBits: sizes.embeddingBits,
    embeddings: new Int32Array(Uint8Array.from(embeddings, (value) => 128 + toByte(value / embeddingScale)).buffer),
    embeddingScale,
    hiddenSize: sizes.hiddenSize,
    hidden: hidden.slice(),
    output: output.slice(),
    biases: biases.slice(),
    wideScales,
    calibration: new Float32Array(HEADS.length * 2 * KNOTS),
  }
}
