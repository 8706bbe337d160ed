/** Casework as the public contract shows it. Nobody is shown more than their part in it. */
import {
  type Action,
  type ActionStatus,
  type ActionTerms,
  type Appeal,
  describeNotice,
  inBothLanguages,
  type LegalRequest,
  type MeasureNow,
  idAgainst,
  questionOf,
  reportStatus,
  type Standing,
  type StandingNow,
  talkOf,
} from '@goodstanding/casework'
import type { Bilingual, Instant } from '@goodstanding/model'
import { ERASED } from '../vault/seal-texts.ts'
import { sayAppeal } from './appeal/say-appeal.ts'
import { type MayRead, showEvidence } from './evidence/show-evidence.ts'
import type { FiledReport } from './report/handle-report.ts'
import { showAbout, whyShown } from './report/show-about.ts'
import { sayHandled, sayOutcome, tellOutcome } from './report/outcome-words.ts'
import type { Around } from './standing/load-history.ts'
import { sayStanding } from './standing/say-standing.ts'
import type { KeptNotice } from './streams.ts'

export type Shown = Readonly<Record<string, unknown>>

export function instantText(at: Instant): string {
  return new Date(at).toISOString()
}

export const textOrNull = (at: Instant | null): string | null => (at === null ? null : instantText(at))

/** `reporter`: to the person who reported. `handler`: to administrators. `told`: to an organization that is only informed. */
export type ReportReader = 'reporter' | 'handler' | 'operator' | 'told'

export type ReportShowing = {
  readonly reader: ReportReader
  readonly receipt: string | null
  /** Whether they read what an item of the evidence holds; absent: all of it. */
  readonly mayRead?: MayRead
}

export function showReport(report: FiledReport, { reader, receipt, mayRead = () => true }: ReportShowing): Shown {
  const { id, clause, severity, text, evidence, receivedAt, talk, case: caseId } = report
  return {
    id,
    status: reportStatus(report),
    case: caseId,
    deadline: 'deadline' in report ? instantText(report.deadline) : null,
    ...(receipt === null ? {} : { receipt }),
    about: showAbout(report, mayRead),
    clause,
    severity,
    text,
    receivedAt: instantText(receivedAt),
    talk: talk.map((line) => ({ ...line, at: instantText(line.at) })),
    ...(reader === 'told' ? {} : { reporter: report.reporter }),
    ...showEvidence(evidence, reader === 'handler' || reader === 'operator' ? 'handler' : 'other', mayRead),
    ...(reader === 'operator' || reader === 'reporter' ? showEscalation(report) : {}),
    ...(report.kind === 'dismissed' ? { reason: report.reason, answer: answerOf(report) } : {}),
    ...(report.kind === 'handled'
      ? { outcome: 'handled', reason: report.reason, answer: sayHandled(answerOf(report)) }
      : {}),
    ...(report.kind === 'complained' ? { complaint: report.complaint } : {}),
    ...(report.kind === 'with-operator' ? { why: whyShown(report, mayRead) } : {}),
    ...(report.kind === 'answered'
      ? { outcome: report.outcome, answer: reader === 'reporter' ? tellOutcome(report) : sayOutcome(report.outcome) }
      : {}),
  }
}

/** What the administrator answered before, and what the reporter said to that. */
function showEscalation({ escalated }: FiledReport): Shown {
  if (escalated === undefined) return {}
  const { dismissal: said, reason, at } = escalated
  const handled = said.handled === true ? { handled: true } : {}
  return {
    escalated: {
      dismissal: answerOf(said),
      dismissedAt: instantText(said.at),
      ...handled,
      reason,
      at: instantText(at),
    },
  }
}

/** What somebody answered, as readers of both languages are shown it. */
export function answerOf({ reason, translation = null }: Answer): Bilingual {
  return reason === ERASED ? { en: ERASED, zh: ERASED } : inBothLanguages(reason, translation)
}

type Answer = { readonly reason: string; readonly translation?: string | null }

/** `now`: what became of it, where it may have been lifted by a reinstatement since. */
export function showAction(action: Exclude<Action, { kind: 'none' }>, now: MeasureNow = null): Shown {
  const { terms } = action
  return {
    ...showTerms(terms),
    status: statusOf(action, now),
    ...(action.kind === 'awaiting-second' || action.kind === 'declined'
      ? { by: { kind: 'person', id: action.by } }
      : { by: action.by, second: action.second, takenAt: instantText(action.takenAt) }),
    ...(now?.kind === 'lifted' ? { reinstatedAt: instantText(now.at) } : {}),
    ...(action.kind === 'ended' ? { endedAt: instantText(action.endedAt) } : {}),
    ...(action.kind === 'reversed'
      ? { reversedAt: instantText(action.reversedAt), why: action.why, reversedBy: action.reversedBy }
      : {}),
  }
}

/** In the words of standing: what a reinstatement lifted is neither in force nor over by itself. */
export function statusOf(action: Exclude<Action, { kind: 'none' }>, now: MeasureNow): ActionStatus | 'reinstated' {
  return now?.kind === 'lifted' ? 'reinstated' : action.kind
}

