/**
 * A second opinion: a classifier outside says how sure it is of what our own voices are not sure of. Both count the same: a score
 * becomes the mean of the two. What our own voices see plainly, or do not see, is theirs alone.
 */
import { type Event, SIGNAL_NAMES, SIGNALS, type SignalName, type SignalSink, SignalValues } from '@goodstanding/model'
import { languageOf, textsOf, type EventText } from '../facts/event-texts.ts'
import type { DetectText } from './content-reader.ts'

export type Opinion =
  /** How sure the other classifier is, 0..1, by signal. `by` names it. */
  | { readonly kind: 'given'; readonly by: string; readonly scores: ReadonlyMap<SignalName, number> }
  | { readonly kind: 'failed'; readonly why: string }

/** Null: nobody was asked about this event. */
export type OpinionShelf = { readonly of: (event: Event) => Opinion | null }

export const NO_OPINIONS: OpinionShelf = { of: () => null }

/** Under the band nothing is done; above it, word lists and model agree. */
const UNCERTAIN = { from: 0.5, to: 0.85 } as const

const isUncertain = (score: number): boolean => score >= UNCERTAIN.from && score < UNCERTAIN.to

const TEXT_SCORES = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && SIGNALS[name].kind === 'score')

export type Uncertain = { readonly texts: readonly EventText[]; readonly signals: readonly SignalName[] }

/** The signals that our own voices are not sure of in an event's texts; null when they are sure of all. */
export function findUncertain(
  event: Event,
  detect: DetectText,
  needs: (name: SignalName) => boolean,
): Uncertain | null {
  const texts = textsOf(event)
  if (texts.length === 0) return null
  const own = new SignalValues()
  detect(texts, languageOf(event), own)
  const signals = TEXT_SCORES.filter((name) => needs(name) && isUncertain(own.value(name)))
  return signals.length === 0 ? null : { texts, signals }
}

/** Says what our own voices saw, joined with an opinion where they were not sure. */
export function sayJoined(
  own: SignalValues,
  { by, scores }: Extract<Opinion, { kind: 'given' }>,
  sink: SignalSink,
): void {
  for (const name of SIGNAL_NAMES) {
    const seen = own.value(name)
    if (seen === 0) continue
    const opinion = isUncertain(seen) ? (scores.get(name) ?? null) : null
    const joined = opinion === null ? seen : Math.round(((seen + opinion) / 2) * 10_000) / 10_000
    const places = own.evidence(name)
    for (const { signal: _, value, ...where } of places) sink.see(name, joined, where, value)
    if (opinion !== null)
      sink.see(name, joined, { pointer: places[0]?.pointer ?? '' }, `second opinion ${opinion.toFixed(2)} (${by})`)
  }
}
