/**
 * Texts without the classifiers: folded, searched for every term, and each category as strong as its strongest term. What a
 * typical stack does with its word list, done by our fold and our automaton.
 */
import { createFold, createHits, findTerms, type Lexicon } from '@goodstanding/detectors'
import { SIGNAL_NAMES, type SignalName, type SignalSink } from '@goodstanding/model'

type Texts = readonly { readonly pointer: string; readonly text: string }[]

export function createTermReader(lexicon: Lexicon): (texts: Texts, language: string | null, sink: SignalSink) => void {
  const fold = createFold(lexicon.vocabulary)
  const hits = createHits()
  const signals = lexicon.categories.map((category): SignalName | null => {
    return SIGNAL_NAMES.find((name) => name === `text.${category}`) ?? null
  })
  const strongest = new Float32Array(signals.length)
  const places = new Int32Array(signals.length)
  return (texts, _, sink) => {
    for (const { pointer, text } of texts) {
      const folded = fold(text)
      findTerms(lexicon, folded, hits)
      strongest.fill(0)
      for (let hit = 0; hit < hits.count; hit++) {
        const entry = hits.entries[hit] ?? 0
        const category = lexicon.entryCategories[entry] ?? 0
        const weight = lexicon.entryWeights[entry] ?? 0
        if (weight <= (strongest[category] ?? 0)) continue
        strongest[category] = weight
        places[category] = hit
      }
      for (let category = 0; category < signals.length; category++) {
        const signal = signals[category] ?? null
        const weight = strongest[category] ?? 0
        if (signal === null || weight === 0) continue
        const hit = places[category] ?? 0
        const start = folded.starts[hits.starts[hit] ?? 0] ?? 0
        const end = folded.ends[Math.max(0, (hits.ends[hit] ?? 0) - 1)] ?? start
        sink.see(signal, weight, { pointer, start, end })
      }
    }
  }
}
