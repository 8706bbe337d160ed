/** What may happen to a report, and who may do it. */
import type { AccountId, Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { isTranslation, translated } from '../notice/both-languages.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Report, ReportCommand, ReportContents, ReportEvent } from './report.ts'

export type ReportRefusal = Refusal<
  | 'report.not-found'
  | 'report.exists'
  | 'report.accused'
  | 'report.not-reporter'
  | 'report.state'
  | 'report.already-escalated'
  | 'report.not-due'
  | 'report.words-missing'
  | 'report.translation'
  | 'report.about-missing'
  | 'report.flooding'
>
type Decided = Result<readonly ReportEvent[], ReportRefusal>
type Filed = Exclude<Report, { kind: 'none' }>

export function decideReport(command: ReportCommand, report: Report, now: Instant): Decided {
  if (command.kind === 'file') return decideFile(command, report, now)
  if (report.kind === 'none') return no('report.not-found')
  switch (command.kind) {
    case 'confirm':
    case 'dismiss':
    case 'handle':
    case 'ask':
      return decideAsAdministrator(command, report, now)
    case 'attach':
      if (report.accused.includes(command.by)) return no('report.accused')
      // What its reporter took back stays theirs: it is no further evidence against anybody.
      if (report.kind === 'withdrawn') return no('report.state')
      if (report.attached?.includes(command.complaint) === true) return ok([])
      return ok([{ kind: 'report.attached', by: command.by, complaint: command.complaint, at: now }])
    case 'reply':
    case 'add':
    case 'withdraw':
      return decideAsReporter(command, report, now)
    case 'escalate':
      return decideEscalate(command, report, now)
    case 'join':
      if (report.case === command.case) return ok([])
      return (report.case === null && isOpen(report)) || (report.case !== null && report.case === command.from)
        ? ok([{ kind: 'report.joined', case: command.case, at: now }])
        : no('report.state')
    case 'answer':
      return decideAnswer(command, report, now)
    case 'reopen':
      return report.kind === 'answered' && (report.outcome === 'acted' || command.why === 'undone')
        ? ok([{ kind: 'report.reopened', deadline: command.deadline, at: now }])
        : no('report.state')
    default:
      return assertNever(command)
  }
}

function decideAnswer(
  { outcome, unfounded, warned }: Extract<ReportCommand, { kind: 'answer' }>,
  report: Filed,
  now: Instant,
): Decided {
  const answered = {
    kind: 'report.answered',
    outcome,
    ...(unfounded === undefined ? {} : { unfounded }),
    ...(warned === undefined ? {} : { warned }),
    at: now,
  } as const
  if (report.kind !== 'answered') {
    const isOwed = report.kind === 'complained' || report.kind === 'with-operator'
    return isOwed && outcome !== 'reversed' ? ok([answered]) : no('report.state')
  }
  // What was decided otherwise later is told; only what was acted on can be taken back.
  const isOther = outcome === 'reversed' ? report.outcome === 'acted' : report.outcome !== outcome
  return isOther ? ok([answered]) : no('report.state')
}

const CLOSED: ReadonlySet<Filed['kind']> = new Set(['answered', 'dismissed', 'handled', 'withdrawn'])
const isOpen = (report: Filed): boolean => !CLOSED.has(report.kind)

function decideFile(command: Extract<ReportCommand, { kind: 'file' }>, report: Report, now: Instant): Decided {
  if (report.kind !== 'none') return no('report.exists')
  const { about, danger } = command.report
  if (showsNothing(command.report))
    return about.kind === 'text'
      ? no('report.about-missing', { pointer: '/about' })
      : no('report.words-missing', { pointer: '/text' })
  if (command.flooding === 'limited' && danger === 'none') return no('report.flooding')
  return ok([{ kind: 'report.filed', report: command.report, route: command.route, at: now }])
}

/** An event says itself what happened; of somebody, words, a clause or what was seen has to; of nobody, a clause says too little. */
function showsNothing({ about, clause, text, evidence }: ReportContents): boolean {
  if (about.kind === 'event' || (clause !== null && about.kind !== 'text')) return false
  const seen = evidence.items.length + evidence.before.length + evidence.after.length
  return seen === 0 && saysNothing(text)
}

function decideAsAdministrator(
  command: Extract<ReportCommand, { kind: 'confirm' | 'dismiss' | 'handle' | 'ask' }>,
  report: Filed,
  now: Instant,
): Decided {
  if (mayNotHandle(report, command.by)) return no('report.accused')
  const isWaiting = report.kind === 'with-administrator' || report.kind === 'asked'
  const isReconsidered = command.kind === 'confirm' && command.reconsidered === true && isClosedByAdministrator(report)
  if (!isWaiting && !isReconsidered) return no('report.state')
  switch (command.kind) {
    case 'confirm':
      if (saysNothing(command.statement)) return no('report.words-missing', { pointer: '/statement' })
      return ok([
        {
          kind: 'report.confirmed',
          by: command.by,
          statement: command.statement,
          complaint: command.complaint,
          deadline: command.operatorDeadline,
          at: now,
        },
      ])
    case 'dismiss':
      return close(command, { kind: 'report.dismissed', words: command.reason, name: 'reason' }, now)
    case 'handle':
      return close(command, { kind: 'report.handled', words: command.statement, name: 'statement' }, now)
    case 'ask':
      if (report.kind === 'asked') return no('report.state')
      if (saysNothing(command.question)) return no('report.words-missing', { pointer: '/question' })
      return ok([{ kind: 'report.asked', by: command.by, question: command.question, at: now }])
    default:
      return assertNever(command)
  }
}

type Closing = {
  readonly kind: 'report.dismissed' | 'report.handled'
  readonly words: string
  /** Where the words stand in the command. */
  readonly name: 'reason' | 'statement'
}

/** What the reporter is told of it, in both languages where the administrator wrote both. */
function close(
  { by, translation = null }: { readonly by: AccountId; readonly translation?: string | null },
  { kind, words, name }: Closing,
  at: Instant,
): Decided {
  if (saysNothing(words)) return no('report.words-missing', { pointer: `/${name}` })
  if (!isTranslation(words, translation ?? '')) return no('report.translation', { pointer: `/translation/${name}` })
  return ok([{ kind, by, reason: words, ...translated(translation), at }])
}

/** The accused, and whoever reported: neither judges the report. */
function mayNotHandle(report: ReportContents, by: AccountId): boolean {
  return report.accused.includes(by) || report.reporter.id === by
}

function decideAsReporter(
  command: Extract<ReportCommand, { kind: 'reply' | 'add' | 'withdraw' }>,
  report: Filed,
  now: Instant,
): Decided {
  if (command.by !== report.reporter.id) return no('report.not-reporter')
  switch (command.kind) {
    case 'reply':
      if (report.kind !== 'asked') return no('report.state')
      if (saysNothing(command.text)) return no('report.words-missing', { pointer: '/text' })
      return ok([{ kind: 'report.replied', text: command.text, at: now }])
    case 'add':
      if (!isOpen(report)) return no('report.state')
      if (saysNothing(command.text) && command.evidence.length === 0)
        return no('report.words-missing', { pointer: '/text' })
      return ok([{ kind: 'report.added', text: command.text, evidence: command.evidence, at: now }])
    case 'withdraw':
      return isOpen(report) ? ok([{ kind: 'report.withdrawn', at: now }]) : no('report.state')
    default:
      return assertNever(command)
  }
}

function decideEscalate(command: Extract<ReportCommand, { kind: 'escalate' }>, report: Filed, now: Instant): Decided {
  const escalated = (why: 'deadline' | 'no-administrator' | 'reporter-escalated') =>
    ok([
      { kind: 'report.escalated', why, reason: command.reason, deadline: command.operatorDeadline, at: now } as const,
    ])
  if (command.by.kind !== 'reporter') {
    if (report.kind !== 'with-administrator' && report.kind !== 'asked') return no('report.state')
    if (command.by.kind === 'no-administrator') return escalated('no-administrator')
    return report.deadline <= now ? escalated('deadline') : no('report.not-due', { until: report.deadline })
  }
  if (command.by.id !== report.reporter.id) return no('report.not-reporter')
  // What an administrator closed is brought to the operator's desk once; from there no way leads back to it.
  if (report.kind === 'with-operator' && report.why === 'reporter-escalated') return no('report.already-escalated')
  return isClosedByAdministrator(report) ? escalated('reporter-escalated') : no('report.state')
}

/** An administrator answered it, and the operator has heard nothing of it. */
export function isClosedByAdministrator(
  report: Report,
): report is Extract<Report, { readonly kind: 'dismissed' | 'handled' }> {
  return report.kind === 'dismissed' || report.kind === 'handled'
}
