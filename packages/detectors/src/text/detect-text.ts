/** The text detector: folds each text, finds terms and structure, and says what they mean together. */
import { SIGNAL_NAMES, type SignalName, type SignalSink } from '@goodstanding/model'
import { createFold } from '../fold/fold.ts'
import { createHits, findTerms } from '../lexicon/find-terms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { COMBINATIONS } from './combinations.ts'
import { guessLanguage, type TextLanguage } from './guess-language.ts'
import { createScorer } from './score-text.ts'
import { createTextFeatures, readFeatures } from './text-features.ts'

export type TextPart = { readonly pointer: string; readonly text: string }

export type TextDetector = {
  /**
   * Says to the sink what the texts of one event hold: each `text.*` signal with a score in 0..1 and the place it was seen
   * in, as UTF-16 offsets into the text as sent. `language`: what the sender said, or null; returns the one it was read in.
   */
  readonly detect: (texts: readonly TextPart[], language: string | null, sink: SignalSink) => TextLanguage
}

/** Scores below this say nothing that a rule could use, and are left out. */
const LEAST_SCORE = 0.05

const SIGNALS: readonly SignalName[] = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && name !== 'text.length')

/** A detector over the given word lists; it keeps buffers of its own, so use one for each thread. */
export function createTextDetector(lexicon: Lexicon): TextDetector {
  const fold = createFold(lexicon.vocabulary)
  const hits = createHits()
  const features = createTextFeatures(fold(''))
  const scorer = createScorer(lexicon, COMBINATIONS, SIGNALS)
  return {
    detect: (texts, language, sink) => {
      let read: TextLanguage = 'other'
      for (const { pointer, text } of texts) {
        const folded = fold(text)
        findTerms(lexicon, folded, hits)
        readFeatures(features, lexicon, folded, hits)
        if (read === 'other') read = guessLanguage(folded, language)
        sink.see('text.length', text.length, { pointer, start: 0, end: text.length })
        scorer.score(features)
        SIGNALS.forEach((signal, slot) => {
          const value = scorer.values[slot] ?? 0
          if (value < LEAST_SCORE) return
          const start = folded.starts[scorer.starts[slot] ?? 0] ?? 0
          const end = folded.ends[Math.max(0, (scorer.ends[slot] ?? 0) - 1)] ?? start
          sink.see(signal, Math.round(value * 1000) / 1000, { pointer, start, end: Math.max(start, end) })
        })
      }
      return read
    },
  }
}
