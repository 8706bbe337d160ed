import { HEADS, KNOTS, readTextModel, type TextModel } from '@goodstanding/detectors'
import { describe, expect, it } from 'vitest'
import { growModel } from './grow-model.ts'
import { writeModel } from './write-model.ts'

const BITS = 3
const WORDS = 2
const numbers = (count: number, from: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => from + at)

function modelOf(heads: number): TextModel {
  return {
    bucketBits: BITS,
    weights: Int32Array.from({ length: 4 * 2 ** BITS }, (_, at) => at * 7),
    biases: numbers(heads, 1),
    scales: numbers(heads, 100),
    calibration: numbers(heads * 2 * KNOTS, 1000),
    words: {
      hashes: Int32Array.of(11, 12),
      scales: numbers(heads, 200),
      weights: Int32Array.from({ length: 4 * WORDS }, (_, at) => at * 5),
    },
  }
}

/** As a version of the product wrote it that knew fewer heads. */
function artifactOf(heads: number): Uint8Array {
  const bytes = writeModel(modelOf(heads))
  new DataView(bytes.buffer).setUint32(8, heads, true)
  return bytes
}

describe('an artifact of fewer heads', () => {
  it('is read with what its heads say, and the new ones say nothing', () => {
    const few = HEADS.length - 3
    expect(readTextModel(artifactOf(few))).toMatchObject({ ok: false, refusal: { kind: 'other-heads' } })
    const read = readTextModel(growModel(artifactOf(few)))
    if (!read.ok) throw new Error(read.refusal.kind)
    const { value } = read
    const before = modelOf(few)
    expect(value.weights).toEqual(before.weights)
    expect(value.words.hashes).toEqual(before.words.hashes)
    expect(value.words.weights).toEqual(before.words.weights)
    for (const [grown, was] of [
      [value.biases, before.biases],
      [value.scales, before.scales],
      [value.calibration, before.calibration],
      [value.words.scales, before.words.scales],
    ] as const) {
      expect([...grown.subarray(0, was.length)]).toEqual([...was])
      expect([...grown.subarray(was.length)].every((number) => number === 0)).toBe(true)
    }
  })

  it('is left as it is when it has all', () => {
    const bytes = artifactOf(HEADS.length)
    expect(growModel(bytes)).toBe(bytes)
  })
})
