import type { Complaint } from '@goodstanding/casework'
import { instantText, type Shown } from '../show.ts'
import { sayOutcome, tellOutcome } from './outcome-words.ts'

/** `window`: for how long whoever reads it may ask for another look at its answer; null: that is not theirs to ask. */
export function showComplaint(complaint: Exclude<Complaint, { kind: 'none' }>, window: number | null): Shown {
  const { id, organization, by, reports, statement, filedAt, deadline } = complaint
  return {
    id,
    status: complaint.kind,
    organization,
    by,
    about: complaint.about,
    reports,
    statement,
    case: complaint.case,
    filedAt: instantText(filedAt),
    deadline: instantText(deadline),
    ...(complaint.kind === 'answered'
      ? {
          outcome: complaint.outcome,
          answer: window === null ? sayOutcome(complaint.outcome) : tellOutcome({ outcome: complaint.outcome }),
          answeredAt: instantText(complaint.at),
          ...(window === null ? {} : { appealUntil: instantText(complaint.at + window) }),
        }
      : {}),
  }
}
