import { HEADS, LANES, type TextModel } from '@goodstanding/detectors'
import { describe, expect, it } from 'vitest'
import { blendHead } from './blend-head.ts'

/** A model of one bucket and one word in which every head weighs `byte` steps of `scale`. */
function modelOf(byte: number, scale: number): TextModel {
  const row = (): Int32Array => new Int32Array(Uint8Array.from({ length: LANES }, () => 128 + byte).buffer)
  const each = (value: number): Float32Array => Float32Array.from(HEADS, () => value)
  return {
    bucketBits: 0,
    weights: row(),
    biases: each(byte),
    scales: each(scale),
    calibration: each(0),
    words: { hashes: Int32Array.of(7), weights: row(), scales: each(scale) },
  }
}

const weightsOf = ({ weights, scales }: Pick<TextModel, 'weights' | 'scales'>): readonly number[] =>
  HEADS.map((_, lane) => ((new Uint8Array(weights.buffer)[lane] ?? 0) - 128) * (scales[lane] ?? 0))

describe('a head that is taught some of the way', () => {
  it('weighs what lies between, and no other head changes', () => {
    const [before, after] = [100 * 0.5, -40 * 0.25]
    const blended = blendHead(modelOf(100, 0.5), modelOf(-40, 0.25), 'threat', 0.25)
    for (const weights of [weightsOf(blended), weightsOf(blended.words)])
      expect(weights).toEqual(HEADS.map((head) => (head === 'threat' ? before + (after - before) * 0.25 : before)))
    expect([...blended.biases]).toEqual(HEADS.map((head) => (head === 'threat' ? 100 - 140 * 0.25 : 100)))
  })

  it('is cut to no byte, whichever of the two scales is the larger', () => {
    const [small, large] = [modelOf(127, 0.01), modelOf(127, 1)]
    expect(weightsOf(blendHead(small, large, 'toxic', 1))[HEADS.indexOf('toxic')]).toBe(127)
    expect(weightsOf(blendHead(large, small, 'toxic', 0.5))[HEADS.indexOf('toxic')]).toBeCloseTo(64, 0)
  })
})
