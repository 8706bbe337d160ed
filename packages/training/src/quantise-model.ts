/** The weights of a learner in bytes: one scale a head. */
import { HEADS, KNOTS, LANES, type TextModel } from '@goodstanding/detectors'
import type { LearnerWeights } from './learner.ts'

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

export function quantiseModel({ bucketBits, wide, biases }: LearnerWeights): TextModel {
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
  }
}
