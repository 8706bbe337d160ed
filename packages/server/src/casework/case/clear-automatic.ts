/**
 * Who decides a case as no violation finds that of what the machine did by itself for it as well: a limit that went on, and points that
 * counted against the next, would be a penalty for what a person has looked at and found nothing in. So does who grants an appeal against
 * what it rests on. What an appeal put in the place of that goes with it; a senior put it there, and takes it back. So it is with what a senior
 * let stand when they answered an appeal.
 */
import { type Action, appealKey, holds, type ReversalReason, type Staff } from '@goodstanding/casework'
import type { ActionId } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { reverseAction } from '../action/take-action.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { ACTIONS, APPEALS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { isStanding } from './load-automatic.ts'

type Clearing = {
  readonly actions: readonly ActionId[]
  readonly by: Staff
  readonly why: ReversalReason
  readonly reason: string
}

/** Whoever takes no action is not told that theirs is too long. */
const SET_BY_SENIOR =
  'A senior set, or let stand, what stands for this case when they answered an appeal: only a senior can say that nothing was wrong. Escalate the case.'

export async function clearAutomatic(desk: Desk, unit: Unit, { actions, ...clearing }: Clearing): Promise<void> {
  for (const id of actions) {
    const action = await unit.load(ACTIONS, id)
    if (!isStanding(action)) continue // an appeal may have been first
    if (isSetBySenior(action, clearing.by) || (await isUpheldBySenior(unit, id, clearing.by)))
      throw new Problem('action.role', { detail: SET_BY_SENIOR })
    await reverseAction(desk, unit, { id, ...clearing, cleared: true })
  }
}

function isSetBySenior(action: Extract<Action, { kind: 'active' | 'ended' }>, by: Staff): boolean {
  return action.by.kind === 'person' && action.by.id !== by.id && !holds(by, 'senior')
}

async function isUpheldBySenior(unit: Unit, id: ActionId, by: Staff): Promise<boolean> {
  if (holds(by, 'senior')) return false
  const key = appealKey({ against: { kind: 'action', action: id }, party: 'subject', by: asId('') })
  return (await unit.load(APPEALS, key)).kind === 'upheld'
}