function showTerms(terms: ActionTerms): Shown {
  const { id, type, subject, capability, until, clause, severity, policy, reason } = terms
  return {
    id,
    type,
    subject,
    ...(capability === null ? {} : { capability }),
    until: textOrNull(until),
    clause,
    severity,
    policy,
    reason,
    case: terms.case,
    ...(terms.outsideCase === true ? { outsideCase: true } : {}),
  }
}

/**
 * `around`: the standing of the organization that an account belongs to, of which its people read what they lose with it; `isTold`: whether
 * whoever reads may. `most`: of its actions, and of what its points come from.
 */
export function showStanding(standing: Standing, around: Around | null, isTold: boolean, most = Infinity): Shown {
  const { subject, state, limits, verification, points, counted, actions } = standing
  const isOut = state === 'suspended' || state === 'terminated'
  return {
    subject,
    state,
    ...(isOut ? { until: textOrNull(standing.by?.until ?? null), action: standing.by?.action ?? null } : {}),
    limits: limits.map(({ capability, until, action }) => ({ capability, until: textOrNull(until), action })),
    verification,
    points,
    pointsFrom: counted.slice(0, most).map((each) => ({
      ...each,
      takenAt: instantText(each.takenAt),
      endsAt: instantText(each.endsAt),
    })),
    summary: sayStanding(standing, around),
    ...(around === null || !isTold || around.standing.state === 'good'
      ? {}
      : { organization: showAround(around.standing) }),
    exportUntil: textOrNull(standing.exportUntil),
    actions: [
      ...actions.map((action) => ({
        ...action,
        status: 'active',
        takenAt: instantText(action.takenAt),
        until: textOrNull(action.until),
      })),
      ...standing.closed.map(({ closed, closedAt, ...action }) => ({
        ...action,
        status: closed,
        takenAt: instantText(action.takenAt),
        until: textOrNull(action.until),
        closedAt: instantText(closedAt),
      })),
    ].slice(0, most),
  }
}

const showAround = ({ subject, state, by, limits }: StandingNow): Shown => ({
  id: subject.id,
  state,
  until: state === 'limited' ? null : textOrNull(by?.until ?? null),
  limits: limits.map(({ capability, until }) => ({ capability, until: textOrNull(until) })),
})

/**
 * A notice that was sent, set out fact by fact with what became of its measure. `appealToken` goes to the subject and to the service
 * that delivers it, to nobody else.
 */
export function showNotice(
  { notice, recipient }: KeptNotice,
  { now, appealToken }: { readonly now: MeasureNow; readonly appealToken: string | null },
): Shown | null {
  if (notice.kind !== 'sent') return null
  const { contents, message, sentAt, appealUntil } = notice
  const described = describeNotice(notice, now)
  const { id, action, subject, type, capability, clause, policy, facts, decidedBy, takenAt, until } = contents
  return {
    id,
    action,
    type,
    ...(capability === null ? {} : { capability }),
    subject,
    recipient,
    clause: clause.id,
    policy,
    facts,
    described: { opening: described.opening, facts: described.facts },
    automated: decidedBy === 'machine',
    message,
    takenAt: instantText(takenAt),
    sentAt: instantText(sentAt),
    until: textOrNull(until),
    appealUntil: instantText(appealUntil),
    earlyRelease: contents.earlyRelease,
    ...(appealToken === null ? {} : { appealToken }),
  }
}

/** Staff see who asked and decided; whoever appealed, and the service that tells them, see that somebody of the operator did. */
export function showAppeal(appeal: Exclude<Appeal, { kind: 'none' }>, reader: 'staff' | 'outside'): Shown {
  const { id, against, party, by, text, filedAt, deadline } = appeal
  return {
    id,
    status: appeal.kind,
    [against.kind]: idAgainst(against),
    party,
    by,
    text,
    ...(reader === 'staff' ? {} : { summary: sayAppeal(appeal) }),
    filedAt: instantText(filedAt),
    deadline: instantText(deadline),
    talk: talkOf(appeal).map((line) => ({
      from: line.from,
      ...(line.from === 'reviewer' && reader === 'staff' ? { by: line.by } : {}),
      text: line.text,
      at: instantText(line.at),
    })),
    answerBy: textOrNull(questionOf(appeal)?.answerBy ?? null),
    ...(appeal.kind === 'pending'
      ? {}
      : {
          reason: appeal.reason,
          answer: answerOf(appeal),
          ...(reader === 'staff' ? { decidedBy: appeal.decidedBy } : {}),
          decidedAt: instantText(appeal.decidedAt),
        }),
  }
}

export function showLegalRequest(request: Exclude<LegalRequest, { kind: 'none' }>): Shown {
  const { receivedAt, deadline, gag, scope, ...rest } = request
  const span = { from: instantText(scope.span.from), until: textOrNull(scope.span.until) }
  return {
    ...rest,
    status: request.kind,
    receivedAt: instantText(receivedAt),
    deadline: instantText(deadline),
    scope: { ...scope, span },
    gag: gag === null ? null : { ...gag, until: instantText(gag.until) },
    ...('production' in request ? { production: dated(request.production) } : {}),
    ...('emergency' in request ? { emergency: dated(request.emergency) } : {}),
    ...('reviewBy' in request ? { reviewBy: instantText(request.reviewBy) } : {}),
  }
}

const dated = <Told extends { readonly at: number }>(told: Told) => ({ ...told, at: instantText(told.at) })
