/** The rules of a clause: names, event types, confidence and conditions. */
import { SIGNALS, type Danger, type EventType, type Severity, type SignalName } from '@goodstanding/model'
import type { Static } from 'typebox'
import { checkCondition } from './check-condition.ts'
import type { ClauseReading } from './clause-reading.ts'
import { fitsSchema } from './fits-schema.ts'
import { eventShape, rowShape } from './shape.ts'
import { EVENT_TYPE_NAMES, expandEventTypes } from './event-types.ts'
import { nearestName } from './nearest-name.ts'
import { isList } from './plain-value.ts'
import type { Rule } from './policy.ts'
import { RULE } from './policy-schema.ts'
import { signalOf, SIGNAL_VARIABLES } from './signal-variable.ts'

type WrittenRule = Static<typeof RULE>

const didYouMean = (given: string, known: Iterable<string>): string | null => {
  const nearest = nearestName(given, known)
  return nearest === null ? null : `Did you mean \`${nearest}\`?`
}

function readOn(written: WrittenRule, at: number, reading: ClauseReading): readonly EventType[] {
  const types = new Set<EventType>()
  for (const [index, name] of written.on.entries()) {
    const expanded = expandEventTypes(name)
    for (const type of expanded) types.add(type)
    if (expanded.length > 0) continue
    reading.refuse(['rules', at, 'on', index], `Unknown event type \`${name}\``, didYouMean(name, EVENT_TYPE_NAMES))
  }
  return [...types].sort()
}

function readConfidence({ confidence }: WrittenRule, at: number, reading: ClauseReading): number | SignalName {
  if (typeof confidence === 'number') return confidence
  const path = ['rules', at, 'confidence']
  const signal = signalOf(confidence)
  if (signal === null) {
    reading.refuse(path, `Unknown signal \`${confidence}\``, didYouMean(confidence, SIGNAL_VARIABLES))
    return 0
  }
  if (SIGNALS[signal].kind === 'score') return signal
  reading.refuse(
    path,
    `\`${confidence}\` is a ${SIGNALS[signal].kind}, and a confidence is a score`,
    'Give a number from 0 to 1.',
  )
  return 0
}

function readWhen(written: WrittenRule, at: number, types: readonly EventType[], reading: ClauseReading) {
  const per = written.per ?? 'event'
  const checked = checkCondition({ source: written.when, types, per, clauses: reading.clauses })
  for (const { offset, message, hint } of checked.problems) {
    reading.refuseText(['rules', at, 'when'], offset, message, hint)
  }
  return checked
}

/** What a rule has from its clause when it says nothing else. */
export type RuleDefaults = { readonly severity: Severity; readonly danger: Danger }

function readRule(written: WrittenRule, at: number, usual: RuleDefaults, reading: ClauseReading): Rule | null {
  const on = readOn(written, at, reading)
  const confidence = readConfidence(written, at, reading)
  if (on.length === 0) return null
  const per = written.per ?? 'event'
  if (per === 'row' && rowShape(eventShape(on)) === null) {
    reading.refuse(
      ['rules', at, 'per'],
      `${on.join(', ')} has no rows`,
      'Only directory.import and directory.update have.',
    )
    return null
  }
  const { condition, windows } = readWhen(written, at, on, reading)
  return {
    clause: reading.id,
    name: written.name,
    on,
    per,
    effect: written.decide,
    mode: written.mode ?? 'on',
    severity: written.severity ?? usual.severity,
    confidence,
    danger: written.danger ?? usual.danger,
    floor: written.floor ?? null,
    why: written.why,
    help: written.help ?? null,
    source: written.when,
    condition,
    windows,
    place: reading.source.textPlace(['rules', at, 'when'], 0),
  }
}

/** Reads every rule that has the form of one; problems go to the reading. */
export function parseRules(rules: unknown, usual: RuleDefaults, reading: ClauseReading): readonly Rule[] {
  const names = new Set<string>()
  return (isList(rules) ? rules : []).flatMap((written, at) => {
    if (!fitsSchema(RULE, written)) return []
    if (names.has(written.name)) {
      reading.refuse(['rules', at, 'name'], `Two rules of this clause are called \`${written.name}\``, null)
    }
    names.add(written.name)
    const rule = readRule(written, at, usual, reading)
    return rule === null ? [] : [rule]
  })
}
