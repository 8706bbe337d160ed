/** What a changed policy's ladders would have recommended to everyone, from the actions in the ledger. Nothing is done. */
import {
  type Ladders,
  type RehearsedViolation,
  rehearseLadders,
  type StandingRecord,
  type StandingSubject,
  type SubjectHistory,
} from '@goodstanding/casework'
import type { ActionId, Instant } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'
import { termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { listStream } from '../read-stream.ts'
import { instantText, type Shown, textOrNull } from '../show.ts'
import { recordOf } from '../standing/standing-now.ts'
import { ACTIONS } from '../streams.ts'

export type RehearsalAsked = {
  readonly current: Policy
  readonly changed: Policy
  /** Violations taken in this span are told; the points of earlier ones count all the same. Null: no bound. */
  readonly from: Instant | null
  readonly until: Instant | null
  /** How many violations that differ are shown one by one. */
  readonly samples: number
}

const AT_ONCE = 1_000

/** Every subject with the actions on it and on what it answers for. */
async function readEveryone(db: Desk['db']): Promise<readonly SubjectHistory[]> {
  const everyone = new Map<
    string,
    { readonly subject: StandingSubject; readonly history: Map<ActionId, StandingRecord> }
  >()
  const add = (subject: StandingSubject, records: ReturnType<typeof recordOf>): void => {
    const key = `${subject.type}/${subject.id}`
    const known = everyone.get(key) ?? { subject, history: new Map() }
    for (const [id, record] of records) known.history.set(id, record)
    everyone.set(key, known)
  }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listStream<(typeof ACTIONS)['none'], never>>> = await listStream(
      db,
      ACTIONS,
      [{ column: 'status', test: 'in', value: ['active', 'ended', 'reversed'] }],
      { limit: AT_ONCE, cursor },
    )
    for (const { state } of page.items) {
      if (state.kind === 'none') continue
      const { subject, holder } = state.terms
      if (subject.type !== 'content') add({ type: subject.type, id: subject.id }, recordOf(state))
      if (holder !== null) add({ type: holder.type, id: holder.id }, recordOf(state))
    }
    cursor = page.next
  } while (cursor !== null)
  return [...everyone.values()]
}

function laddersOf(policy: Policy): Ladders {
  return new Map(
    [...policy.clauses.keys()].map((id) => {
      const terms = termsOf(policy, id)
      return [terms.id, terms]
    }),
  )
}

/** Counts by what was and would be recommended and by clause, and samples of what differs, strictest first. */
export async function rehearsePolicy(db: Desk['db'], asked: RehearsalAsked): Promise<Shown> {
  const everyone = await readEveryone(db)
  const whole = rehearseLadders(laddersOf(asked.current), laddersOf(asked.changed), everyone, asked)
  const differing = whole.violations.filter(({ differs }) => differs !== 'same')
  const stricterFirst = differing.toSorted(
    (a, b) => Number(b.differs === 'stricter') - Number(a.differs === 'stricter') || b.takenAt - a.takenAt,
  )
  return {
    from: asked.current.version,
    to: asked.changed.version,
    subjects: everyone.length,
    violations: whole.violations.length,
    subjectsAffected: whole.subjectsAffected,
    stricter: differing.filter(({ differs }) => differs === 'stricter').length,
    milder: differing.filter(({ differs }) => differs === 'milder').length,
    recommended: whole.counts,
    clauses: countByClause(whole.violations),
    samples: stricterFirst.slice(0, asked.samples).map(showViolation),
  }
}

function countByClause(violations: readonly RehearsedViolation[]): readonly Shown[] {
  const counts = new Map<string, { stricter: number; milder: number; same: number }>()
  for (const { clause, differs } of violations) {
    const count = counts.get(clause) ?? { stricter: 0, milder: 0, same: 0 }
    count[differs] += 1
    counts.set(clause, count)
  }
  return [...counts].map(([clause, count]) => ({ clause, ...count })).sort((a, b) => (a.clause < b.clause ? -1 : 1))
}

function showViolation({
  subject,
  action,
  clause,
  takenAt,
  taken,
  current,
  changed,
  differs,
}: RehearsedViolation): Shown {
  const show = (found: RehearsedViolation['current']) =>
    found === null ? null : { ...found, until: textOrNull(found.until) }
  return {
    subject,
    action,
    clause,
    takenAt: instantText(takenAt),
    taken,
    current: show(current),
    changed: show(changed),
    differs,
  }
}
