/** What the policy page and `GET /v1/policy` show: sections of clauses, with what is watched, who decides, what follows. */
import type { Bilingual, Capability, Danger, EventType, Safeguard, Severity, SignalName } from '@goodstanding/model'
import type { ActingEffect, Clause, ClauseStatement, DecidedBy, Policy, Rule } from './policy.ts'
import { floorOf, isGuarded, ruleKey } from './rule-floor.ts'

export type RuleDescription = {
  readonly name: string
  readonly on: readonly EventType[]
  readonly per: 'event' | 'row'
  readonly condition: string
  readonly effect: ActingEffect
  /** How it runs. */
  readonly mode: 'off' | 'watch' | 'on'
  /** Null when it runs as it is written. */
  readonly lowered: { readonly from: 'watch' | 'on'; readonly by: 'machine' | 'people'; readonly since: string } | null
  readonly severity: Severity
  readonly confidence: number | SignalName
  /** How precise it must be, 0..1; null: no floor is asked of it. */
  readonly floor: number | null
  /** Whether it guards life, children or what is critical: no machine and no single person lowers it. */
  readonly guarded: boolean
  readonly why: Bilingual
}

/** A rule that runs in a lesser mode than it is written with. `since`: milliseconds since 1970. */
export type LoweredNow = { readonly mode: 'off' | 'watch'; readonly by: 'machine' | 'people'; readonly since: number }
/** By `<clause>/<rule>`. */
export type LoweredByRule = ReadonlyMap<string, LoweredNow>

const NONE: LoweredByRule = new Map()

export type StepDescription = {
  readonly points: number
  readonly action: string
  readonly capability: Capability | null
  /** Milliseconds; null for good, or for actions that do not last. */
  readonly durationMs: number | null
}

export type ClauseDescription = {
  readonly id: string
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly watched: Bilingual
  readonly decided: { readonly by: readonly DecidedBy[]; readonly en: string; readonly zh: string }
  readonly severity: Severity
  readonly unlawfulIn: readonly string[]
  readonly danger: Danger
  readonly safeguard: Safeguard
  readonly capability: Capability | null
  readonly statement: ClauseStatement | null
  readonly rules: readonly RuleDescription[]
  readonly ladder: readonly StepDescription[]
  readonly notice: Bilingual
}

export type SectionDescription = {
  readonly id: string
  readonly title: Bilingual
  readonly intro: Bilingual
  readonly clauses: readonly ClauseDescription[]
}

export type PolicyDescription = {
  readonly id: string
  readonly version: string
  readonly effectiveFrom: string
  readonly title: Bilingual
  readonly contact: string
  readonly sections: readonly SectionDescription[]
}

/** As it goes over the wire. */
const instantOf = (ms: number): string => new Date(ms).toISOString()

type Described = { readonly policy: Policy; readonly lowered: LoweredByRule }

function describeRule(rule: Rule, { policy, lowered }: Described): RuleDescription {
  const { name, on, per, source, effect, severity, confidence, why } = rule
  const described = { name, on, per, condition: source, effect, severity, confidence, why }
  const held = { floor: floorOf(policy, rule), guarded: isGuarded(rule) }
  const now = lowered.get(ruleKey(rule))
  if (now === undefined || rule.mode === 'off') return { ...described, ...held, mode: rule.mode, lowered: null }
  return {
    ...described,
    ...held,
    mode: now.mode,
    lowered: { from: rule.mode, by: now.by, since: instantOf(now.since) },
  }
}

function describeClause(clause: Clause, described: Described): ClauseDescription {
  const { id, title, summary, watched, decided, severity, unlawfulIn, ladder, notice } = clause
  const { danger, safeguard, capability, statement } = clause
  const rules = clause.rules.map((rule) => describeRule(rule, described))
  return {
    ...{ id, title, summary, watched, decided, severity, unlawfulIn },
    ...{ danger, safeguard, capability, statement },
    ...{ rules, ladder, notice },
  }
}

/** One clause as the page shows it, or null when the policy has no such clause. */
export function explainClause(policy: Policy, id: string, lowered: LoweredByRule = NONE): ClauseDescription | null {
  const clause = policy.clauses.get(id)
  return clause === undefined ? null : describeClause(clause, { policy, lowered })
}

/** The whole policy as the page shows it, plain data in the order of reading: as it is written, but for the rules that are lowered. */
export function describePolicy(policy: Policy, lowered: LoweredByRule = NONE): PolicyDescription {
  const clauses = [...policy.clauses.values()]
  return {
    id: policy.id,
    version: policy.version,
    effectiveFrom: instantOf(policy.effectiveFrom),
    title: policy.title,
    contact: policy.contact,
    sections: policy.sections.map(({ id, title, intro }) => ({
      id,
      title,
      intro,
      clauses: clauses
        .filter((clause) => clause.section === id)
        .map((clause) => describeClause(clause, { policy, lowered })),
    })),
  }
}
