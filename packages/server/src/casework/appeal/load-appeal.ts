/** Opens an appeal to be changed. */
import { type Appeal, type AppealAgainst, type Case, decidersOf } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { ActionId, PersonId } from '@goodstanding/model'
import { loadAutomaticFrom } from '../case/load-automatic.ts'
import { readStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { readKeptBack } from './kept-back.ts'

/**
 * What it is against is locked before it, as by whoever files one: the other way round a second appeal against the same thing and the answer to the
 * first wait for each other. Whoever has decided its case since it was filed took part as well: a rejection of what was held, or another
 * answer to whoever reported, is no more for them to judge than the first one was.
 */
export async function loadAppeal(unit: Unit, key: string): Promise<Appeal> {
  const seen = await readStream(unit.tx, APPEALS, key)
  const about = seen === null || seen.kind === 'none' ? null : await lockGround(unit, seen.against)
  const appeal = await unit.load(APPEALS, key)
  if (appeal.kind !== 'pending') return appeal
  return { ...appeal, takenBy: [...appeal.takenBy, ...decidedSince(appeal.against, about)] }
}

/** Whoever gave back what the appeal is about - took an action back, let go what was held - may still grant what is done already. */
function decidedSince(against: AppealAgainst, about: Case | null): readonly PersonId[] {
  if (against.kind === 'action' || about?.kind !== 'decided') return []
  const isGivenBack = against.kind === 'decision' && about.decision.outcome.kind === 'no-violation'
  return isGivenBack ? [] : decidersOf(about.decision)
}

/** What the machine did because of what is appealed, in the case of that or the one that it was merged into. */
export async function restingOn(unit: Unit, against: AppealAgainst): Promise<readonly ActionId[]> {
  if (against.kind !== 'decision') return []
  const named = (await readKeptBack(unit.tx, against.decision))?.case ?? null
  if (named === null) return []
  const about = [...new Set([named, await resolveCaseAlias(unit.tx, named)])]
  return loadAutomaticFrom(unit, { decision: against.decision, about })
}

async function lockGround(unit: Unit, against: AppealAgainst): Promise<Case | null> {
  await restingOn(unit, against)
  const id = await caseOf(unit, against)
  const found = id === null ? null : await unit.load(CASES, id)
  return found?.kind === 'merged' || found?.kind === 'settled' ? unit.load(CASES, found.into) : found
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
