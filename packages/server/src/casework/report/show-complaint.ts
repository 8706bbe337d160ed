import type { Complaint } from '@goodstanding/casework'
import type { MayRead } from '../evidence/show-evidence.ts'
import { instantText, type Shown } from '../show.ts'
import { senderOf } from './show-about.ts'
import { sayOutcome, tellOutcome } from './outcome-words.ts'

type FiledComplaint = Exclude<Complaint, { kind: 'none' }>

/** `window`: for how long whoever reads it may ask for another look at its answer; null: that is not theirs to ask. */
export function showComplaint(
  complaint: FiledComplaint,
  { window, mayRead }: { readonly window: number | null; readonly mayRead: MayRead },
): Shown {
  const { id, organization, by, reports, statement, filedAt, deadline } = complaint
  return {
    id,
    status: complaint.kind,
    organization,
    by,
    about: showAbout(complaint.about, mayRead),
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

function showAbout(about: FiledComplaint['about'], mayRead: MayRead): Shown {
  if (about.kind !== 'event') return about
  const { kind, source, id } = about
  return { kind, source, id, ...senderOf(about, mayRead(about)) }
}
