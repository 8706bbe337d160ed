/** Where in a text a head found most of what it says. */
import { bucketOf, FEW_TRAITS, FEW_WORDS, LANES } from './heads.ts'
import type { TextModel } from './read-text-model.ts'
import { TOKEN_LIMIT } from '../fold/text-tokens.ts'
import type { TextTraits } from './text-traits.ts'
import { weighAlone, type WordSums } from './word-sums.ts'

/** The text that was classified last. */
export type Classified = {
  readonly model: TextModel
  readonly words: WordSums
  readonly traits: TextTraits | null
  /** Traits in all, and known words. */
  readonly count: number
  readonly known: number
}

const tokenWeights = new Float64Array(TOKEN_LIMIT)

/** Sets the place to the run of tokens whose traits add most to the head; empty when nothing was classified. */
export function findPlace(text: Classified, head: number, place: { start: number; end: number }): void {
  place.start = 0
  place.end = 0
  const { traits } = text
  if (traits === null || traits.tokens.count === 0) return
  const { tokens } = traits
  weighTokens(text, traits, head)
  let best = 0
  let run = 0
  let from = 0
  let bestFrom = 0
  let bestTo = 0
  for (let token = 0; token < tokens.count; token += 1) {
    if (run <= 0) {
      run = 0
      from = token
    }
    run += tokenWeights[token] ?? 0
    if (run <= best) continue
    best = run
    bestFrom = from
    bestTo = token
  }
  place.start = tokens.starts[bestFrom - reachBefore(text.model, traits, head, bestFrom)] ?? 0
  place.end = tokens.ends[bestTo] ?? 0
}

function weighTokens(text: Classified, traits: TextTraits, head: number): void {
  const { model, words } = text
  const { tokens, count, hashes, places, wordCount, wordPlaces } = traits
  tokenWeights.fill(0, 0, tokens.count)
  for (let at = 0; at < count; at += 1) {
    const token = places[at] ?? 0
    tokenWeights[token] = (tokenWeights[token] ?? 0) + weightOf(model, hashes[at] ?? 0, head)
  }
  // In units of a trait's byte, as each moves the logit.
  const share =
    text.known === 0
      ? 0
      : Math.sqrt((text.count + FEW_TRAITS) / (text.known + FEW_WORDS)) *
        ((model.words.scales[head] ?? 0) / (model.scales[head] || 1))
  for (let at = 0; at < wordCount; at += 1) {
    const { byTraits, byMeaning } = weighAlone(words, traits, { at, head })
    const token = wordPlaces[at] ?? 0
    tokenWeights[token] = (tokenWeights[token] ?? 0) + byTraits + byMeaning * share
  }
}

function weightOf({ weights, bucketBits }: TextModel, hash: number, head: number): number {
  const word = weights[bucketOf(bucketBits, hash) * (LANES / 4) + (head >> 2)] ?? 0
  return ((word >>> ((head & 3) * 8)) & 0xff) - 128
}

/** A run of characters or words is counted at its last one: how many tokens before this one belong to what spoke for the head here. */
function reachBefore(model: TextModel, traits: TextTraits, head: number, token: number): number {
  const { count, hashes, places, reaches } = traits
  let reach = 0
  for (let at = 0; at < count; at += 1) {
    if (places[at] !== token || (reaches[at] ?? 0) <= reach) continue
    if (weightOf(model, hashes[at] ?? 0, head) > 0) reach = reaches[at] ?? 0
  }
  return Math.min(reach, token)
}
