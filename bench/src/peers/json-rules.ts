/** Rules by json-rules-engine, over flat facts (its path expressions would cost more). */
import { Engine, type RuleProperties } from 'json-rules-engine'
import type { MessageEvent } from '../generate/events.ts'
import { type Condition, type GeneratedRule, SCORES, WINDOWS } from '../generate/rules.ts'
import type { Readings } from './cel-rules.ts'

function toCondition(condition: Condition): { fact: string; operator: string; value: unknown } {
  switch (condition.kind) {
    case 'equals':
      return { fact: condition.field, operator: 'equal', value: condition.value }
    case 'among':
      return { fact: condition.field, operator: 'in', value: condition.values }
    case 'above':
      return { fact: condition.field, operator: 'greaterThan', value: condition.value }
    case 'score':
      return { fact: condition.signal, operator: 'greaterThanInclusive', value: condition.atLeast }
    case 'window':
      return { fact: `w${condition.window}`, operator: 'greaterThanInclusive', value: condition.atLeast }
  }
}

function toRule(rule: GeneratedRule): RuleProperties {
  return { conditions: { all: rule.conditions.map(toCondition) }, event: { type: rule.name } }
}

function describe({ data }: MessageEvent, { scores, windows }: Readings): Record<string, unknown> {
  const facts: Record<string, unknown> = {
    organization: data.organization,
    'actor.kind': data.actor.kind,
    'audience.kind': data.audience.kind,
    'audience.relation': data.audience.relation,
    'audience.size': data.audience.size,
    'session.country': data.session?.country,
    'session.client': data.session?.client,
  }
  SCORES.forEach((name, at) => (facts[name] = scores[at]))
  WINDOWS.forEach((_, at) => (facts[`w${at}`] = windows[at]))
  return facts
}

/** Answers how many rules match. */
export function createJsonRules(rules: readonly GeneratedRule[]) {
  const engine = new Engine(rules.map(toRule))
  return async (event: MessageEvent, readings: Readings): Promise<number> =>
    (await engine.run(describe(event, readings))).events.length
}
