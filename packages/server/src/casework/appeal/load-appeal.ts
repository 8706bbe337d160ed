/** Opens an appeal to be changed. */
import type { Appeal, AppealAgainst } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import { readStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { readKeptBack } from './kept-back.ts'

/**
 * What it is against is locked before it, as by whoever files one: the other way round a second appeal against the same thing and the answer to the
 * first wait for each other.
 */
export async function loadAppeal(unit: Unit, key: string): Promise<Appeal> {
  const seen = await readStream(unit.tx, APPEALS, key)
  if (seen !== null && seen.kind !== 'none') await lockGround(unit, seen.against)
  return unit.load(APPEALS, key)
}

async function lockGround(unit: Unit, against: AppealAgainst): Promise<void> {
  const id = await caseOf(unit, against)
  const found = id === null ? null : await unit.load(CASES, id)
  if (found?.kind === 'merged' || found?.kind === 'settled') await unit.load(CASES, found.into)
}

/** The case that an appeal is about. An action is locked on the way to it. */
async function caseOf(unit: Unit, against: AppealAgainst): Promise<string | null> {
  if (against.kind === 'case') return against.case
  if (against.kind === 'action') {
    const action = await unit.load(ACTIONS, against.action)
    return action.kind === 'none' ? null : action.terms.case
  }
  const named = (await readKeptBack(unit.tx, against.decision))?.case ?? null
  return named === null ? null : resolveCaseAlias(unit.tx, named)
}
