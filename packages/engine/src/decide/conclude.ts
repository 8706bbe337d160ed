/** From what was measured to the Decision: the one road for live events and for replays. */
import {
  type Bilingual,
  type Decision,
  type Effect,
  type Event,
  type Finding,
  type RowDecision,
  stricter,
} from '@goodstanding/model'
import type { CompiledPolicy, FoundFlags } from '@goodstanding/policy'
import type { Fault } from '../evaluation.ts'
import { standingMessage } from './check-standing.ts'
import { helpFor, messageFor } from './decision-message.ts'
import { decideRows } from './decide-rows.ts'
import { isLifted } from './lift-findings.ts'
import { makeFinding } from './make-finding.ts'
import { modeOf } from './mode-of.ts'
import type { Measured } from './measured.ts'
import type { TypePlan } from './type-plan.ts'

export type Conclusion = { readonly decision: Decision; readonly watch: readonly Finding[] }

export type Subject = {
  readonly event: Event
  readonly decisionId: string
  readonly compiled: CompiledPolicy
  readonly plan: TypePlan
}

/** Findings so far. `acting` are those of rules in mode on that no permit lifts; `ofRows` those that speak of rows. */
export type Findings = { readonly acting: Finding[]; readonly watch: Finding[]; readonly ofRows: Finding[] }

export function conclude(subject: Subject, measured: Measured, out: Int32Array): Conclusion {
  if (measured.standing !== null) return refuseByStanding(subject, measured)
  const findings: Findings = { acting: [], watch: [], ofRows: [] }
  const rows = tryRules(subject, measured, { findings, out })
  return { decision: decisionFrom(subject, measured, { findings, rows }), watch: findings.watch }
}

/** Rows that do not go on, and how many there are; null when the event has none. */
export type Rows = { readonly stopped: readonly RowDecision[]; readonly count: number }

export type Run = { readonly findings: Findings; readonly out: Int32Array }

/** Rules that fail become part of what was measured, and the policy's `onFailure` answers. */
function tryRules(subject: Subject, measured: Measured, run: Run): Rows | null {
  try {
    return runRules(subject, measured, run)
  } catch (fault) {
    measured.faults.push(faultOf('rules', fault))
    return null
  }
}

function runRules(subject: Subject, measured: Measured, run: Run): Rows | null {
  const { event, plan } = subject
  const { first, second } = plan.type
  const { signals, readings } = measured
  const { acting } = run.findings
  keepMatches(subject, measured, run, first(event.data, event.time, signals.values, readings, run.out))
  const rows = decideRows(subject, measured, run)
  for (const finding of measured.stated) if (!isLifted(finding, event, measured, plan)) acting.push(finding)
  if (plan.hasSecondRules) {
    const found = foundFlags(acting, subject.compiled, measured.country)
    keepMatches(subject, measured, run, second(event.data, event.time, signals.values, readings, found, run.out))
  }
  if (rows === null || event.type !== 'directory.import') return null
  const ofEvent = acting.filter((finding) => !run.findings.ofRows.includes(finding))
  return { stopped: stoppedRows(rows.stopped, rows.count, ofEvent), count: rows.count }
}

function keepMatches(subject: Subject, measured: Measured, run: Run, matches: number): void {
  const { event, compiled, plan } = subject
  for (let at = 0; at < matches; at++) {
    const rule = plan.type.rules[run.out[at] ?? -1]
    if (rule === undefined) continue
    const mode = modeOf(rule, measured.lowered)
    if (mode === 'off') continue
    const finding = makeFinding({ rule, event, signals: measured.signals, row: null }, measured, compiled, plan.type)
    if (isLifted(finding, event, measured, plan)) continue
    const list = mode === 'on' ? run.findings.acting : run.findings.watch
    list.push(finding)
  }
}

/** A block of the whole event stops every row. */
function stoppedRows(
  stopped: readonly RowDecision[],
  count: number,
  ofEvent: readonly Finding[],
): readonly RowDecision[] {
  const blocking = ofEvent.find(({ effect }) => effect === 'block')
  if (blocking === undefined) return stopped
  const known = new Map(stopped.map((row) => [row.index, row]))
  const { clause, rule } = blocking
  return Array.from(
    { length: count },
    (_, index) => known.get(index) ?? { index, effect: 'block' as const, clause, rule },
  )
}

