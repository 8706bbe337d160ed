/** Some heads of one model and the others of another: heads share no weight, so one can be taught anew by itself. */
import { HEADS, type Head, LANES, type TextModel } from '@goodstanding/detectors'

const LANES_OF_WORD = 4

/** `kept` with `heads` of `learned`. Both must weigh the same buckets and know the same words. Throws where they do not. */
export function takeHeads(kept: TextModel, learned: TextModel, heads: readonly Head[]): TextModel {
  const isAlike =
    kept.bucketBits === learned.bucketBits &&
    kept.words.hashes.length === learned.words.hashes.length &&
    kept.words.hashes.every((hash, at) => hash === learned.words.hashes[at])
  if (!isAlike) throw new Error('The models weigh other buckets or know other words: train all heads together.')
  const taken = HEADS.map((head) => heads.includes(head))
  const numbers = (from: Float32Array, to: Float32Array): Float32Array => {
    const each = from.length / HEADS.length
    return from.map((value, at) => (taken[Math.floor(at / each)] === true ? (to[at] ?? 0) : value))
  }
  // By place of a word in its row: the bytes of heads that are taken.
  const masks = Array.from({ length: LANES / LANES_OF_WORD }, (_, word) =>
    taken
      .slice(word * LANES_OF_WORD, (word + 1) * LANES_OF_WORD)
      .reduce((mask, isTaken, lane) => (isTaken ? mask | (0xff << (lane * 8)) : mask), 0),
  )
  const bytes = (from: Int32Array, to: Int32Array): Int32Array =>
    from.map((word, at) => {
      const mask = masks[at % masks.length] ?? 0
      return (word & ~mask) | ((to[at] ?? 0) & mask)
    })
  return {
    bucketBits: kept.bucketBits,
    weights: bytes(kept.weights, learned.weights),
    biases: numbers(kept.biases, learned.biases),
    scales: numbers(kept.scales, learned.scales),
    calibration: numbers(kept.calibration, learned.calibration),
    words: {
      hashes: kept.words.hashes,
      weights: bytes(kept.words.weights, learned.words.weights),
      scales: numbers(kept.words.scales, learned.words.scales),
    },
  }
}
