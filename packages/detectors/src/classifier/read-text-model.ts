/**
 * A trained text model, read from its artifact. Layout, little-endian:
 *
 *     "GSTM", version, heads, bits of buckets, embedding size, embedding bits, hidden units (uint32 each)
 *     per head: bias, scale of the wide weights, scale of the deep output, knots of the calibration (float32);
 *     then one scale of the embeddings, the hidden layer and the output layer (float32)
 *     wide weights: buckets x 16 bytes, biased by 128
 *     embeddings: bytes, biased by 128
 */
import { HEADS, LANES } from './heads.ts'

export const MODEL_MAGIC = 0x4d545347
export const MODEL_VERSION = 1
/** Pairs of logit and score, ascending; between them the score runs straight. */
export const KNOTS = 8

export type TextModel = {
  readonly wideBits: number
  /** Four words a bucket, four heads a word. */
  readonly wide: Int32Array
  readonly embeddingSize: number
  readonly embeddingBits: number
  /** As many words a row as a quarter of the embedding's size, four numbers a word; the size is a multiple of 16. */
  readonly embeddings: Int32Array
  readonly embeddingScale: number
  readonly hiddenSize: number
  /** Row by hidden unit: its weights over the embedding, then its bias. */
  readonly hidden: Float32Array
  /** Row by head: its weights over the hidden units. */
  readonly output: Float32Array
  readonly biases: Float32Array
  readonly wideScales: Float32Array
  /** By head: `KNOTS` logits, then `KNOTS` scores. */
  readonly calibration: Float32Array
}

export type ModelRefusal = { readonly kind: 'not-a-model' | 'other-version' | 'other-heads' | 'cut-short' }

const HEADER = 8

/** Reads the artifact's bytes. The refusal says what is wrong with them; nothing is thrown. */
export function readTextModel(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: TextModel } | { readonly ok: false; readonly refusal: ModelRefusal } {
  // Typed arrays want their data on a boundary of four bytes.
  const copy = bytes.slice().buffer
  const view = new DataView(copy)
  const refuse = (kind: ModelRefusal['kind']) => ({ ok: false, refusal: { kind } }) as const
  if (copy.byteLength < HEADER * 4 || view.getUint32(0, true) !== MODEL_MAGIC) return refuse('not-a-model')
  const [version = 0, heads = 0, wideBits = 0, embeddingSize = 0, embeddingBits = 0, hiddenSize = 0] = [
    1, 2, 3, 4, 5, 6,
  ].map((word) => view.getUint32(word * 4, true))
  if (version !== MODEL_VERSION) return refuse('other-version')
  if (heads !== HEADS.length || embeddingSize % 16 !== 0) return refuse('other-heads')
  let at = HEADER * 4
  const take = (size: number): number => {
    const from = at
    at += size
    return from
  }
  const floats = heads * (2 + 2 * KNOTS) + hiddenSize * (embeddingSize + 1) + heads * hiddenSize + 1
  const size = at + floats * 4 + LANES * 2 ** wideBits + embeddingSize * 2 ** embeddingBits
  if (copy.byteLength < size) return refuse('cut-short')
  const float32 = (count: number) => new Float32Array(copy, take(count * 4), count)
  const biases = float32(heads)
  const wideScales = float32(heads)
  const calibration = float32(heads * 2 * KNOTS)
  const embeddingScale = float32(1)[0] ?? 0
  const hidden = float32(hiddenSize * (embeddingSize + 1))
  const output = float32(heads * hiddenSize)
  const wide = new Int32Array(copy, take(LANES * 2 ** wideBits), 4 * 2 ** wideBits)
  const embeddings = new Int32Array(
    copy,
    take(embeddingSize * 2 ** embeddingBits),
    (embeddingSize / 4) * 2 ** embeddingBits,
  )
  return {
    ok: true,
    value: {
      wideBits,
      wide,
      embeddingSize,
      embeddingBits,
      embeddings,
      embeddingScale,
      hiddenSize,
      hidden,
      output,
      biases,
      wideScales,
      calibration,
    },
  }
}
