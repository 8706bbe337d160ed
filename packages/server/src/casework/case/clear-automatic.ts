/**
 * Who decides a case as no violation finds that of what the machine did by itself for it as well: a limit that went on, and points that
 * counted against the next, would be a penalty for what a person has looked at and found nothing in.
 */
import { type Action, type Staff, whatStands } from '@goodstanding/casework'
import type { ActionId } from '@goodstanding/model'
import { reverseAction } from '../action/take-action.ts'
import { allInStream } from '../read-stream.ts'
import type { Desk } from '../parts.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/**
 * What the machine did in these cases and nobody took back yet, locked: before the cases, as by whoever takes an action back. None while
 * something stands that a person did there, which stands for a violation.
 */
export async function loadAutomatic(unit: Unit, cases: readonly string[]): Promise<readonly ActionId[]> {
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'in', value: cases }])
  if (whatStands(rows.map(({ state }) => state)) === 'something') return []
  const ids = rows.flatMap(({ state }) => (isStandingMachines(state) ? [state.terms.id] : []))
  await unit.loadAll(ACTIONS, ids)
  return ids
}

/** What has ended left points behind. */
function isStandingMachines(action: Action): action is Extract<Action, { kind: 'active' | 'ended' }> {
  if (action.kind !== 'active' && action.kind !== 'ended') return false
  return action.by.kind === 'machine' && action.terms.followUp === null
}

export async function clearAutomatic(
  desk: Desk,
  unit: Unit,
  { actions, by, reason }: { readonly actions: readonly ActionId[]; readonly by: Staff; readonly reason: string },
): Promise<void> {
  for (const id of actions)
    if (isStandingMachines(await unit.load(ACTIONS, id)))
      // an appeal may have been first
      await reverseAction(desk, unit, { id, by, why: 'error', reason, cleared: true })
}
