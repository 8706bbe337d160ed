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

/** In these cases, and not taken back yet. None while something stands that a person did there, which stands for a violation. */
export async function loadAutomatic(unit: Unit, cases: readonly string[]): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit.tx, cases)
  return whatStands(taken) === 'something' ? [] : lockStanding(unit, taken)
}

/** Because of one decision; `about`: the cases that it may lie in. */
export async function loadAutomaticFrom(
  unit: Unit,
  { decision, about }: { readonly decision: DecisionId; readonly about: readonly string[] },
): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit.tx, about)
  return lockStanding(
    unit,
    taken.filter((action) => isStandingMachines(action) && action.by.decision === decision),
  )
}

/** A case, and those that are decided with it. */
export function casesOf({ id, merged }: Pick<Exclude<Case, { kind: 'none' }>, 'id' | 'merged'>): readonly string[] {
  return [id, ...merged.map((each) => each.case)]
}

/**
 * What it did to whoever answers for a subject, where nobody has decided about that yet: the action of a person about the same is of the same
 * violation, whose points count once.
 */
export async function loadUndecided(db: VaultDb, cases: readonly string[]): Promise<readonly OfMachine[]> {
  const taken = await takenIn(db, cases)
  const decided = new Set(taken.flatMap((action) => (isStandingPersons(action) ? [action.terms.violation] : [])))
  return taken.filter(isStandingMachines).filter(({ terms }) => !decided.has(terms.violation))
}

/** The points that these give to a subject at a time, of each violation once. */
export function pointsIn(undecided: readonly OfMachine[], subject: Pick<Subject, 'type' | 'id'>, now: Instant): number {
  const points = new Map<string, number>()
  for (const action of undecided) {
    const { subject: whom, severity, violation } = action.terms
    if (subjectKey(whom) !== subjectKey(subject) || pointsEndOf(action) <= now) continue
    points.set(violation, Math.max(points.get(violation) ?? 0, POINTS[severity]))
  }
  return [...points.values()].reduce((sum, each) => sum + each, 0)
}

async function takenIn(db: VaultDb, cases: readonly string[]): Promise<readonly Action[]> {
  const rows = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'in', value: cases }])
  return rows.map(({ state }) => state)
}

async function lockStanding(unit: Unit, taken: readonly Action[]): Promise<readonly ActionId[]> {
  const ids = taken.flatMap((action) => (isStandingMachines(action) ? [action.terms.id] : []))
  await unit.loadAll(ACTIONS, ids)
  return ids
}

type Taken = Extract<Action, { kind: 'active' | 'ended' }>
type OfMachine = Taken & { readonly by: Extract<Taken['by'], { kind: 'machine' }> }

function isStandingPersons(action: Action): action is Taken {
  return (action.kind === 'active' || action.kind === 'ended') && action.by.kind === 'person'
}

/** What has ended left points behind. */
export function isStandingMachines(action: Action): action is OfMachine {
  if (action.kind !== 'active' && action.kind !== 'ended') return false
  return action.by.kind === 'machine' && action.terms.followUp === null
}
