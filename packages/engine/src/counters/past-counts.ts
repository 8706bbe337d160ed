/**
 * Counts of events that come so late that the record of their key has left them behind: yesterday told again while the same account goes
 * on today. They lie in records of their own beside it, one for each span of a few durations, and are read with the one before.
 */
import { type Counts, keep } from './counts.ts'
import type { KeyAt } from './counter-store.ts'
import { addAt, isFull, removeAt, type Scale, stepOf, sumAt, sumNewest, sumTenths } from './window-record.ts'
import type { KnownWindow } from './window-registry.ts'

/** Durations in one span. */
const SPAN = 4
/** Spread the spans of one key over the table as other keys are. */
const [MIX_HIGH, MIX_LOW] = [0x9e3779b1, 0x85ebca77]

const spanOf = (step: number, { length }: Scale): number => Math.floor(step / (SPAN * length))
const highOf = ({ high }: KeyAt, span: number): number => high ^ Math.imul(span + 1, MIX_HIGH)
const lowOf = ({ low }: KeyAt, span: number): number => low ^ Math.imul(span + 1, MIX_LOW)

/** False: it is older than what its span can still hold. */
export function addPast(store: Counts, window: KnownWindow, at: KeyAt): boolean {
  const { counts, counting } = store
  const step = stepOf(at.time, window.scale)
  const span = spanOf(step, window.scale)
  const place = counts.place(highOf(at, span), lowOf(at, span), window.id)
  counting.scale = window.scale
  const isCounted = addAt(counts.words, place, step, counting)
  counting.dropped.length = 0
  keep(store, window, counts, place)
  return isCounted
}

/** Takes back one that was counted at the time of the key. */
export function removePast(store: Counts, window: KnownWindow, at: KeyAt): void {
  const { counts } = store
  const step = stepOf(at.time, window.scale)
  const span = spanOf(step, window.scale)
  const place = counts.locate(highOf(at, span), lowOf(at, span), window.id)
  if (place >= 0 && removeAt(counts.words, place, step, window.scale)) keep(store, window, counts, place)
}

/** What was counted so late in the duration before the time of the key. */
export function sumPast(store: Counts, window: KnownWindow, at: KeyAt): number {
  const { scale } = window
  const step = stepOf(at.time, scale)
  const last = spanOf(step, scale)
  let sum = 0
  for (let span = spanOf(step - scale.length + 1, scale); span <= last; span++)
    sum += sumOfSpan(store, window, at, span)
  return sum
}

function sumOfSpan({ counts }: Counts, { id, scale }: KnownWindow, at: KeyAt, span: number): number {
  const place = counts.locate(highOf(at, span), lowOf(at, span), id)
  if (place < 0) return 0
  const step = stepOf(at.time, scale)
  const { words } = counts
  const sum = sumNewest(words, place, step, scale)
  if (sum >= 0) return sum
  return isFull(words, place) ? sumTenths(words, place, step, scale) : sumAt(words, place, step, step - scale.length)
}
