/** A rehearsal: what a changed ladder would have recommended to everyone, without doing anything. */
import type { ActionId, ActionType, ClauseId, Instant } from '@goodstanding/model'
import { strengthOf } from '../action/action-rules.ts'
import type { ClauseTerms } from '../clause-terms.ts'
import { historyAt } from '../standing/evolve-standing.ts'
import { countPoints } from '../standing/find-standing.ts'
import { takenRecords } from '../standing/records-in-force.ts'
import type { StandingHistory, StandingSubject } from '../standing/standing.ts'
import type { Recommendation } from './ladder.ts'
import { recommendAction } from './recommend-action.ts'

type LadderOf = Pick<ClauseTerms, 'ladder' | 'capability'>
export type Ladders = ReadonlyMap<ClauseId, LadderOf>
export type SubjectHistory = { readonly subject: StandingSubject; readonly history: StandingHistory }

export type RehearsedViolation = {
  readonly subject: StandingSubject
  readonly action: ActionId
  readonly clause: ClauseId
  readonly takenAt: Instant
  /** What was done. */
  readonly taken: ActionType
  readonly current: Recommendation | null
  readonly changed: Recommendation | null
  readonly differs: 'same' | 'milder' | 'stricter'
}

export type Rehearsal = {
  readonly violations: readonly RehearsedViolation[]
  /** How many subjects would have got something else. */
  readonly subjectsAffected: number
  /** How often each type would be recommended, now and then. */
  readonly counts: Readonly<Partial<Record<ActionType, { readonly current: number; readonly changed: number }>>>
}

/** Which violations are told: those taken in `from <= t < until`. Null: no bound. */
export type RehearsalSpan = { readonly from: Instant | null; readonly until: Instant | null }

/** Walks through every subject's violations in time, and asks both ladders with the points of that moment. */
export function rehearseLadders(
  current: Ladders,
  changed: Ladders,
  everyone: readonly SubjectHistory[],
  { from, until }: RehearsalSpan = { from: null, until: null },
): Rehearsal {
  const violations = everyone
    .flatMap((one) => rehearseSubject(current, changed, one))
    .filter(({ takenAt }) => (from === null || takenAt >= from) && (until === null || takenAt < until))
  const affected = new Set(
    violations.flatMap(({ subject, differs }) => (differs === 'same' ? [] : [`${subject.type}/${subject.id}`])),
  )
  return { violations, subjectsAffected: affected.size, counts: countTypes(violations) }
}

function rehearseSubject(
  current: Ladders,
  changed: Ladders,
  { subject, history }: SubjectHistory,
): readonly RehearsedViolation[] {
  const seen = new Set<string>()
  return takenRecords(history).flatMap(({ terms, takenAt, reversedAt }) => {
    if (reversedAt !== null || terms.type === 'reinstate' || seen.has(terms.violation)) return []
    seen.add(terms.violation)
    const pointsBefore = countPoints(historyAt(history, takenAt - 1), subject, takenAt)
    const ask = (ladders: Ladders) => {
      const ladder = ladders.get(terms.clause)
      return ladder === undefined ? null : recommendAction(ladder, { severity: terms.severity, pointsBefore }, takenAt)
    }
    const [now, then] = [ask(current), ask(changed)]
    const { id, clause, type } = terms
    return [
      { subject, action: id, clause, takenAt, taken: type, current: now, changed: then, differs: compare(now, then) },
    ]
  })
}

function compare(a: Recommendation | null, b: Recommendation | null): RehearsedViolation['differs'] {
  const [before, after] = [strictness(a), strictness(b)]
  const difference = after.type - before.type || after.breadth - before.breadth || after.length - before.length
  if (difference === 0 || Number.isNaN(difference)) return 'same'
  return difference > 0 ? 'stricter' : 'milder'
}

/** Of two limits the one that takes everything is stricter, then the one that lasts longer. */
type Strictness = Readonly<Record<'type' | 'breadth' | 'length', number>>

function strictness(found: Recommendation | null): Strictness {
  if (found === null) return { type: -1, breadth: 0, length: 0 }
  const breadth = found.capability === 'all' ? 1 : 0
  return { type: strengthOf(found.action), breadth, length: found.until ?? Infinity }
}

function countTypes(violations: readonly RehearsedViolation[]): Rehearsal['counts'] {
  const counts: Partial<Record<ActionType, { current: number; changed: number }>> = {}
  const add = (found: Recommendation | null, side: 'current' | 'changed') => {
    if (found === null) return
    const count = (counts[found.action] ??= { current: 0, changed: 0 })
    count[side] += 1
  }
  for (const violation of violations) {
    add(violation.current, 'current')
    add(violation.changed, 'changed')
  }
  return counts
}