const NOTHING_FOUND: FoundFlags = { clauses: [], unlawful: [] }

function foundFlags(acting: readonly Finding[], { policy }: CompiledPolicy, country: string | null): FoundFlags {
  if (acting.length === 0) return NOTHING_FOUND
  const clauses = [...new Set(acting.map(({ clause }) => clause))]
  const here = country?.toUpperCase() ?? null
  const unlawful = clauses.filter((id) =>
    policy.clauses
      .get(id)
      ?.unlawfulIn.some((where) => where === '*' || (here !== null && where.toUpperCase() === here)),
  )
  return { clauses, unlawful }
}

type Outcome = { readonly findings: Findings; readonly rows: Rows | null }

function decisionFrom({ event, decisionId, compiled }: Subject, measured: Measured, outcome: Outcome): Decision {
  const { policy } = compiled
  const degraded = measured.faults.length > 0
  const { acting, ofRows } = outcome.findings
  if (acting.length === 0 && outcome.rows === null && !degraded) return plainAllow(decisionId, compiled)
  const findings = acting.toSorted((a, b) => strictness(b.effect) - strictness(a.effect) || b.severity - a.severity)
  const decided = effectOf(
    outcome.rows === null ? findings : findings.filter((finding) => !ofRows.includes(finding)),
    outcome.rows,
  )
  const effect = degraded ? stricter(decided, policy.onFailure(event.type)) : decided
  const keptBack = effect === 'hold' || effect === 'block' ? effect : null
  const appealUntil = keptBack === null ? '' : new Date(measured.askedAt + policy.appealWindowMs).toISOString()
  const telling = findings.find((finding) => finding.effect === 'hold' || finding.effect === 'block') ?? null
  return {
    id: decisionId,
    effect,
    findings,
    message: bothOf(
      keptBack === null ? null : messageFor(telling, policy, { effect: keptBack, appealUntil }),
      helpFor(findings, policy),
    ),
    case: null,
    appealUntil: effect === 'block' ? appealUntil : null,
    policy: { id: policy.id, version: policy.version },
    ...(outcome.rows === null ? {} : { rows: outcome.rows.stopped }),
    ...(degraded ? { degraded: true } : {}),
  }
}

function bothOf(why: Bilingual | null, help: Bilingual | null): Bilingual | null {
  if (why === null || help === null) return why ?? help
  return { en: `${why.en} ${help.en}`, zh: `${why.zh}${help.zh}` }
}

/** The answer to most events. */
function plainAllow(id: string, { policy }: CompiledPolicy): Decision {
  return {
    id,
    effect: 'allow',
    findings: [],
    message: null,
    case: null,
    appealUntil: null,
    policy: { id: policy.id, version: policy.version },
  }
}

/**
 * The strictest effect of the findings. An import none of whose rows goes on is blocked; one whose rows go on is allowed
 * whatever a person should look at, since its rows say what was kept back.
 */
function effectOf(findings: readonly Finding[], rows: Rows | null): Effect {
  if (rows !== null && rows.stopped.length === rows.count) return 'block'
  if (rows !== null)
    return effectOf(
      findings.filter(({ effect }) => effect !== 'flag'),
      null,
    )
  return findings.reduce<Effect>((effect, finding) => stricter(effect, finding.effect), 'allow')
}

function strictness(effect: Effect): number {
  return effect === 'block' ? 3 : effect === 'hold' ? 2 : effect === 'flag' ? 1 : 0
}

function refuseByStanding({ event, decisionId, compiled }: Subject, { standing }: Measured): Conclusion {
  const { id, version } = compiled.policy
  if (standing === null) throw new Error('Standing refuses nothing here.')
  const decision: Decision = {
    id: decisionId,
    effect: 'block',
    findings: [],
    message: standingMessage(standing, event.data.actor.kind),
    case: null,
    appealUntil: null,
    policy: { id, version },
    standing,
  }
  return { decision, watch: [] }
}

/** How faults of a detector are named. */
export const detectorStage = (reader: string): string => `detector ${reader}`

export function faultOf(stage: string, fault: unknown): Fault {
  return { stage, message: fault instanceof Error ? fault.message : String(fault) }
}
