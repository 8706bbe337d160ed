/**
 * What a changed policy would have done: the same events, in the order of their time, through the policy in force and through the
 * candidate, each with an engine of its own that starts empty. Facts are those of now. Nothing is recorded and nothing acts.
 */
import { createEngine, type DetectorSet, type Engine, type FactMemory, type LoweredRules } from '@goodstanding/engine'
import { type Decision, type Effect, EFFECTS, type Event } from '@goodstanding/model'
import type { CompiledPolicy, Policy } from '@goodstanding/policy'

export type Change = { readonly from: Effect; readonly to: Effect; readonly count: number }

export type RuleChange = {
  readonly clause: string
  readonly rule: string
  /** Events on which the rule found something, under each policy. */
  readonly before: number
  readonly after: number
  /** Events found only by one of them, at most ten: source and id. */
  readonly samples: readonly { readonly source: string; readonly id: string; readonly only: 'before' | 'after' }[]
}

export type BacktestReport = {
  readonly from: string
  readonly to: string
  readonly events: number
  readonly unreadable: number
  /** Decisions by effect, under each policy. */
  readonly before: Readonly<Record<Effect, number>>
  readonly after: Readonly<Record<Effect, number>>
  readonly changes: readonly Change[]
  readonly clauses: readonly { readonly clause: string; readonly before: number; readonly after: number }[]
  readonly rules: readonly RuleChange[]
}

export type BacktestParts = {
  readonly facts: FactMemory
  readonly detectors: () => DetectorSet
  readonly before: CompiledPolicy
  readonly after: CompiledPolicy
  /** The rules that run in a lesser mode under a policy; absent: both run as they are written. */
  readonly loweredUnder?: (policy: Policy) => LoweredRules | null
}

const SAMPLES = 10
const COUNTERS = { maxBytes: 64 * 1024 * 1024 }

type Tally = { before: number; after: number; samples: { source: string; id: string; only: 'before' | 'after' }[] }

const noEffects = (): Record<Effect, number> => ({ allow: 0, flag: 0, hold: 0, block: 0 })

const rulesOf = (decision: Decision): ReadonlySet<string> =>
  new Set(decision.findings.map(({ clause, rule }) => `${clause}\u0000${rule}`))

/** Feeds events one by one; `report` says what came of them so far. */
export type Backtest = {
  readonly feed: (event: Event) => void
  /** Counts one that cannot be read. */
  readonly skip: () => void
  readonly report: () => BacktestReport
}

export function createBacktest({
  facts,
  detectors,
  before,
  after,
  loweredUnder = () => null,
}: BacktestParts): Backtest {
  const engineOf = (policy: CompiledPolicy): Engine =>
    createEngine({
      policy,
      facts,
      detectors: detectors(),
      counters: COUNTERS,
      lowered: loweredUnder(policy.policy),
    })
  const engines: readonly [Engine, Engine] = [engineOf(before), engineOf(after)]
  const effects = { before: noEffects(), after: noEffects() }
  const changes = new Map<string, number>()
  const rules = new Map<string, Tally>()
  let events = 0
  let unreadable = 0

  const tally = (event: Event, was: ReadonlySet<string>, is: ReadonlySet<string>): void => {
    for (const key of new Set([...was, ...is])) {
      const one = rules.get(key) ?? { before: 0, after: 0, samples: [] }
      rules.set(key, one)
      if (was.has(key)) one.before++
      if (is.has(key)) one.after++
      if (was.has(key) !== is.has(key) && one.samples.length < SAMPLES) {
        one.samples.push({ source: event.source, id: event.id, only: was.has(key) ? 'before' : 'after' })
      }
    }
  }

  return {
    feed: (event: Event): void => {
      events++
      const [old, candidate] = engines
      const was = old.decide(event, `dec_backtest-${events}`, event.time).decision
      const is = candidate.decide(event, `dec_backtest-${events}`, event.time).decision
      effects.before[was.effect]++
      effects.after[is.effect]++
      if (was.effect !== is.effect)
        changes.set(`${was.effect} ${is.effect}`, (changes.get(`${was.effect} ${is.effect}`) ?? 0) + 1)
      tally(event, rulesOf(was), rulesOf(is))
    },
    skip: (): void => {
      unreadable++
    },
    report: (): BacktestReport => ({
      from: before.policy.version,
      to: after.policy.version,
      events,
      unreadable,
      ...effects,
      changes: EFFECTS.flatMap((from) =>
        EFFECTS.map((to) => ({ from, to, count: changes.get(`${from} ${to}`) ?? 0 })),
      ).filter(({ count }) => count > 0),
      clauses: clausesOf(rules),
      rules: [...rules].map(([key, { samples, ...counts }]) => {
        const [clause = '', rule = ''] = key.split('\u0000')
        return { clause, rule, ...counts, samples }
      }),
    }),
  }
}

function clausesOf(rules: ReadonlyMap<string, Tally>): BacktestReport['clauses'] {
  const clauses = new Map<string, { before: number; after: number }>()
  for (const [key, { before, after }] of rules) {
    const [clause = ''] = key.split('\u0000')
    const sum = clauses.get(clause) ?? { before: 0, after: 0 }
    clauses.set(clause, { before: sum.before + before, after: sum.after + after })
  }
  return [...clauses].map(([clause, sums]) => ({ clause, ...sums }))
}
