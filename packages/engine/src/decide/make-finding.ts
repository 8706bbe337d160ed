/** A rule that matched, as a finding with the evidence for it. */
import type { Event, Evidence, Finding, SignalName, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy, CompiledRule, CompiledType } from '@goodstanding/policy'
import type { Measured } from './measured.ts'

const MOST_EVIDENCE = 24
const LONGEST_VALUE = 120

/** What a finding is made from. `row` is null for rules that look at the whole event. */
export type Match = {
  readonly rule: CompiledRule
  readonly event: Event
  readonly signals: SignalValues
  readonly row: number | null
}

export function makeFinding(match: Match, measured: Measured, compiled: CompiledPolicy, type: CompiledType): Finding {
  const { rule, signals } = match
  const { confidence } = rule
  const evidence = [
    ...rule.signals.flatMap((name) =>
      speaks(name, rule, signals, measured) ? evidenceOf(name, signals, measured) : [],
    ),
    ...rule.windows.map((window) => readingEvidence(window, match, measured, { compiled, type })),
    ...fieldEvidence(match),
  ]
  return {
    clause: rule.clause,
    rule: rule.name,
    severity: rule.severity,
    confidence: typeof confidence === 'number' ? confidence : Math.min(1, signals.value(confidence)),
    effect: rule.effect,
    evidence: evidence.slice(0, MOST_EVIDENCE),
  }
}

/** Whether a signal is high enough to have made the condition true. */
function speaks(name: SignalName, { least }: CompiledRule, signals: SignalValues, measured: Measured): boolean {
  const from = least.get(name)
  return from === undefined || Math.max(signals.value(name), measured.signals.value(name)) >= from
}

/** A row's own evidence, or the event's where the row says nothing about the signal. */
function evidenceOf(name: SignalName, signals: SignalValues, measured: Measured): readonly Evidence[] {
  const own = signals.evidence(name)
  return own.length > 0 || signals.value(name) === 0 ? own : measured.signals.evidence(name)
}

type Place = { readonly compiled: CompiledPolicy; readonly type: CompiledType }

function readingEvidence(window: number, { event }: Match, measured: Measured, { compiled, type }: Place): Evidence {
  const read = type.reads.find((candidate) => candidate.window === window)
  const kind = compiled.windows[window]?.kind ?? 'count'
  const text = read?.text?.(event.data)
  return {
    signal: `behaviour.${kind}`,
    value: measured.readings[window] ?? 0,
    pointer: read?.pointer ?? '/data',
    ...(text === undefined ? {} : { start: 0, end: text.length }),
  }
}

/** Plain fields of the event that the condition reads, as they were sent; long texts are pointed at, not copied. */
function fieldEvidence({ rule, event, row }: Match): readonly Evidence[] {
  return rule.fields.flatMap((field) => {
    const pointer = row === null ? field : field.replace('/*', `/${row}`)
    const value = valueAt(event, pointer)
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
    const signal = `event${pointer.replace(/^\/data/, '').replaceAll('/', '.')}`
    if (typeof value !== 'string' || value.length <= LONGEST_VALUE) return [{ signal, value, pointer }]
    return [{ signal, value: value.slice(0, LONGEST_VALUE), pointer, start: 0, end: value.length }]
  })
}

function valueAt(event: Event, pointer: string): unknown {
  let value: unknown = event
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined
  }
  return value
}
