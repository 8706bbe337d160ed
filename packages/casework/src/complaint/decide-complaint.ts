/** Filing, joining and answering a complaint. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Complaint, ComplaintCommand, ComplaintEvent } from './complaint.ts'

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
      if (complaint.kind !== 'filed') return no('complaint.state')
      return ok([{ kind: 'complaint.answered', outcome: command.outcome, at: now }])
    default:
      return assertNever(command)
  }
}

export function evolveComplaint(complaint: Complaint, event: ComplaintEvent): Complaint {
  if (event.kind === 'complaint.filed') return { ...event.complaint, kind: 'filed' }
  if (complaint.kind === 'none') return complaint
  switch (event.kind) {
    case 'complaint.joined':
      return { ...complaint, case: event.case }
    case 'complaint.answered':
      return { ...complaint, kind: 'answered', outcome: event.outcome, at: event.at }
    default:
      return assertNever(event)
  }
}
