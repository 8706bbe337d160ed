/**
 * What a case's reports and complaints are told follows what stands of its decision: the second person of an action takes it or
 * declines, an appeal or the operator takes it back. Each is told once, when the last of it has changed, and never who did or why.
 */
import {
  type ActionEvent,
  answersOwed,
  type Case,
  decideComplaint,
  decideReport,
  operatorDeadline,
  urgencyOfCase,
  wasDeclined,
  whatStands,
} from '@goodstanding/casework'
import type { CaseId } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { tellReport } from '../report/handle-report.ts'
import { ACTIONS, CASES, COMPLAINTS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { ACTED, answerAgain, answerCase, foundIn, judgeReporter, loadReports, reopenHolds } from './answer-case.ts'
import { reopenInTurn } from './reopen-case.ts'

type Opened = Exclude<Case, { kind: 'none' }>

/** Looks once at the end of the unit, whatever it does to how many actions of the case. */
export function settleAnswers(desk: Desk, unit: Unit, id: CaseId | null, events: readonly ActionEvent[]): void {
  const isChange = events.some(
    (event) =>
      event.kind === 'action.reversed' ||
      event.kind === 'action.declined' ||
      (event.kind === 'action.taken' && event.second !== null),
  )
  if (id !== null && isChange) unit.settle(`answers/${id}`, () => settle(desk, unit, id))
}

async function settle(desk: Desk, unit: Unit, id: CaseId): Promise<void> {
  const found = await unit.load(CASES, id)
  if (found.kind === 'none') return
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  switch (whatStands(rows.map(({ state }) => state))) {
    case 'something':
      if (found.kind === 'decided' && found.decision.outcome.kind === 'violation')
        await answerCase(desk, unit, id, ACTED)
      return
    case 'waits':
    case 'nothing-was-asked':
      return
    case 'nothing-was-done':
      // Whoever declined leaves open what is right: somebody decides that.
      if (found.kind === 'decided' && found.decision.outcome.kind === 'violation')
        await reopenInTurn(desk, unit, id, 'declined')
      return
    case 'taken-back': {
      const isWrong = rows.some(({ state }) => state.kind === 'reversed' && state.why !== 'legal')
      // Of several decisions the last one was declined: that leaves open what is right here as well.
      const states = rows.map(({ state }) => state)
      if (found.kind === 'decided' && wasDeclined(found.decision, states))
        await reopenInTurn(desk, unit, id, 'declined')
      const after = await unit.load(CASES, id)
      if (after.kind !== 'none') await answerTakenBack(desk, unit, after, isWrong ? 'wrong' : 'legal')
    }
  }
}

/** Nothing stands of it: that answers a decided case, and what lies in an open one waits for what is decided next. `why`: as `answerAgain` has it. */
async function answerTakenBack(desk: Desk, unit: Unit, found: Opened, why: 'wrong' | 'legal'): Promise<void> {
  if (found.kind === 'decided') return answerAgain(desk, unit, found, why)
  await reopenAnswers(desk, unit, found)
  if (why === 'wrong' && found.kind !== 'settled') await reopenHolds(unit, found, null)
}

/**
 * An open case will be decided: until then its reports wait for that, as they did before. `undone`: those that were told that nothing
 * was found too, and nothing of that answer stays in the record of whoever reported.
 */
export async function reopenAnswers(desk: Desk, unit: Unit, found: Opened, why?: 'undone'): Promise<void> {
  const { reports, complaints } = answersOwed(found)
  const deadline = operatorDeadline(urgencyOfCase(found), unit.now)
  const because = why === undefined ? {} : { why }
  await loadReports(desk, unit, reports)
  for (const id of reports) {
    const { report } = await unit.load(REPORTS, id)
    const reopened = decideReport({ kind: 'reopen', deadline, ...because }, report, unit.now)
    if (!reopened.ok || report.kind !== 'answered') continue // it is answered otherwise, or withdrawn
    const { report: after } = unit.add(REPORTS, id, reopened.value)
    await judgeReporter(unit, report, { finding: 'not-borne-out', instead: foundIn(report) })
    if (after.kind !== 'none') tellReport(unit, after)
  }
  for (const id of complaints) {
    const reopened = decideComplaint(
      { kind: 'reopen', deadline, ...because },
      await unit.load(COMPLAINTS, id),
      unit.now,
    )
    if (reopened.ok) unit.add(COMPLAINTS, id, reopened.value)
  }
}
