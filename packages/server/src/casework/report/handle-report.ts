/** What administrators and the reporter do about a report, and what the clock does when they stay silent. */
import {
  decideComplaint,
  decideReport,
  operatorDeadline,
  type Report,
  reportStatus,
  type ReportAbout,
  type ReportCommand,
  type Subject,
} from '@goodstanding/casework'
import type { AccountId, CaseId, ClauseId, ComplaintId, OrganizationId, ReportId, Severity } from '@goodstanding/model'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import { familyOfReported } from '../case/family-of-reported.ts'
import { type Bringing, openCasesAhead } from '../case/open-case-ahead.ts'
import { joinCase } from '../case/join-case.ts'
import { answeringCase } from '../case/merge-cases.ts'
import { termsOf, UNSTATED } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { tellPassed } from '../deadline/tell-passed.ts'
import { demandAdministering } from '../standing/may-administer.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { readStream } from '../read-stream.ts'
import { aboutKey, COMPLAINTS, type KeptReport, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { bringToOperator, broughtBy, fingerprintOf } from './file-report.ts'
import { findAccused, type StatedAbout, subjectOf } from './find-accused.ts'

export type FiledReport = Exclude<Report, { kind: 'none' }>

/** What of an act on a report its caller states. */
export type ReportAct =
  | { readonly kind: 'confirm'; readonly statement: string }
  | { readonly kind: 'dismiss'; readonly reason: string; readonly translation: string | null }
  | { readonly kind: 'handle'; readonly statement: string; readonly translation: string | null }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'escalate'; readonly reason: string | null }
  | { readonly kind: 'withdraw' }

export type Handled = {
  readonly report: FiledReport
  readonly complaint: { readonly id: ComplaintId; readonly case: CaseId } | null
}

/** What is an administrator's to do; what its reporter does stays theirs, whatever their standing. */
const ADMINISTRATORS: ReadonlySet<ReportAct['kind']> = new Set(['confirm', 'dismiss', 'handle', 'ask'])

export async function handleReport(
  desk: Desk,
  unit: Unit,
  asked: { readonly id: ReportId; readonly by: AccountId; readonly act: ReportAct },
): Promise<Handled> {
  const { id, by, act } = asked
  if (act.kind === 'confirm' || act.kind === 'escalate') await openCasesOf(desk, unit, [id])
  const seen = await readStream(unit.tx, REPORTS, id)
  // Whoever decides its case has that and the standing before it: the other way round both wait for each other.
  await touchAbout(desk, unit, must(present(seen?.report ?? { kind: 'none' })).about)
  const { report } = await unit.load(REPORTS, id)
  const before = must(present(report))
  if (ADMINISTRATORS.has(act.kind))
    await demandAdministering(unit, { account: by, organization: before.reporter.organization })
  const complaint = asId<ComplaintId>(unit.newId('cmp'))
  const command = commandOf(act, { by, complaint, operatorDeadline: operatorDeadline(before.severity, unit.now) })
  unit.add(REPORTS, id, must(decideReport(command, before, unit.now)))
  if (act.kind !== 'ask' && act.kind !== 'reply') unit.cancel({ kind: 'report.deadline', key: id })
  if (act.kind === 'escalate') await bringReport(desk, unit, id)
  const caseId =
    act.kind === 'confirm' ? await complain(desk, unit, { id, by, complaint, statement: act.statement }) : null
  const after = must(present((await unit.load(REPORTS, id)).report))
  tellReport(unit, after)
  return { report: after, complaint: caseId === null ? null : { id: complaint, case: caseId } }
}

/** A report that will lie in a case, which is locked before it. */
export async function loadToBring(desk: Desk, unit: Unit, id: ReportId): Promise<KeptReport> {
  await openCasesOf(desk, unit, [id])
  return unit.load(REPORTS, id)
}

/** Locks the cases that reports will lie in, and none of the reports. Answers the reports. */
export async function openCasesOf(desk: Desk, unit: Unit, ids: readonly string[]): Promise<readonly FiledReport[]> {
  const reports: FiledReport[] = []
  const bringing: Bringing[] = []
  for (const id of ids) {
    const { report = null } = (await readStream(unit.tx, REPORTS, id)) ?? {}
    if (report === null || report.kind === 'none') continue
    reports.push(report)
    bringing.push(broughtBy(report, await subjectOfReport(desk, unit, report)))
  }
  await openCasesAhead(unit, bringing)
  return reports
}

/** Locks many reports as whoever handles one of them does: their cases, the standings that they are about, and then themselves, each kind in one order. */
export async function openReports(desk: Desk, unit: Unit, ids: readonly string[]): Promise<void> {
  const abouts = new Map((await openCasesOf(desk, unit, ids)).map(({ about }) => [aboutKey(about) ?? '', about]))
  for (const [, about] of [...abouts].toSorted(([a], [b]) => (a < b ? -1 : 1))) await touchAbout(desk, unit, about)
  await unit.loadAll(REPORTS, ids)
}

function present(report: Report) {
  return report.kind === 'none'
    ? ({ ok: false, refusal: { kind: 'report.not-found' } } as const)
    : ({ ok: true, value: report } as const)
}

type Given = { readonly by: AccountId; readonly complaint: ComplaintId; readonly operatorDeadline: number }

function commandOf(act: ReportAct, { by, complaint, operatorDeadline: deadline }: Given): ReportCommand {
  switch (act.kind) {
    case 'confirm':
      return { ...act, by, complaint, operatorDeadline: deadline }
    case 'escalate':
      return { ...act, by: { kind: 'reporter', id: by }, operatorDeadline: deadline }
    case 'dismiss':
    case 'handle':
    case 'ask':
    case 'reply':
    case 'withdraw':
      return { ...act, by }
  }
}

