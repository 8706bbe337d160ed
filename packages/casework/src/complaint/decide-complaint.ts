/** Filing, joining and answering a complaint. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { ReportOutcome } from '../report/report.ts'
import type { Complaint, ComplaintCommand, ComplaintContents, ComplaintEvent } from './complaint.ts'

export const NO_COMPLAINT: Complaint = { kind: 'none' }

export type ComplaintRefusal = Refusal<
  'complaint.not-found' | 'complaint.exists' | 'complaint.state' | 'complaint.accused' | 'complaint.words-missing'
>

export function decideComplaint(
  command: ComplaintCommand,
  complaint: Complaint,
  now: Instant,
): Result<readonly ComplaintEvent[], ComplaintRefusal> {
  switch (command.kind) {
    case 'file':
      if (complaint.kind !== 'none') return no('complaint.exists')
      if (command.complaint.accused.includes(command.complaint.by)) return no('complaint.accused')
      if (saysNothing(command.complaint.statement)) return no('complaint.words-missing', { pointer: '/statement' })
      return ok([{ kind: 'complaint.filed', complaint: command.complaint, at: now }])
    case 'join':
      if (complaint.kind === 'none') return no('complaint.not-found')
      if (complaint.case === command.case) return ok([])
      if (complaint.case === null ? complaint.kind !== 'filed' : complaint.case !== command.from)
        return no('complaint.state')
      return ok([{ kind: 'complaint.joined', case: command.case, at: now }])
    case 'answer':
      if (complaint.kind === 'none') return no('complaint.not-found')
      return mayAnswer(complaint, command.outcome)
        ? ok([{ kind: 'complaint.answered', outcome: command.outcome, at: now }])
        : no('complaint.state')
    case 'reopen':
      if (complaint.kind === 'none') return no('complaint.not-found')
      return complaint.kind === 'answered' && (complaint.outcome === 'acted' || command.why === 'undone')
        ? ok([{ kind: 'complaint.reopened', deadline: command.deadline, at: now }])
        : no('complaint.state')
    default:
      return assertNever(command)
  }
}

/** A case that was opened again may end otherwise; only what was acted on can be taken back. */
function mayAnswer(complaint: Exclude<Complaint, { kind: 'none' }>, outcome: ReportOutcome): boolean {
  if (complaint.kind === 'filed') return outcome !== 'reversed'
  return outcome === 'reversed' ? complaint.outcome === 'acted' : complaint.outcome !== outcome
}

export function evolveComplaint(complaint: Complaint, event: ComplaintEvent): Complaint {
  if (event.kind === 'complaint.filed') return { ...event.complaint, kind: 'filed' }
  if (complaint.kind === 'none') return complaint
  switch (event.kind) {
    case 'complaint.joined':
      return { ...complaint, case: event.case }
    case 'complaint.answered':
      return {
        ...contentsOf(complaint),
        firstAnsweredAt: complaint.firstAnsweredAt ?? (complaint.kind === 'answered' ? complaint.at : event.at),
        ...{ kind: 'answered', outcome: event.outcome, at: event.at },
      }
    case 'complaint.reopened':
      return { ...contentsOf(complaint), kind: 'filed', deadline: event.deadline }
    default:
      return assertNever(event)
  }
}

function contentsOf(complaint: Exclude<Complaint, { kind: 'none' }>): ComplaintContents {
  const { id, organization, by, about, accused, reports, statement, filedAt, deadline, firstAnsweredAt } = complaint
  const contents = { id, organization, by, about, accused, reports, statement, filedAt, deadline, case: complaint.case }
  return firstAnsweredAt === undefined ? contents : { ...contents, firstAnsweredAt }
}
