/** A case is opened again whose decision does not stand, once no other about the same is open. */
import { whatStands } from '@goodstanding/casework'
import type { CaseId } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { allInStream, readReopening } from '../read-stream.ts'
import { ACTIONS, CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { reopenInTurn } from './reopen-case.ts'
import { reopenAnswers } from './settle-answers.ts'
import { reopenUndone } from './undo-decision.ts'

/** Where nothing was done about them, what its reporters were told does not stand any more: they wait for an answer again. */
export async function reopenAppealed(desk: Desk, unit: Unit, id: CaseId): Promise<void> {
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  const stands = whatStands(rows.map(({ state }) => state)) === 'something'
  if (!(await reopenInTurn(desk, unit, id, 'appeal-overturned')) || stands) return
  const opened = await unit.load(CASES, id)
  if (opened.kind !== 'none') await reopenAnswers(desk, unit, opened, 'undone')
}

/** The clock: it was its turn, or it waits on. Who decided it anew meanwhile has looked. */
export async function reopenLater(desk: Desk, unit: Unit, key: string, payload: unknown): Promise<void> {
  const { why, decisions } = readReopening(payload)
  const id = asId<CaseId>(key)
  const found = await unit.load(CASES, id)
  if (found.kind !== 'decided' || found.decisions.length !== decisions) return
  if (why === 'appeal-overturned') await reopenAppealed(desk, unit, id)
  else if (why === 'undo') await reopenUndone(desk, unit, id)
  else await reopenInTurn(desk, unit, id, why)
}
