/** The weights of a learner, the squares of their past gradients, and the room it works in. */
import { HEADS, LANES } from '@goodstanding/detectors'
import type { Random } from './random.ts'

export type Sizes = {
  readonly wideBits: number
  readonly embeddingBits: number
  readonly embeddingSize: number
  readonly hiddenSize: number
}

export type LearnerWeights = {
  readonly sizes: Sizes
  /** By bucket, `LANES` weights. */
  readonly wide: Float32Array
  readonly embeddings: Float32Array
  /** By hidden unit: its weights over the embedding, then its bias. */
  readonly hidden: Float32Array
  readonly output: Float32Array
  readonly biases: Float32Array
}

/** Sums of squared gradients, by which AdaGrad slows each weight down; one for a whole embedding. */
export type PastSquares = {
  readonly wide: Float32Array
  readonly embeddings: Float32Array
  readonly hidden: Float32Array
  readonly output: Float32Array
  readonly biases: Float32Array
}

export function createWeights(sizes: Sizes, random: Random): LearnerWeights {
  const { wideBits, embeddingBits, embeddingSize, hiddenSize } = sizes
  const spread = (count: number, width: number) =>
    Float32Array.from({ length: count }, () => (random.next() - 0.5) * width)
  const hidden = spread(hiddenSize * (embeddingSize + 1), 0.5)
  for (let unit = 0; unit < hiddenSize; unit += 1) hidden[unit * (embeddingSize + 1) + embeddingSize] = 0.05
  return {
    sizes,
    wide: new Float32Array(LANES * 2 ** wideBits),
    embeddings: spread(embeddingSize * 2 ** embeddingBits, 0.2),
    hidden,
    output: spread(HEADS.length * hiddenSize, 0.3),
    biases: new Float32Array(HEADS.length),
  }
}

export function createSquares({ wide, embeddings, hidden, output, biases, sizes }: LearnerWeights): PastSquares {
  return {
    wide: new Float32Array(wide.length).fill(0.02),
    embeddings: new Float32Array(embeddings.length / sizes.embeddingSize).fill(0.001),
    hidden: new Float32Array(hidden.length).fill(0.1),
    output: new Float32Array(output.length).fill(0.1),
    biases: new Float32Array(biases.length).fill(1),
  }
}
