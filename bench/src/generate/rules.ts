/**
 * Rules as an operator writes them, by the thousand: each bound to an organization, a high score, a country or a count,
 * and narrowed by one to three more conditions. Printed for every engine that is compared, from one form.
 */
import type { SignalName } from '@goodstanding/model'
import type { Random } from './random.ts'

export type Condition =
  | { readonly kind: 'equals'; readonly field: string; readonly value: string }
  | { readonly kind: 'among'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'above'; readonly field: string; readonly value: number }
  | { readonly kind: 'score'; readonly signal: SignalName; readonly atLeast: number }
  | { readonly kind: 'window'; readonly window: number; readonly atLeast: number }

export type GeneratedRule = { readonly name: string; readonly conditions: readonly Condition[] }

/** Six counters an event, as CEL: who, where from and to whom. */
export const WINDOWS = [
  "count([event.actor.id], duration('1h'))",
  "count([event.organization], duration('10m'))",
  "count([event.session.ip], duration('1h'))",
  "count([event.session.device], duration('24h'))",
  "count([event.organization, event.audience.relation], duration('1h'))",
  "count([event.actor.id, event.conversation.id], duration('10m'))",
] as const

/** Scores that lexicons and links can say; what a rule reads must have a detector behind it. */
export const SCORES: readonly SignalName[] = [
  'text.spam',
  'text.advertising',
  'text.fraud',
  'text.gambling',
  'text.profanity',
  'text.harassment',
  'text.account-trade',
  'text.contact-drop',
  'link.deceptive',
  'link.lookalike',
]

export const ORGANIZATIONS = 500
/** Most rules are about an organization that is silent at the moment: its id lies beyond those that send events. */
const ORGANIZATIONS_WITH_RULES = 10_000
export const COUNTRIES = [
  'DE',
  'CN',
  'US',
  'FR',
  'GB',
  'IN',
  'BR',
  'JP',
  'NL',
  'SG',
  'ZA',
  'CA',
  'ES',
  'PL',
  'SE',
  'KE',
]
export const CLIENTS = ['web/4.2', 'web/4.1', 'ios/9.0', 'android/9.0', 'desktop/3.3', 'bridge/1.0']
export const RELATIONS = ['colleague', 'contact', 'stranger'] as const
export const AUDIENCES = ['person', 'group', 'organization', 'external', 'public'] as const
export const ACTORS = ['member', 'admin', 'external', 'guest', 'app'] as const

/** Readings that rules look for reach about so far. */
export const WINDOW_READINGS = 100_000

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** The condition that few events meet. */
function rareCondition(random: Random): Condition {
  const draw = random.next()
  if (draw < 0.45)
    return { kind: 'equals', field: 'organization', value: `org-${random.below(ORGANIZATIONS_WITH_RULES)}` }
  if (draw < 0.75)
    return { kind: 'score', signal: random.pick(SCORES), atLeast: hundredths(0.7 + 0.29 * random.next()) }
  if (draw < 0.9)
    return { kind: 'window', window: random.below(WINDOWS.length), atLeast: 5_000 + random.below(WINDOW_READINGS) }
  return { kind: 'above', field: 'audience.size', value: 500 + random.below(5_000) }
}

function commonCondition(random: Random): Condition {
  switch (random.below(6)) {
    case 0:
      return { kind: 'equals', field: 'audience.relation', value: random.pick(RELATIONS) }
    case 1:
      return { kind: 'equals', field: 'actor.kind', value: random.pick(ACTORS) }
    case 2:
      return {
        kind: 'among',
        field: 'session.country',
        values: Array.from({ length: 3 }, () => random.pick(COUNTRIES)),
      }
    case 3:
      return { kind: 'equals', field: 'session.client', value: random.pick(CLIENTS) }
    case 4:
      return { kind: 'score', signal: random.pick(SCORES), atLeast: hundredths(0.3 + 0.4 * random.next()) }
    default:
      return { kind: 'equals', field: 'audience.kind', value: random.pick(AUDIENCES) }
  }
}

export function generateRules(random: Random, count: number): readonly GeneratedRule[] {
  return Array.from({ length: count }, (_, at) => {
    const conditions = [
      rareCondition(random),
      ...Array.from({ length: 1 + random.below(3) }, () => commonCondition(random)),
    ]
    return { name: `generated-${at + 1}`, conditions }
  })
}

/** How an engine's CEL names a window's reading. */
type PrintWindow = (window: number) => string

function printCondition(condition: Condition, printWindow: PrintWindow): string {
  switch (condition.kind) {
    case 'equals':
      return `event.${condition.field} == '${condition.value}'`
    case 'among':
      return `event.${condition.field} in [${condition.values.map((value) => `'${value}'`).join(', ')}]`
    case 'above':
      return `event.${condition.field} > ${condition.value}`
    case 'score':
      return `${condition.signal.replaceAll('-', '_')} >= ${condition.atLeast}`
    case 'window':
      return `${printWindow(condition.window)} >= ${condition.atLeast}`
  }
}

/** The rule as CEL. `printWindow`: the window itself for Goodstanding, a variable for an engine that has no windows. */
export function printRule(rule: GeneratedRule, printWindow: PrintWindow): string {
  return rule.conditions.map((condition) => printCondition(condition, printWindow)).join(' && ')
}

export const printOwnWindow: PrintWindow = (window) => WINDOWS[window] ?? ''
