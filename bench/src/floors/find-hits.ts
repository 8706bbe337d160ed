/** Where automatic rules hit in what ships, and whether the set they hit in says that they were right. */
import { createEngine, type Engine } from '@goodstanding/engine'
import { type Decision, type Event, type EventType, withDefaults } from '@goodstanding/model'
import type { CompiledPolicy, CompiledRule } from '@goodstanding/policy'
import { type Bench, tryPolicy } from '@goodstanding/server'
import type { Contrast } from './read-contrasts.ts'

/** `<clause>/<rule>`. */
export type RuleId = string
export type Hit = { readonly rule: RuleId; readonly right: boolean; readonly place: string }

/** Rules that act before a person has looked: what they find is held or blocked. */
export function automaticRules(compiled: CompiledPolicy): ReadonlyMap<RuleId, CompiledRule> {
  const rules = [...compiled.types.values()].flatMap((type) => type.rules)
  return new Map(
    rules
      .filter(({ effect, mode }) => effect !== 'flag' && mode === 'on')
      .map((rule) => [`${rule.clause}/${rule.name}`, rule]),
  )
}

function foundBy(decision: Decision | null): readonly { readonly rule: RuleId; readonly clause: string }[] {
  return (decision?.findings ?? []).map(({ clause, rule }) => ({ rule: `${clause}/${rule}`, clause }))
}

/** A clause's own promises speak about its own rules, and are silent about all others. */
export function* findInPromises(compiled: CompiledPolicy, bench: Bench): Generator<Hit> {
  for (const { clause, expected, decision, place } of tryPolicy(compiled, bench))
    for (const found of foundBy(decision))
      if (found.clause === clause)
        yield { rule: found.rule, right: expected !== 'allow', place: `${place.file}:${place.line}` }
}

const START = Date.UTC(2026, 10, 2, 9)
const HOUR = 3_600_000
/** Said to one stranger, and to everybody. */
const SETTINGS: readonly { readonly type: EventType; readonly audience: Readonly<Record<string, unknown>> }[] = [
  { type: 'message.send', audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 } },
  { type: 'content.publish', audience: { kind: 'public' } },
]

/** Everybody says one sentence only, so that no window counts two of them together. */
function say(engine: Engine, text: string, at: number): readonly RuleId[] {
  const actor = { id: `contrast-${at}`, kind: 'member', name: 'Li Wei' }
  return SETTINGS.flatMap(({ type, audience }, setting) => {
    const data = withDefaults(type, { organization: `contrast-${at}`, actor, audience, content: { text } })
    const time = START + at * HOUR
    const event = { id: `${at}-${setting}`, source: 'urn:goodstanding:bench', type, time, data } as unknown as Event
    return foundBy(engine.decide(event, `dec_${at}-${setting}`, time).decision).map(({ rule }) => rule)
  })
}

/** A violating sentence speaks about the rules that read its signal; an innocent one about every rule. */
export function* findInContrasts(
  compiled: CompiledPolicy,
  bench: Bench,
  contrasts: readonly Contrast[],
): Generator<Hit> {
  const rules = automaticRules(compiled)
  const engine = createEngine({ policy: compiled, facts: bench.facts, detectors: bench.detectors() })
  for (const [at, { text, signal, violating, place }] of contrasts.entries())
    for (const rule of new Set(say(engine, text, at)))
      if (!violating || rules.get(rule)?.signals.includes(signal) === true) yield { rule, right: violating, place }
}
