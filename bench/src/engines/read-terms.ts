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
  const signals = SIGNAL_NAMES.filter((name) => lexicon.categories.some((category) => name === `text.${category}`))
  // Most categories speak for no signal by themselves, and a text has few hits: neither is walked through for its own sake.
  const slotOf = lexicon.categories.map((category) => signals.findIndex((name) => name === `text.${category}`))
  const slots = Int8Array.from(lexicon.entryCategories, (category) => slotOf[category] ?? -1)
  const strongest = new Float32Array(signals.length)
  const places = new Int32Array(signals.length)
  const { spans, entryWeights, entryOpenness } = lexicon
  return (texts, _, sink) => {
    for (const { pointer, text } of texts) {
      const folded = fold(text)
      findTerms(lexicon, folded, hits)
      strongest.fill(0)
      for (let hit = 0; hit < hits.count; hit++) {
        const pattern = (hits.patterns[hit] ?? 0) * 2
        const edges = hits.edges[hit] ?? 0
        const first = spans[pattern] ?? 0
        // Signs say nothing alone.
        const last = first + ((spans[pattern + 1] ?? 0) >>> 16)
        for (let entry = first; entry < last; entry++) {
          const slot = slots[entry] ?? -1
          const weight = entryWeights[entry] ?? 0
          if (slot < 0 || weight <= (strongest[slot] ?? 0) || (edges & ~(entryOpenness[entry] ?? 0)) !== 0) continue
          strongest[slot] = weight
          places[slot] = hit
        }
      }
      signals.forEach((signal: SignalName, slot) => {
        const weight = strongest[slot] ?? 0
        if (weight === 0) return
        const hit = places[slot] ?? 0
        const start = folded.starts[hits.starts[hit] ?? 0] ?? 0
        const end = folded.ends[Math.max(0, (hits.ends[hit] ?? 0) - 1)] ?? start
        sink.see(signal, weight, { pointer, start, end })
      })
    }
  }
}
