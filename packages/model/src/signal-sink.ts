/**
 * Where detectors put what they saw about one event (or one row of it): a value for each signal and the evidence for it.
 * One sink is reused from event to event, so detectors allocate nothing for signals that are not there.
 */
import type { Evidence } from './decision.ts'
import { SIGNAL_NAMES, type SignalName, signalSlot } from './signals.ts'

/** A place in the event: a JSON pointer and, for text, UTF-16 offsets into that field as sent. */
export type Span = { readonly pointer: string; readonly start?: number; readonly end?: number }

export type SignalSink = {
  /** Keeps the highest value of a signal, with the places it was seen in (at most 8 are kept). */
  readonly see: (name: SignalName, value: number, where: Span, shown?: string | number | boolean) => void
}

const SPANS_KEPT = 8

/** The values and evidence of one event. `values[slot]` is 0 for what was not seen. */
export class SignalValues implements SignalSink {
  readonly values = new Float64Array(SIGNAL_NAMES.length)
  private readonly places = new Map<SignalName, Evidence[]>()

  clear(): void {
    this.values.fill(0)
    this.places.clear()
  }

  see(name: SignalName, value: number, where: Span, shown?: string | number | boolean): void {
    if (!(value > 0)) return
    const slot = signalSlot(name)
    if (value > (this.values[slot] ?? 0)) this.values[slot] = value
    const kept = this.places.get(name)
    const evidence: Evidence = { signal: name, value: shown ?? value, ...where }
    if (kept === undefined) this.places.set(name, [evidence])
    else if (kept.length < SPANS_KEPT) kept.push(evidence)
  }

  value(name: SignalName): number {
    return this.values[signalSlot(name)] ?? 0
  }

  evidence(name: SignalName): readonly Evidence[] {
    return this.places.get(name) ?? []
  }

  /** Every signal that was seen, with its value: what an explanation shows and a replay reads. */
  seen(): Readonly<Record<string, number>> {
    const seen: Record<string, number> = {}
    for (const name of this.places.keys()) seen[name] = this.value(name)
    return seen
  }
}
