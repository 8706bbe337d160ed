/** One text on its way to being scored: folded, its terms found, its features read. */
import { findWord, type WordIndex } from '../classifier/word-index.ts'
import { createFold, type Folded } from '../fold/fold.ts'
import { createWordRepair } from '../fold/repair-words.ts'
import { createHits, findTerms } from '../lexicon/find-terms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { guessLanguage } from './guess-language.ts'
import { createPicking, type Picking } from './pick-finds.ts'
import { createTextFeatures, readFeatures, type TextFeatures } from './text-features.ts'

/** Reads a text; the features are valid until the next call. */
export type ReadText = (text: string) => TextFeatures

function isNotEnglish(folded: Folded): boolean {
  const language = guessLanguage(folded, null)
  return language !== 'en' && language !== 'other'
}

/**
 * A reader over the given word lists; it keeps buffers of its own, so use one for each thread. With the words that a model
 * knows, slips of the pen are mended: what is in neither is a slip or a name. `picking`: which finds can matter; by default those that a
 * trained classifier reads.
 */
export function createTextReading(
  lexicon: Lexicon,
  known: WordIndex | null = null,
  picking: Picking = createPicking(lexicon, []),
): ReadText {
  const repair =
    known === null
      ? null
      : createWordRepair(lexicon.vocabulary, {
          isKnown: (hash) => findWord(known, hash) >= 0,
          isStrange: isNotEnglish,
        })
  const fold = createFold(lexicon.vocabulary, repair)
  const hits = createHits()
  const features = createTextFeatures(lexicon, fold(''), picking)
  return (text) => {
    const folded = fold(text)
    findTerms(lexicon, folded, hits)
    readFeatures(features, lexicon, folded, hits)
    features.text = text
    return features
  }
}
