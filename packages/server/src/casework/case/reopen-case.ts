/** A decided case is opened again, unless it is open already or another about the same is. */
import { decideCase, operatorDeadline, type ReopenReason, subjectKey, urgencyOfCase } from '@goodstanding/casework'
import { findOpenCase } from '@goodstanding/ledger'
import type { CaseId } from '@goodstanding/model'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'

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
