/** The streams of casework, and what their views show of them. */
import {
  type Action,
  type ActionEvent,
  actionOwed,
  type Appeal,
  type AppealEvent,
  appealKey,
  appealOwed,
  type Case,
  caseOwed,
  caseRank,
  type CaseEvent,
  clausesOf,
  type Complaint,
  type ComplaintEvent,
  type Erasure,
  type ErasureEvent,
  complaintOwed,
  evolveAction,
  evolveAppeal,
  evolveCase,
  evolveComplaint,
  evolveErasure,
  evolveLegalRequest,
  evolveNotice,
  evolvePermit,
  evolveReport,
  evolveReporter,
  evolveVerification,
  type LegalRequest,
  type LegalRequestEvent,
  legalRequestOwed,
  NEW_REPORTER,
  NO_ACTION,
  NO_APPEAL,
  NO_CASE,
  NO_COMPLAINT,
  NO_ERASURE,
  NO_LEGAL_REQUEST,
  NO_NOTICE,
  NO_PERMIT,
  NO_REPORT,
  NO_VERIFICATION,
  type Notice,
  type NoticeEvent,
  type Permit,
  type PermitEvent,
  permitOwed,
  type Report,
  type ReportAbout,
  type ReportEvent,
  type ReporterEvent,
  type ReporterRecord,
  reportOwed,
  type Subject,
  subjectKey,
  type Verification,
  type VerificationEvent,
  verificationOwed,
} from '@goodstanding/casework'
import type { ViewRow } from '@goodstanding/ledger'
import type { Stream } from './unit.ts'

export const NOTHING: ViewRow = { organization: '', status: 'none', sort: 0, columns: {} }

/** Evidence lies under a key of its own, so that each copy ends when nothing needs it any longer. */
export function evidenceKey(source: string): string {
  return `evidence/${source}`
}

/** What of a copy is sealed. */
export const EVIDENCE_TEXTS = { within: 'evidence', names: new Set(['text', 'files', 'seenBy']) } as const

/** Whose data key what tells of a subject lies under; null when it is nobody's. */
export function personOf({ type, id, organization }: Subject): string | null {
  if (type !== 'content') return `${type}/${id}`
  return organization === null ? null : `organization/${organization}`
}

/** A report as kept: beside what it says, who of administrators it was ever shown to. */
export type KeptReport = { readonly report: Report; readonly shownTo: readonly string[] }

export const REPORTS: Stream<KeptReport, ReportEvent> = {
  name: 'report',
  view: 'report_view',
  none: { report: NO_REPORT, shownTo: [] },
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'question', 'statement']),
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
      status: report.kind,
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

/** Whether administrators find an entry of the log about a report: not when it went past them. */
export function noteOfReport({ report, shownTo }: KeptReport) {
  const organization = report.kind === 'none' ? null : report.reporter.organization
  const isTheirs = organization !== null && shownTo.includes(organization)
  return { organization, shown: isTheirs ? 'to-administrators' : 'to-nobody-there' } as const
}

/** Whom a report is about, or null when nobody is named. */
export function aboutKey(about: ReportAbout): string | null {
  switch (about.kind) {
    case 'account':
      return `account/${about.account}`
    case 'organization':
      return `organization/${about.organization}`
    case 'event':
      return about.account === null ? null : `account/${about.account}`
    case 'text':
      return null
  }
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

export const CASES: Stream<Case, CaseEvent> = {
  name: 'case',
  view: 'case_view',
  none: NO_CASE,
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'for']),
      under: (found) => (found.kind === 'none' ? null : personOf(found.subject)),
    },
  ],
  evolve: evolveCase,
  owed: caseOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.subject.organization ?? '',
          status: found.kind,
          sort: caseRank(found),
          columns: {
            subject_key: subjectKey(found.subject),
            family: found.family,
            clauses: clausesOf(found),
            severity: found.severity,
            queue: found.queue,
            decided_at: found.kind === 'decided' ? found.decision.at : null,
          },
        },
}

