/**
 * A trained text model, read from its artifact. Layout, little-endian:
 *
 *     "GSTM", version, heads, bits of buckets (uint32 each)
 *     per head: biases, then scales of the weights, then knots of the calibration (float32)
 *     weights: buckets x 32 bytes, biased by 128
 *     words (uint32), per head: scales of their weights (float32), hashes of the words (int32)
 *     weights of the words: words x 32 bytes, biased by 128
 */
import { HEADS, LANES } from './heads.ts'

export const MODEL_MAGIC = 0x4d545347
export const MODEL_VERSION = 5
/** Pairs of logit and score, ascending; between them the score runs straight. */
export const KNOTS = 8

export type TextModel = {
  readonly bucketBits: number
  /** Eight words a bucket, four heads a word. */
  readonly weights: Int32Array
  readonly biases: Float32Array
  readonly scales: Float32Array
  /** By head: `KNOTS` logits, then `KNOTS` scores. */
  readonly calibration: Float32Array
  readonly words: WordWeights
}

/** What known words weigh by their meaning, whether or not the corpora held them often. */
export type WordWeights = {
  readonly hashes: Int32Array
  /** Eight numbers of four bytes a word, as in the buckets. */
  readonly weights: Int32Array
  readonly scales: Float32Array
}

export type ModelRefusal = { readonly kind: 'not-a-model' | 'other-version' | 'other-heads' | 'cut-short' }

const HEADER = 4
const WORDS_OF_ROW = LANES / 4

/** Reads the artifact's bytes. The refusal says what is wrong with them; nothing is thrown. */
export function readTextModel(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: TextModel } | { readonly ok: false; readonly refusal: ModelRefusal } {
  // Typed arrays want their data on a boundary of four bytes.
  const copy = bytes.slice().buffer
  const view = new DataView(copy)
  const refuse = (kind: ModelRefusal['kind']) => ({ ok: false, refusal: { kind } }) as const
  if (copy.byteLength < HEADER * 4 || view.getUint32(0, true) !== MODEL_MAGIC) return refuse('not-a-model')
  const [version = 0, heads = 0, bucketBits = 0] = [1, 2, 3].map((word) => view.getUint32(word * 4, true))
  if (version !== MODEL_VERSION) return refuse('other-version')
  if (heads !== HEADS.length) return refuse('other-heads')
  let at = HEADER * 4
  const take = (size: number): number => {
    const from = at
    at += size
    return from
  }
  const wordsAt = at + heads * (2 + 2 * KNOTS) * 4 + LANES * 2 ** bucketBits
  if (copy.byteLength < wordsAt + 4) return refuse('cut-short')
  const words = view.getUint32(wordsAt, true)
  if (copy.byteLength < wordsAt + 4 + heads * 4 + words * (4 + LANES)) return refuse('cut-short')
  // Each is copied out: so the whole is let go, and a row of weights begins where a line of the processor's cache may - else
  // every fourth row lies in two.
  const float32 = (count: number) => new Float32Array(copy, take(count * 4), count).slice()
  const biases = float32(heads)
  const scales = float32(heads)
  const calibration = float32(heads * 2 * KNOTS)
  const int32 = (count: number) => new Int32Array(copy, take(count * 4), count).slice()
  const weights = int32(WORDS_OF_ROW * 2 ** bucketBits)
  take(4)
  const wordScales = float32(heads)
  const ofWords = { scales: wordScales, hashes: int32(words), weights: int32(words * WORDS_OF_ROW) }
  return { ok: true, value: { bucketBits, weights, biases, scales, calibration, words: ofWords } }
}
