/** What the machine did by itself because of what lies in a case, locked before the case, as by whoever takes an action back. */
import { type Action, whatStands } from '@goodstanding/casework'
import type { ActionId, DecisionId } from '@goodstanding/model'
import { allInStream } from '../read-stream.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/** In these cases, and not taken back yet. None while something stands that a person did there, which stands for a violation. */
export async function loadAutomatic(unit: Unit, cases: readonly string[]): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit, cases)
  return whatStands(taken) === 'something' ? [] : lockStanding(unit, taken)
}

/** Because of one decision; `about`: the cases that it may lie in. */
export async function loadAutomaticFrom(
  unit: Unit,
  { decision, about }: { readonly decision: DecisionId; readonly about: readonly string[] },
): Promise<readonly ActionId[]> {
  const taken = await takenIn(unit, about)
  return lockStanding(
    unit,
    taken.filter((action) => isStandingMachines(action) && action.by.decision === decision),
  )
}

async function takenIn(unit: Unit, cases: readonly string[]): Promise<readonly Action[]> {
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'in', value: cases }])
  return rows.map(({ state }) => state)
}

async function lockStanding(unit: Unit, taken: readonly Action[]): Promise<readonly ActionId[]> {
  const ids = taken.flatMap((action) => (isStandingMachines(action) ? [action.terms.id] : []))
  await unit.loadAll(ACTIONS, ids)
  return ids
}

type Taken = Extract<Action, { kind: 'active' | 'ended' }>
type OfMachine = Taken & { readonly by: Extract<Taken['by'], { kind: 'machine' }> }

/** What has ended left points behind. */
export function isStandingMachines(action: Action): action is OfMachine {
  if (action.kind !== 'active' && action.kind !== 'ended') return false
  return action.by.kind === 'machine' && action.terms.followUp === null
}
