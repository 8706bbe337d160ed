/**
 * A decision is undone: all that it did is taken back, and the case is open again, so that it is decided as it should have been - once no
 * other case about the same is open. What was let go on stays where it went, what was refused is held again, and whoever was told the outcome
 * is told that it is looked at again.
 */
import {
  type Action,
  decideAction,
  type DecisionUndo,
  saysNothing,
  type Staff,
  undoDecision,
  worksOn,
} from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { ActionId, CaseId } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { addAction, reverseAction } from '../action/take-action.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS, CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { reopenHolds } from './answer-case.ts'
import { loadCase } from './decide-case.ts'
import { begunByMachine } from './load-automatic.ts'
import { reopenInTurn, waitsForUndo } from './reopen-case.ts'
import { reopenAnswers } from './settle-answers.ts'

/** `reversed`: what was taken back of it; what an appeal or a person took back before is not among that. */
export type Undone = { readonly reversed: readonly ActionId[]; readonly reopened: boolean }

type Asked = {
  readonly id: string
  readonly by: Staff
  readonly reason: string
  readonly ifMatch: number | null
  /** Throws when they may not undo what this person decided. */
  readonly may: (decidedBy: string | null) => void
}

/** Undoes the latest decision of one case. */
export async function undoOneDecision(desk: Desk, unit: Unit, { id: asked, by, reason, ifMatch, may }: Asked) {
  const { id, found } = await loadToUndo(unit, asked)
  if (found.kind === 'none') throw new Problem('case.not-found')
  if (!worksOn(by, found)) throw new Problem('permission.queue')
  if (found.kind !== 'decided') throw new Problem('case.not-decided')
  if (await waitsForUndo(unit, id, found.decisions.length)) throw new Problem('case.not-decided', { detail: WAITS })
  may(found.decision.by)
  if (ifMatch !== null && found.version !== ifMatch)
    throw new Problem('case.stale', { more: { version: found.version } })
  if (saysNothing(reason))
    throw new Problem('case.reason-missing', { errors: [{ pointer: '/reason', detail: 'is required' }] })
  const undoing = undoDecision(found)
  if (undoing === null) throw new Problem('case.not-decided')
  const undone = await undoInCase(desk, unit, { id, undoing, by, reason })
  const after = await unit.load(CASES, id)
  if (after.kind === 'none') throw new Problem('case.not-found')
  return { ...undone, case: after }
}

/** A case with what its decisions did, which is locked before it, as by whoever takes one of these back: the other way round both wait for each other. */
export async function loadToUndo(unit: Unit, asked: string): ReturnType<typeof loadCase> {
  const id = await resolveCaseAlias(unit.tx, asked)
  const taken = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  await unit.loadAll(
    ACTIONS,
    taken.map((action) => action.id),
  )
  return loadCase(unit, id)
}

const WAITS = 'Its decision was undone. It opens again once the other case about the same is decided.'

type Undoing = {
  readonly id: CaseId
  readonly undoing: DecisionUndo
  readonly by: Staff
  readonly reason: string
}

/** Takes back what a decision did - what waits for a second person is declined, the rest reversed - and opens its case again. */
export async function undoInCase(desk: Desk, unit: Unit, { id, undoing, by, reason }: Undoing): Promise<Undone> {
  const reversed: ActionId[] = []
  for (const action of [...undoing.actions, ...(await inTheirPlace(unit, id, undoing))])
    if (await takeBack(desk, unit, { action, by, reason })) reversed.push(action)
  const reopened = await reopenUndone(desk, unit, id)
  const after = await unit.load(CASES, id)
  if (after.kind === 'none') throw new Problem('case.not-found')
  const { organization } = after.subject
  unit.audit({ act: 'case.undo', by: `staff/${by.id}`, object: `case/${id}`, organization, why: reason })
  return { reversed, reopened }
}

/** What an appeal put in the place of a measure of the decision: it stands for the same violation, and for nothing without it. */
async function inTheirPlace(unit: Unit, id: CaseId, { actions }: DecisionUndo): Promise<readonly ActionId[]> {
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  const all = rows.map(({ state }) => state)
  // What the machine did, or an appeal put in the place of that, stands for it as well, and stood before anybody decided.
  const before = new Set<Action>(begunByMachine(all))
  const taken = all.flatMap((action) => (action.kind === 'none' || before.has(action) ? [] : [action.terms]))
  const undone = new Set(taken.flatMap((terms) => (actions.includes(terms.id) ? [terms.violation] : [])))
  return taken.filter((terms) => undone.has(terms.violation) && !actions.includes(terms.id)).map((terms) => terms.id)
}

type TakingBack = { readonly action: ActionId; readonly by: Staff; readonly reason: string }

async function takeBack(desk: Desk, unit: Unit, { action: id, by, reason }: TakingBack): Promise<boolean> {
  const action: Action = await unit.load(ACTIONS, id)
  if (action.kind === 'awaiting-second') {
    const events = must(decideAction({ kind: 'decline', by, reason }, action, unit.now))
    await addAction(desk, unit, { id, events })
    return true
  }
  if (action.kind !== 'active' && action.kind !== 'ended') return false // an appeal or a person was first
  await reverseAction(desk, unit, { id, by, why: 'error', reason })
  return true
}

/** Opens it again where it is its turn: its reports and what it had refused wait for what is decided then. */
export async function reopenUndone(desk: Desk, unit: Unit, id: CaseId): Promise<boolean> {
  const found = await unit.load(CASES, id)
  if (found.kind !== 'decided' || !(await reopenInTurn(desk, unit, id, 'undo'))) return false
  const after = await unit.load(CASES, id)
  if (after.kind === 'none') return false
  await reopenAnswers(desk, unit, after, 'undone')
  await reopenHolds(unit, after, found.decision.at)
  return true
}
