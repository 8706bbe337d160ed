/** A decided case is opened again, unless it is open already or another about the same is: then it may wait until that one is over. */
import { decideCase, operatorDeadline, type ReopenReason, subjectKey, urgencyOfCase } from '@goodstanding/casework'
import { findJob, findOpenCase } from '@goodstanding/ledger'
import type { CaseId } from '@goodstanding/model'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { readReopening } from '../read-stream.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'

export const REOPEN_JOB = 'case.reopen'
const LOOKED_AT_MS = 600_000

/** Opens a case for whose sake somebody has to look again, or has it wait its turn. Answers whether it was opened. */
export async function reopenInTurn(desk: Desk, unit: Unit, id: CaseId, why: ReopenReason): Promise<boolean> {
  const found = await unit.load(CASES, id)
  if (await reopenCase(desk, unit, id, why)) return true
  if (found.kind !== 'decided') return false
  const decisions = found.decisions.length
  // Who undid it reads that it waits; that its actions were declined, or an appeal granted, is less than that.
  if (why === 'undo') unit.settle(undoing(id), nothing)
  else if (unit.settles(undoing(id)) || (await waitsForUndo(unit, id, decisions))) return false
  const payload = { why, decisions }
  unit.schedule({ kind: REOPEN_JOB, key: id, payload, due: unit.now + LOOKED_AT_MS })
  return false
}

const undoing = (id: CaseId): string => `undoing/${id}`
const nothing = () => Promise.resolve()

/** Whether the latest of so many decisions was undone while another case about the same was open. */
export async function waitsForUndo({ tx }: Unit, id: CaseId, decisions: number): Promise<boolean> {
  const job = await findJob(tx, { kind: REOPEN_JOB, key: id })
  if (job === null) return false
  const waiting = readReopening(job.payload)
  return waiting.why === 'undo' && waiting.decisions === decisions
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
