/**
 * Sentences of a long text that only repeat what was said: the same finds at the same places, after the same sentence. They raise no score,
 * and weighed each anew they would take the time of what stands behind them.
 */
import type { TextFeatures } from './text-features.ts'

/** Texts of fewer sentences are read as they are. */
const MANY = 200
/** So often a sentence is heard. */
const HEARD = 4

export type RepeatedSentences = {
  /** Marks the repeated sentences of a text; valid until the next. */
  readonly mark: (features: TextFeatures) => void
  readonly has: (sentence: number) => boolean
}

export function createRepeatedSentences(): RepeatedSentences {
  const counts = new Map<number, number>()
  let marked: Uint8Array | null = null
  return {
    mark: (features) => {
      marked = null
      if (features.sentenceCount < MANY) return
      marked = new Uint8Array(features.sentenceCount)
      counts.clear()
      let before = 0
      for (let sentence = 0; sentence < features.sentenceCount; sentence += 1) {
        const own = hashOf(features, sentence)
        const key = own * 0x10_0000 + (before & 0xf_ffff)
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (count > HEARD) marked[sentence] = 1
        before = own
      }
    },
    has: (sentence) => marked !== null && marked[sentence] === 1,
  }
}

/** Of what was found in a sentence and where, from its beginning on; 32 bits. */
function hashOf(
  { categories, weights, starts, ends, sentenceFinds, sentenceStarts }: TextFeatures,
  sentence: number,
): number {
  const from = sentenceStarts[sentence] ?? 0
  const to = sentenceFinds[sentence + 1] ?? 0
  let hash = 0x811c9dc5
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193)
    hash ^= hash >>> 15
  }
  for (let find = sentenceFinds[sentence] ?? 0; find < to; find += 1) {
    mix(categories[find] ?? 0)
    mix(Math.round((weights[find] ?? 0) * 1_000))
    mix((starts[find] ?? 0) - from)
    mix((ends[find] ?? 0) - from)
  }
  return hash >>> 0
}
