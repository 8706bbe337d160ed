/** A text cut where findings point into it, so that each part knows what marked it. Offsets are UTF-16 code units. */
import type { Evidence } from '@goodstanding/model'

export type MarkedPart = { readonly text: string; readonly start: number; readonly marks: readonly Evidence[] }

/** The parts in order; together they are the text. Marks beyond its end are cut, empty ones left out. */
export function markSpans(text: string, evidence: readonly Evidence[]): readonly MarkedPart[] {
  const spans = evidence.flatMap((mark) => {
    const start = Math.max(0, mark.start ?? 0)
    const end = Math.min(text.length, mark.end ?? 0)
    return end > start ? [{ start, end, mark }] : []
  })
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length
    const marks = spans.filter((span) => span.start <= start && span.end >= end).map(({ mark }) => mark)
    return { text: text.slice(start, end), start, marks }
  })
}
