/**
 * Reports of members that an administrator names in a complaint: those that wait, and those that an administrator had closed, are confirmed
 * by it; what the operator has or had stands beside it.
 */
import {
  decideReport,
  isClosedByAdministrator,
  operatorDeadline,
  type ReportCommand,
  type ReportEvent,
} from '@goodstanding/casework'
import type { AccountId, ComplaintId, ReportId } from '@goodstanding/model'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { bringReport, type FiledReport, tellReport, touchAbout } from './handle-report.ts'

export type Attachment = { readonly complaint: ComplaintId; readonly by: AccountId; readonly statement: string }

/**
 * Names reports in a complaint that is being filed. The caller has seen that each may be read by whoever complains.
 * `pointer` of a refusal is where the report stands in the body.
 */
export async function attachReports(
  desk: Desk,
  unit: Unit,
  { reports, ...attachment }: Attachment & { readonly reports: readonly FiledReport[] },
): Promise<void> {
  for (const [at, { id }] of reports.entries()) await attachReport(desk, unit, { ...attachment, id, at })
}

async function attachReport(
  desk: Desk,
  unit: Unit,
  { complaint, by, statement, id, at }: Attachment & { readonly id: ReportId; readonly at: number },
): Promise<void> {
  const { report } = await unit.load(REPORTS, id)
  const allowed = (command: ReportCommand): readonly ReportEvent[] => {
    const decided = decideReport(command, report, unit.now)
    // A refusal says which of the named reports it is about.
    const { pointer = `/reports/${at}` } = decided.ok ? {} : decided.refusal
    return must(decided.ok ? decided : { ok: false, refusal: { ...decided.refusal, pointer } })
  }
  const isClosed = isClosedByAdministrator(report)
  if (report.kind !== 'with-administrator' && report.kind !== 'asked' && !isClosed) {
    unit.add(REPORTS, id, allowed({ kind: 'attach', by, complaint }))
    return
  }
  await touchAbout(desk, unit, report.about)
  const deadline = operatorDeadline(report.severity, unit.now)
  // Whoever reported it judges no report of theirs: what a colleague closed they bring to the operator as every reporter may.
  const command: ReportCommand =
    isClosed && report.reporter.id === by
      ? { kind: 'escalate', by: { kind: 'reporter', id: by }, reason: statement, operatorDeadline: deadline }
      : { kind: 'confirm', by, statement, complaint, operatorDeadline: deadline, reconsidered: true }
  unit.add(REPORTS, id, allowed(command))
  unit.cancel({ kind: 'report.deadline', key: id })
  await bringReport(desk, unit, id)
  const after = await unit.load(REPORTS, id)
  if (after.report.kind !== 'none') tellReport(unit, after.report)
}
