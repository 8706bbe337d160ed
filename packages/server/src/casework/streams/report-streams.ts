/** The streams of reports, of who made them, and of complaints, and what their views show. */
import {
  type Complaint,
  type ComplaintEvent,
  complaintOwed,
  evolveComplaint,
  evolveReport,
  evolveReporter,
  NEW_REPORTER,
  NO_COMPLAINT,
  NO_REPORT,
  type Report,
  type ReportEvent,
  type ReporterEvent,
  type ReporterRecord,
  reportOwed,
  reportStatus,
} from '@goodstanding/casework'
import type { Stream } from '../unit.ts'
import { NOTHING, evidenceKey, EVIDENCE_TEXTS, aboutKey } from './shared.ts'

/** A report as kept: beside what it says, who of administrators it was ever shown to. */
export type KeptReport = { readonly report: Report; readonly shownTo: readonly string[] }

export const REPORTS: Stream<KeptReport, ReportEvent> = {
  name: 'report',
  view: 'report_view',
  none: { report: NO_REPORT, shownTo: [] },
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'translation', 'question', 'statement']),
      under: ({ report }) => (report.kind === 'none' ? null : `account/${report.reporter.id}`),
    },
    {
      ...EVIDENCE_TEXTS,
      under: ({ report }) => (report.kind === 'none' ? null : evidenceKey(`report/${report.id}`)),
      hashed: ({ report }) => report.kind !== 'none' && report.evidence.display === 'sealed',
    },
  ],
  evolve: ({ report, shownTo }, event) => ({
    report: evolveReport(report, event),
    shownTo: event.kind === 'report.filed' ? shownToOf(event) : shownTo,
  }),
  owed: ({ report }) => reportOwed(report),
  row: ({ report, shownTo }) => {
    if (report.kind === 'none') return NOTHING
    return {
      organization: report.reporter.organization ?? '',
      status: reportStatus(report),
      sort: -report.receivedAt,
      columns: {
        reporter: report.reporter.id,
        about_key: aboutKey(report.about),
        case_id: report.case,
        shown_to: shownTo,
        accused: report.accused,
      },
    }
  },
}

function shownToOf({ report, route }: Extract<ReportEvent, { kind: 'report.filed' }>): readonly string[] {
  const shown = route.to === 'administrator' ? report.reporter.organization : route.inform
  return shown === null ? [] : [shown]
}

/**
 * Whether the administrators of an organization were asked to handle it: a report of one of its members. Of an external contact's they are
 * told without the name, whoever's contact it is.
 */
export function wasBroughtTo({ report, shownTo }: KeptReport, organization: string): boolean {
  if (report.kind === 'none' || report.reporter.kind !== 'member') return false
  return report.reporter.organization === organization && shownTo.includes(organization)
}

/** Whether administrators find an entry of the log about a report: not when it went past them. */
export function noteOfReport(kept: KeptReport) {
  const organization = kept.report.kind === 'none' ? null : kept.report.reporter.organization
  const isTheirs = organization !== null && wasBroughtTo(kept, organization)
  return { organization, shown: isTheirs ? 'to-administrators' : 'to-nobody-there' } as const
}

export const REPORTERS: Stream<ReporterRecord, ReporterEvent> = {
  name: 'reporter',
  view: 'reporter_view',
  none: NEW_REPORTER,
  evolve: evolveReporter,
  row: (record) => ({ ...NOTHING, status: 'known', columns: { reports: record.borneOut + record.unfounded } }),
}

export const COMPLAINTS: Stream<Complaint, ComplaintEvent> = {
  name: 'complaint',
  view: 'complaint_view',
  none: NO_COMPLAINT,
  personal: [
    {
      within: null,
      names: new Set(['statement']),
      under: (complaint) => (complaint.kind === 'none' ? null : (aboutKey(complaint.about) ?? null)),
    },
  ],
  evolve: evolveComplaint,
  owed: complaintOwed,
  row: (complaint) =>
    complaint.kind === 'none'
      ? NOTHING
      : {
          organization: complaint.organization,
          status: complaint.kind,
          sort: -complaint.filedAt,
          columns: { filed_by: complaint.by, case_id: complaint.case },
        },
}
