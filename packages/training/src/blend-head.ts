/**
 * A head part of the way from what it was to what it has learned now: taught more words by our own grammars, it does not forget what
 * judged texts taught it. Its levels must be set anew afterwards.
 */
import { HEADS, type Head, LANES, type TextModel } from '@goodstanding/detectors'

const RAISED = 128
const LARGEST = 127

type Weights = { readonly weights: Int32Array; readonly scales: Float32Array }

/** `kept` with one head as far as `share` (0..1) from it to `learned`. Both must weigh the same buckets and know the same words, as `takeHeads` has it. */
export function blendHead(kept: TextModel, learned: TextModel, head: Head, share: number): TextModel {
  const lane = HEADS.indexOf(head)
  const between = (from: number, to: number): number => from + (to - from) * share
  const { weights, scales } = blendLane(kept, learned, lane, between)
  const words = blendLane(kept.words, learned.words, lane, between)
  return {
    ...kept,
    weights,
    scales,
    biases: kept.biases.map((bias, at) => (at === lane ? between(bias, learned.biases[at] ?? 0) : bias)),
    words: { hashes: kept.words.hashes, ...words },
  }
}

/** The larger of both scales holds every weight between them. */
function blendLane(
  kept: Weights,
  learned: Weights,
  lane: number,
  between: (from: number, to: number) => number,
): Weights {
  const [from, to] = [bytesOf(kept), bytesOf(learned)]
  const [ofKept, ofLearned] = [kept.scales[lane] ?? 0, learned.scales[lane] ?? 0]
  const scale = Math.max(ofKept, ofLearned)
  const bytes = from.slice()
  for (let at = lane; at < bytes.length; at += LANES) {
    const weight = between(((from[at] ?? 0) - RAISED) * ofKept, ((to[at] ?? 0) - RAISED) * ofLearned)
    bytes[at] = RAISED + Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scale)))
  }
  const scales = kept.scales.slice()
  scales[lane] = scale
  return { weights: new Int32Array(bytes.buffer), scales }
}

function bytesOf({ weights }: Weights): Uint8Array {
  return new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength)
}