export const ACTIONS: Stream<Action, ActionEvent> = {
  name: 'action',
  view: 'action_view',
  none: NO_ACTION,
  personal: [
    {
      within: null,
      names: new Set(['reason', 'facts']),
      under: (action) => {
        if (action.kind === 'none') return null
        const { holder, subject } = action.terms
        return holder === null ? personOf(subject) : `${holder.type}/${holder.id}`
      },
    },
  ],
  evolve: evolveAction,
  owed: actionOwed,
  row: (action) => {
    if (action.kind === 'none') return NOTHING
    const { terms } = action
    const at =
      action.kind === 'awaiting-second' ? action.proposedAt : action.kind === 'declined' ? action.at : action.takenAt
    return {
      organization: terms.subject.organization ?? '',
      status: action.kind,
      sort: -at,
      columns: {
        subject_key: subjectKey(terms.subject),
        holder_key: terms.holder === null ? null : `${terms.holder.type}/${terms.holder.id}`,
        type: terms.type,
        clause: terms.clause,
        case_id: terms.case,
        batch: null,
      },
    }
  },
}

/** A notice as kept, with whom it goes to: for content, whoever answers for it. */
export type KeptNotice = { readonly notice: Notice; readonly recipient: string }

export type KeptNoticeEvent = NoticeEvent & { readonly recipient: string }

export const NOTICES: Stream<KeptNotice, KeptNoticeEvent> = {
  name: 'notice',
  view: 'notice_view',
  none: { notice: NO_NOTICE, recipient: '' },
  personal: [
    {
      within: null,
      names: new Set(['facts', 'message']),
      under: ({ recipient }) => (recipient === '' ? null : recipient),
    },
  ],
  evolve: ({ notice }, event) => ({ notice: evolveNotice(notice, event), recipient: event.recipient }),
  row: ({ notice, recipient }) =>
    notice.kind === 'none'
      ? NOTHING
      : {
          organization: notice.contents.subject.organization ?? '',
          status: notice.kind,
          sort: -notice.contents.takenAt,
          columns: {
            subject_key: subjectKey(notice.contents.subject),
            recipient_key: recipient,
            action: notice.contents.action,
          },
        },
}

/** The stream of an appeal is named by what it is against and whose it is, so that a second one meets the first. */
export const APPEALS: Stream<Appeal, AppealEvent> = {
  name: 'appeal',
  view: 'appeal_view',
  none: NO_APPEAL,
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'facts']),
      under: (appeal) => (appeal.kind === 'none' ? null : `account/${appeal.by}`),
    },
  ],
  evolve: evolveAppeal,
  owed: appealOwed,
  row: (appeal) =>
    appeal.kind === 'none'
      ? NOTHING
      : {
          organization: '',
          status: appeal.kind,
          sort: appeal.deadline,
          columns: {
            public_id: appeal.id,
            against: appealKey(appeal),
            filed_by: appeal.by,
          },
        },
}

export const VERIFICATIONS: Stream<Verification, VerificationEvent> = {
  name: 'verification',
  view: 'verification_view',
  none: NO_VERIFICATION,
  personal: [
    {
      within: null,
      names: new Set(['value', 'reason', 'text', 'en', 'zh']),
      under: (_found, id) => `organization/${id}`,
    },
  ],
  evolve: evolveVerification,
  owed: verificationOwed,
  row: (found, id) => ({
    organization: id,
    status: found.kind,
    sort: found.kind === 'pending' ? found.deadline : 0,
    columns: { until_at: found.kind === 'verified' || found.kind === 'expiring' ? found.verified.until : null },
  }),
}

export const PERMITS: Stream<Permit, PermitEvent> = {
  name: 'permit',
  view: 'permit_view',
  none: NO_PERMIT,
  personal: [
    {
      within: null,
      names: new Set(['purpose', 'reason', 'text']),
      under: (found) => (found.kind === 'none' ? null : `organization/${found.permit.holder}`),
    },
  ],
  evolve: evolvePermit,
  owed: permitOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.permit.holder,
          status: found.kind,
          sort: found.kind === 'asked' ? found.request.deadline : -found.at,
          columns: { holder: found.permit.holder },
        },
}

export const LEGAL_REQUESTS: Stream<LegalRequest, LegalRequestEvent> = {
  name: 'legal-request',
  view: 'legal_request_view',
  none: NO_LEGAL_REQUEST,
  evolve: evolveLegalRequest,
  owed: legalRequestOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: '',
          status: found.kind,
          sort: found.deadline,
          columns: { subjects: found.scope.subjects, held: found.held },
        },
}

export const ERASURES: Stream<Erasure, ErasureEvent> = {
  name: 'erasure',
  view: 'erasure_view',
  none: NO_ERASURE,
  personal: [
    {
      within: null,
      names: new Set(['reason']),
      under: (found) => (found.kind === 'none' ? null : `account/${found.person}`),
    },
  ],
  evolve: evolveErasure,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.organization ?? '',
          status: found.kind,
          sort: found.deadline,
          columns: { person: found.person },
        },
}
