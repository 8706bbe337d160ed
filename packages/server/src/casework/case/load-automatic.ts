/** What the machine did by itself because of what lies in a case, locked before the case, as by whoever takes an action back. */
import {
  type Action,
  type Case,
  pointsEndOf,
  POINTS,
  subjectKey,
  type Subject,
  whatStands,
} from '@goodstanding/casework'
import type { ActionId, DecisionId, Instant } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/**
 * In these cases, and not taken back yet; and what an appeal put in the place of that, which is no more of a violation. None while something
 * else stands that a person did there, which stands for one.
 */
export async function loadAutomatic(unit: Unit, cases: readonly string[]): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit.tx, cases)
  const begun = begunByMachine(taken)
  const known = new Set<Action>(begun)
  const others = taken.filter((action) => !known.has(action))
  return whatStands(others) === 'something' ? [] : lock(unit, begun)
}

/** Because of one decision; `about`: the cases that it may lie in. */
export async function loadAutomaticFrom(
  unit: Unit,
  { decision, about }: { readonly decision: DecisionId; readonly about: readonly string[] },
): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit.tx, about)
  const because = taken.filter(isMachines).filter(({ by }) => by.decision === decision)
  return lock(unit, begunByMachine(taken, because))
}

/** A case, and those that are decided with it. */
export function casesOf({ id, merged }: Pick<Exclude<Case, { kind: 'none' }>, 'id' | 'merged'>): readonly string[] {
  return [id, ...merged.map((each) => each.case)]
}

/**
 * What it did, or an appeal put in the place of that, where nobody has decided the case about it yet: what a decision does to the same subject is
 * of the same violation, whose points count once.
 */
export async function loadUndecided(db: VaultDb, cases: readonly string[]): Promise<readonly Taken[]> {
  const all = await takenIn(db, cases)
  const ofMachine = new Set(all.flatMap((action) => (isMachines(action) ? [action.terms.violation] : [])))
  const byDecision = new Set(all.flatMap((action) => (isOfDecision(action) ? [action.terms.violation] : [])))
  const standing = all.filter(isStanding)
  const decided = new Set(
    standing.flatMap(({ by, terms: { violation } }) =>
      by.kind === 'person' && byDecision.has(violation) ? [violation] : [],
    ),
  )
  return standing.filter(({ terms: { violation } }) => ofMachine.has(violation) && !decided.has(violation))
}

/** The violation among these that whatever a decision does to a subject is of; null: it is one of its own. */
export function violationAmong(undecided: readonly Taken[], { type, id }: Pick<Subject, 'type' | 'id'>): string | null {
  const key = subjectKey({ type, id })
  return undecided.find(({ terms }) => subjectKey(terms.subject) === key)?.terms.violation ?? null
}

/** The points that a violation gives at a time by what was done of it. */
export function pointsOf(undecided: readonly Taken[], violation: string | null, now: Instant): number {
  const counted = undecided.filter((action) => action.terms.violation === violation && pointsEndOf(action) > now)
  return Math.max(0, ...counted.map(({ terms }) => POINTS[terms.severity]))
}

async function takenIn(db: VaultDb, cases: readonly string[]): Promise<readonly Action[]> {
  const rows = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'in', value: cases }])
  return rows.map(({ state }) => state)
}

/** What stands of these, or of what appeals put in their place, which counts from when they were taken. */
export function begunByMachine(taken: readonly Action[], machines = taken.filter(isMachines)): readonly Taken[] {
  const isInPlace = ({ terms }: Taken): boolean =>
    machines.some(({ takenAt, terms: { violation } }) => terms.violation === violation && terms.countsFrom === takenAt)
  return taken
    .filter(isStanding)
    .filter((action) => (isMachines(action) ? machines.includes(action) : isInPlace(action)))
}

async function lock(unit: Unit, taken: readonly Taken[]): Promise<readonly ActionId[]> {
  const ids = taken.map(({ terms }) => terms.id)
  await unit.loadAll(ACTIONS, ids)
  return ids
}

type Begun = Extract<Action, { readonly takenAt: Instant }>
type Taken = Extract<Action, { kind: 'active' | 'ended' }>
type OfMachine = Begun & { readonly by: Extract<Begun['by'], { kind: 'machine' }> }

/** What has ended left points behind. */
export function isStanding(action: Action): action is Taken {
  return action.kind === 'active' || action.kind === 'ended'
}

function isMachines(action: Action): action is OfMachine {
  return 'takenAt' in action && action.by.kind === 'machine' && action.terms.followUp === null
}

/** What a person took who decided the case; an answer to an appeal counts from what it replaces. */
function isOfDecision(action: Action): action is Extract<Action, { readonly takenAt: Instant }> {
  return 'takenAt' in action && action.by.kind === 'person' && action.terms.countsFrom === undefined
}
