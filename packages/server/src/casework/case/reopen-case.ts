/** A decided case is opened again, unless it is open already or another about the same is: then it may wait until that one is over. */
import { decideCase, operatorDeadline, type ReopenReason, subjectKey, urgencyOfCase } from '@goodstanding/casework'
import { findOpenCase } from '@goodstanding/ledger'
import type { CaseId } from '@goodstanding/model'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'

export const REOPEN_JOB = 'case.reopen'
const LOOKED_AT_MS = 600_000

/** Opens a case for whose sake somebody has to look again, or has it wait its turn. Answers whether it was opened. */
export async function reopenInTurn(desk: Desk, unit: Unit, id: CaseId, why: ReopenReason): Promise<boolean> {
  const found = await unit.load(CASES, id)
  if (await reopenCase(desk, unit, id, why)) return true
  if (found.kind !== 'decided') return false
  const payload = { why, decisions: found.decisions.length }
  unit.schedule({ kind: REOPEN_JOB, key: id, payload, due: unit.now + LOOKED_AT_MS })
  return false
}

/** Answers whether it was opened. */
export async function reopenCase(desk: Desk, unit: Unit, id: CaseId, why: ReopenReason): Promise<boolean> {
  const found = await unit.load(CASES, id)
  if (found.kind !== 'decided') return false
  // One case is open about a subject and family at a time: what was decided lies open to whoever decides that one.
  if ((await findOpenCase(unit.tx, subjectKey(found.subject), found.family)) !== null) return false
  const deadline = operatorDeadline(urgencyOfCase(found), unit.now)
  unit.add(CASES, id, must(decideCase({ kind: 'reopen', why, deadline }, found, unit.now)))
  unit.afterCommit(() => {
    desk.openCases.put(subjectKey(found.subject), found.family, id)
  })
  return true
}
