/**
 * Who decides a case as no violation finds that of what the machine did by itself for it as well: a limit that went on, and points that
 * counted against the next, would be a penalty for what a person has looked at and found nothing in. So does who grants an appeal against
 * what it rests on. What an appeal put in the place of that goes with it; a senior put it there, and takes it back.
 */
import type { ReversalReason, Staff } from '@goodstanding/casework'
import type { ActionId } from '@goodstanding/model'
import { reverseAction } from '../action/take-action.ts'
import type { Desk } from '../parts.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { isStanding } from './load-automatic.ts'

type Clearing = {
  readonly actions: readonly ActionId[]
  readonly by: Staff
  readonly why: ReversalReason
  readonly reason: string
}

export async function clearAutomatic(desk: Desk, unit: Unit, { actions, ...clearing }: Clearing): Promise<void> {
  for (const id of actions)
    if (isStanding(await unit.load(ACTIONS, id)))
      // an appeal may have been first
      await reverseAction(desk, unit, { id, ...clearing, cleared: true })
}
