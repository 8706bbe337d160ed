/** One text on its way to being scored: folded, its terms found, its features read. */
import { createFold } from '../fold/fold.ts'
import { createHits, findTerms } from '../lexicon/find-terms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { createTextFeatures, readFeatures, type TextFeatures } from './text-features.ts'

/** Reads a text; the features are valid until the next call. */
export type ReadText = (text: string) => TextFeatures

/** A reader over the given word lists; it keeps buffers of its own, so use one for each thread. */
export function createTextReading(lexicon: Lexicon): ReadText {
  const fold = createFold(lexicon.vocabulary)
  const hits = createHits()
  const features = createTextFeatures(fold(''))
  return (text) => {
    const folded = fold(text)
    findTerms(lexicon, folded, hits)
    readFeatures(features, lexicon, folded, hits)
    features.text = text
    return features
  }
}