/** Each change of status is told to the service, which tells the reporter. */
export function tellReport(unit: Unit, report: FiledReport): void {
  unit.tell({
    type: 'report.answered',
    subject: `account/${report.reporter.id}`,
    organization: report.reporter.organization,
    data: { report: report.id, status: reportStatus(report) },
  })
}

export async function touchAbout(desk: Desk, unit: Unit, about: ReportAbout): Promise<void> {
  const [type, ...rest] = (aboutKey(about) ?? '').split('/')
  if (type === 'account' || type === 'organization') await touchStanding(desk, unit, { type, id: rest.join('/') })
}

/** Puts a report that left its administrators into a case, unless it is in one. */
export async function bringReport(desk: Desk, unit: Unit, id: ReportId): Promise<Subject | null> {
  const { report } = await unit.load(REPORTS, id)
  if (report.kind === 'none') return null
  const subject = await subjectOfReport(desk, unit, report)
  if (report.case === null) await bringToOperator(desk, unit, id, subject)
  return subject
}

async function subjectOfReport(desk: Desk, unit: Unit, { about, reporter, id }: FiledReport): Promise<Subject> {
  const accusing = { stated: statedOf(about), own: reporter.organization }
  return subjectOf(await findAccused(desk, unit.tx, accusing), reporter, id)
}

export function statedOf(about: ReportAbout): StatedAbout {
  switch (about.kind) {
    case 'event':
      return {
        event: { source: about.source, id: about.id },
        ...(about.account === null ? {} : { account: about.account }),
      }
    case 'account':
      return { account: about.account }
    case 'organization':
      return { organization: about.organization }
    case 'text':
      return {}
  }
}

type Complaining = {
  readonly id: ReportId
  readonly by: AccountId
  readonly complaint: ComplaintId
  readonly statement: string
}

/** A confirmed report becomes a complaint: both go into the case of what they are about. */
async function complain(desk: Desk, unit: Unit, { id, by, complaint, statement }: Complaining): Promise<CaseId> {
  const subject = await bringReport(desk, unit, id)
  const { report } = await unit.load(REPORTS, id)
  if (report.kind === 'none' || subject === null) throw new Error(`report/${id} is not there.`)
  const organization = report.reporter.organization ?? asId<OrganizationId>('')
  return fileComplaint(desk, unit, {
    id: complaint,
    organization,
    by,
    about: report.about,
    accused: report.accused,
    reports: [id],
    statement,
    clause: report.clause ?? UNSTATED,
    severity: report.severity,
    subject,
    fingerprint: fingerprintOf(report, subject),
  })
}

export type FilingComplaint = {
  readonly id: ComplaintId
  readonly organization: OrganizationId
  readonly by: AccountId
  readonly about: ReportAbout
  readonly accused: readonly AccountId[]
  readonly reports: readonly ReportId[]
  readonly statement: string
  readonly clause: ClauseId
  readonly severity: Severity
  readonly subject: Subject
  readonly fingerprint: string
}

/** Files a complaint and puts it into its case. */
export async function fileComplaint(desk: Desk, unit: Unit, filing: FilingComplaint): Promise<CaseId> {
  const { clause, severity, subject, fingerprint, ...stated } = filing
  const found = await unit.load(COMPLAINTS, filing.id)
  const deadline = operatorDeadline(severity, unit.now)
  const complaint = { ...stated, filedAt: unit.now, deadline, case: null }
  const filed = unit.add(COMPLAINTS, filing.id, must(decideComplaint({ kind: 'file', complaint }, found, unit.now)))
  const { danger } = termsOf(desk.policy().policy, clause)
  const item = { kind: 'complaint', complaint: filing.id, fingerprint, clause, severity, danger } as const
  const held = await familyOfReported(unit, filing.about, { subject, fingerprint })
  const joining = { subject, item: { ...item, confidence: 0.7, reach: 1, at: unit.now }, chosen: null, ...held }
  const caseId = await answeringCase(unit, await joinCase(desk, unit, joining))
  unit.add(COMPLAINTS, filing.id, must(decideComplaint({ kind: 'join', case: caseId }, filed, unit.now)))
  return caseId
}

/** The clock takes a report to the operator whose administrators stayed silent. */
export function escalateOverdue(desk: Desk, unit: Unit, id: ReportId): Promise<void> {
  return escalate(desk, unit, id, { kind: 'clock' })
}

/** A report that none of its administrators may handle any more goes to the operator, and waits for no deadline. */
export async function escalateUnhandled(desk: Desk, unit: Unit, id: ReportId): Promise<void> {
  await escalate(desk, unit, id, { kind: 'no-administrator' })
  unit.cancel({ kind: 'report.deadline', key: id })
}

type EscalatedBy = Exclude<Extract<ReportCommand, { kind: 'escalate' }>['by'], { kind: 'reporter' }>

async function escalate(desk: Desk, unit: Unit, id: ReportId, by: EscalatedBy): Promise<void> {
  const { report } = await loadToBring(desk, unit, id)
  if (report.kind === 'none') return
  const deadline = operatorDeadline(report.severity, unit.now)
  const command = { kind: 'escalate', by, reason: null, operatorDeadline: deadline } as const
  const decided = decideReport(command, report, unit.now)
  if (!decided.ok) return // it was handled meanwhile
  const { id: reporter, organization } = report.reporter
  if (by.kind === 'clock' && (report.kind === 'with-administrator' || report.kind === 'asked'))
    tellPassed(unit, { kind: 'report', id, owed: report.deadline, subject: `account/${reporter}`, organization })
  const escalated = unit.add(REPORTS, id, decided.value)
  await bringReport(desk, unit, id)
  tellReport(unit, must(present(escalated.report)))
}
