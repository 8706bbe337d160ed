import { HEADS, KNOTS, LANES, MODEL_VERSION, readTextModel, type TextModel } from '@goodstanding/detectors'
import { describe, expect, it } from 'vitest'
import { growModel } from './grow-model.ts'
import { writeModel } from './write-model.ts'

const BITS = 3
const WORDS = 2
/** Rows of artifacts before heads were more than sixteen. */
const SHORT = { version: 4, lanes: 16 }
const numbers = (count: number, from: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => from + at)
const rowsOf = (count: number, lanes: number, by: number): Int32Array =>
  new Int32Array(Uint8Array.from({ length: count * lanes }, (_, at) => (at * by) & 0xff).buffer)
const bytesOf = (row: Int32Array): readonly number[] => [...new Uint8Array(row.buffer, row.byteOffset, row.byteLength)]

function modelOf(heads: number, lanes: number): TextModel {
  return {
    bucketBits: BITS,
    weights: rowsOf(2 ** BITS, lanes, 7),
    biases: numbers(heads, 1),
    scales: numbers(heads, 100),
    calibration: numbers(heads * 2 * KNOTS, 1000),
    words: { hashes: Int32Array.of(11, 12), scales: numbers(heads, 200), weights: rowsOf(WORDS, lanes, 5) },
  }
}

/** As a version of the product wrote it that knew fewer heads. */
function artifactOf(heads: number, { version, lanes }: typeof SHORT): Uint8Array {
  const bytes = writeModel(modelOf(heads, lanes))
  const header = new DataView(bytes.buffer)
  header.setUint32(4, version, true)
  header.setUint32(8, heads, true)
  return bytes
}

describe('an artifact of fewer heads', () => {
  it.each([
    { few: HEADS.length - 3, rows: { version: MODEL_VERSION, lanes: LANES }, refusal: 'other-heads' },
    { few: 13, rows: SHORT, refusal: 'other-version' },
  ])('is read with what its heads say, and the new ones say nothing: $few, version $rows.version', (given) => {
    const { few, rows, refusal } = given
    expect(readTextModel(artifactOf(few, rows))).toMatchObject({ ok: false, refusal: { kind: refusal } })
    const read = readTextModel(growModel(artifactOf(few, rows)))
    if (!read.ok) throw new Error(read.refusal.kind)
    const { value } = read
    const before = modelOf(few, rows.lanes)
    expect(value.words.hashes).toEqual(before.words.hashes)
    for (const [grown, was] of [
      [value.weights, before.weights],
      [value.words.weights, before.words.weights],
    ] as const) {
      const own = bytesOf(was)
      expect(bytesOf(grown)).toEqual(
        Array.from({ length: (own.length / rows.lanes) * LANES }, (_, at) =>
          at % LANES < rows.lanes ? own[Math.floor(at / LANES) * rows.lanes + (at % LANES)] : 128,
        ),
      )
    }
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
    const bytes = artifactOf(HEADS.length, { version: MODEL_VERSION, lanes: LANES })
    expect(growModel(bytes)).toBe(bytes)
  })

  it('is refused when its version is unknown', () => {
    expect(() => growModel(artifactOf(3, { version: 3, lanes: 16 }))).toThrow('version 3')
  })
})
