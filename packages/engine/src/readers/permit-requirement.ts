/** Permits that a clause asks for, as a condition among others. */
import type { Event, SignalName } from '@goodstanding/model'
import type { CompiledType } from '@goodstanding/policy'
import type { ReadContext } from '../signal-reader.ts'

/** The clauses whose rules on this type read a signal. */
export function clausesReading(type: CompiledType, signal: SignalName): ReadonlySet<string> {
  return new Set(type.rules.flatMap((rule) => (rule.signals.includes(signal) ? [rule.clause] : [])))
}

/**
 * True when the cited permit covers the event and lists every clause that reads the signal. A permit that lists some of
 * them leaves the signal as it is, and lifts the findings of those that it lists.
 */
export function listsReadingClauses(event: Event, signal: SignalName, { permit, compiled }: ReadContext): boolean {
  const type = compiled.types.get(event.type)
  if (permit === null || !permit.covers || type === undefined) return false
  return [...clausesReading(type, signal)].every((clause) => permit.permit.clauses.includes(clause))
}
