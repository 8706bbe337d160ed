/** A decision answers every report and complaint in its case, and lets what was held back go on or not. */
import {
  answersOwed,
  decideCase,
  decideComplaint,
  decideReport,
  decideReporter,
  type ReportOutcome,
  subjectKey,
} from '@goodstanding/casework'
import { endHolds } from '@goodstanding/ledger'
import type { CaseId, ComplaintId, ReportId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { CASES, COMPLAINTS, REPORTERS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'

export type CaseAnswer = {
  readonly outcome: ReportOutcome
  /** Reports that are manifestly unfounded. */
  readonly unfounded: ReadonlySet<string>
}

export async function answerCase(desk: Desk, unit: Unit, id: CaseId, answer: CaseAnswer): Promise<void> {
  const { outcome } = answer
  const found = await unit.load(CASES, id)
  if (found.kind === 'none') return
  const { reports, complaints } = answersOwed(found)
  for (const report of reports) await answerReport(desk, unit, report, answer)
  for (const complaint of complaints) await answerComplaint(unit, complaint, outcome)
  const how = outcome === 'acted' ? 'rejected' : 'released'
  const own = { case: id, subject: found.subject, family: found.family }
  for (const { case: each, subject, family } of [own, ...found.merged]) {
    for (const decision of await endHolds(unit.tx, each, how)) {
      unit.tell({
        type: `hold.${how}`,
        subject: subjectKey(subject),
        organization: subject.organization,
        data: { decision, case: each },
      })
    }
    if (each !== id) await settle(desk, unit, { id: each, key: subjectKey(subject), family })
  }
}

type Settling = { readonly id: CaseId; readonly key: string; readonly family: string }

/** What was merged is decided with this one: what comes later about its subject opens a new case. */
async function settle(desk: Desk, unit: Unit, { id, key, family }: Settling): Promise<void> {
  const settled = decideCase({ kind: 'settle' }, await unit.load(CASES, id), unit.now)
  if (!settled.ok) return // by an earlier decision of the case
  unit.add(CASES, id, settled.value)
  unit.afterCommit(() => {
    desk.openCases.remove(key, family, id)
  })
}

async function answerReport(desk: Desk, unit: Unit, id: ReportId, { outcome, unfounded }: CaseAnswer): Promise<void> {
  const { report } = await unit.load(REPORTS, id)
  const decided = decideReport({ kind: 'answer', outcome }, report, unit.now)
  if (!decided.ok || report.kind === 'none') return // withdrawn, or answered by an earlier decision of the case
  unit.add(REPORTS, id, decided.value)
  for (const account of report.accused) await touchStanding(desk, unit, { type: 'account', id: account })
  const record = await unit.load(REPORTERS, report.reporter.id)
  const finding = outcome === 'acted' ? 'borne-out' : unfounded.has(id) ? 'unfounded' : 'not-borne-out'
  const judged = must(decideReporter({ kind: 'judge', finding }, record, unit.now))
  unit.add(REPORTERS, report.reporter.id, judged)
  const warned = judged.find((event) => event.kind === 'reporter.warned')
  if (report.reporter.kind === 'mail')
    await queueMail(desk, unit, { kind: 'outcome', recipient: `mail/${report.reporter.id}`, about: id })
  unit.tell({
    type: 'report.answered',
    subject: `account/${report.reporter.id}`,
    organization: report.reporter.organization,
    data: { report: id, outcome, ...(warned === undefined ? {} : { warning: warned.why }) },
  })
}

async function answerComplaint(unit: Unit, id: ComplaintId, outcome: ReportOutcome): Promise<void> {
  const complaint = await unit.load(COMPLAINTS, id)
  const decided = decideComplaint({ kind: 'answer', outcome }, complaint, unit.now)
  if (decided.ok) unit.add(COMPLAINTS, id, decided.value)
}
