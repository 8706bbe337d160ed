import { HEADS, LANES, type TextModel } from '@goodstanding/detectors'
import { describe, expect, it } from 'vitest'
import { takeHeads } from './take-heads.ts'

/** A model of two buckets and one word in which everything of a head is `value + head`. */
function modelOf(value: number, word = 7): TextModel {
  const row = Array.from({ length: LANES }, (_, lane) => value + lane)
  const bytes = (rows: number): Int32Array =>
    new Int32Array(Uint8Array.from(Array.from({ length: rows }, () => row).flat()).buffer)
  const each = Float32Array.from(HEADS, (_, head) => value + head)
  return {
    bucketBits: 1,
    weights: bytes(2),
    biases: each,
    scales: each,
    calibration: Float32Array.from({ length: HEADS.length * 16 }, (_, at) => value + Math.floor(at / 16)),
    words: { hashes: Int32Array.of(word), weights: bytes(1), scales: each },
  }
}

const bytesOf = (words: Int32Array): readonly number[] => [...new Uint8Array(words.buffer)]

describe('heads that are taught anew', () => {
  it('bring all of theirs and nothing else', () => {
    const one = takeHeads(modelOf(10), modelOf(100), ['sexual', 'profanity'])
    const expected = HEADS.map((head, at) => (head === 'sexual' || head === 'profanity' ? 100 + at : 10 + at))
    for (const row of [
      bytesOf(one.weights).slice(0, LANES),
      bytesOf(one.weights).slice(LANES),
      bytesOf(one.words.weights),
    ])
      expect(row.slice(0, HEADS.length)).toEqual(expected)
    for (const numbers of [one.biases, one.scales, one.words.scales]) expect([...numbers]).toEqual(expected)
    expect([...one.calibration]).toEqual(expected.flatMap((value) => Array.from({ length: 16 }, () => value)))
  })

  it('are refused where the words are others', () => {
    expect(() => takeHeads(modelOf(10), modelOf(100, 8), ['sexual'])).toThrow('train all heads together')
  })
})
