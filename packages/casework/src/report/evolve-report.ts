/** A report after one event. Events that do not fit the state change nothing. */
import { assertNever } from '@goodstanding/model'
import { isClosedByAdministrator } from './decide-report.ts'
import type { Report, ReportContents, ReportEvent, ReportLine } from './report.ts'
import { translated } from '../notice/both-languages.ts'

export const NO_REPORT: Report = { kind: 'none' }

export function evolveReport(report: Report, event: ReportEvent): Report {
  if (event.kind === 'report.filed') return filed(event)
  if (report.kind === 'none') return report
  const contents = contentsOf(report)
  switch (event.kind) {
    case 'report.confirmed':
      return {
        ...contents,
        talk: talkBefore(report),
        kind: 'complained',
        complaint: event.complaint,
        deadline: event.deadline,
      }
    case 'report.attached':
      return { ...report, attached: [...(report.attached ?? []), event.complaint] }
    case 'report.dismissed':
    case 'report.handled':
      return {
        ...contents,
        kind: event.kind === 'report.handled' ? 'handled' : 'dismissed',
        by: event.by,
        reason: event.reason,
        ...translated(event.translation ?? null),
        at: event.at,
      }
    case 'report.asked':
      return said(report, { from: 'administrator', text: event.question, at: event.at }, 'asked')
    case 'report.replied':
      return said(report, { from: 'reporter', text: event.text, at: event.at }, 'with-administrator')
    case 'report.escalated':
      return {
        ...contents,
        ...escalated(report, event),
        kind: 'with-operator',
        why: event.why,
        deadline: event.deadline,
      }
    case 'report.withdrawn':
      return { ...contents, kind: 'withdrawn', at: event.at }
    case 'report.added':
      return added(report, event)
    case 'report.joined':
      return { ...report, case: event.case }
    case 'report.answered':
      return answered(report, event)
    case 'report.reopened':
      return { ...contents, kind: 'with-operator', why: 'reopened', deadline: event.deadline }
    default:
      return assertNever(event)
  }
}

function filed({ report, route }: Extract<ReportEvent, { kind: 'report.filed' }>): Report {
  return route.to === 'administrator'
    ? { ...report, kind: 'with-administrator', deadline: route.deadline }
    : { ...report, kind: 'with-operator', why: route.why, deadline: route.deadline }
}

function said(report: Report, line: ReportLine, kind: 'asked' | 'with-administrator'): Report {
  if (report.kind !== 'asked' && report.kind !== 'with-administrator') return report
  return { ...report, kind, talk: [...report.talk, line] }
}

/** What its reporter was answered before a complaint took it up stands among what was said. */
function talkBefore(report: Exclude<Report, { kind: 'none' }>): readonly ReportLine[] {
  if (!isClosedByAdministrator(report)) return report.talk
  return [...report.talk, { from: 'administrator', text: report.reason, at: report.at }]
}

/** Whoever decides it now reads what the administrator answered, and what its reporter said to that. */
function escalated(
  report: Exclude<Report, { kind: 'none' }>,
  { reason, at }: Extract<ReportEvent, { kind: 'report.escalated' }>,
): Pick<ReportContents, 'escalated'> {
  if (!isClosedByAdministrator(report)) return {}
  const handled = report.kind === 'handled' ? ({ handled: true } as const) : {}
  const dismissal = { reason: report.reason, ...translated(report.translation ?? null), ...handled, at: report.at }
  return { escalated: { dismissal, reason, at } }
}

/** The first answer is remembered, for how long reporters wait; the last one is what holds. */
function answered(
  report: Exclude<Report, { kind: 'none' }>,
  { outcome, unfounded, warned, at }: Extract<ReportEvent, { kind: 'report.answered' }>,
): Report {
  const contents = contentsOf(report)
  const firstAnsweredAt = contents.firstAnsweredAt ?? (report.kind === 'answered' ? report.at : at)
  return {
    ...contents,
    firstAnsweredAt,
    kind: 'answered',
    outcome,
    ...(unfounded === undefined ? {} : { unfounded }),
    ...(warned === undefined ? {} : { warned }),
    at,
  }
}

/** Additions change nothing of where the report stands. */
function added(
  report: Exclude<Report, { kind: 'none' }>,
  { text, evidence, at }: Extract<ReportEvent, { kind: 'report.added' }>,
): Report {
  const line: ReportLine = { from: 'reporter', text, at }
  const items = [...report.evidence.items, ...evidence]
  return { ...report, talk: [...report.talk, line], evidence: { ...report.evidence, items } }
}

function contentsOf(report: Exclude<Report, { kind: 'none' }>): ReportContents {
  const { id, reporter, about, clause, severity, danger, text, evidence, receivedAt, accused, talk } = report
  const { attached, escalated: brought, firstAnsweredAt } = report
  const contents = { id, reporter, about, clause, severity, danger, text, evidence, receivedAt, accused, talk }
  return {
    ...contents,
    case: report.case,
    ...(attached === undefined ? {} : { attached }),
    ...(brought === undefined ? {} : { escalated: brought }),
    ...(firstAnsweredAt === undefined ? {} : { firstAnsweredAt }),
  }
}
