/** What of a second review its reader is shown: before it is judged, the case as it stood and nothing of the decision. */
import { type Case, type Complaint, secondReviewLease, type Staff, type Verdict } from '@goodstanding/casework'
import type { Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { readStream } from '../read-stream.ts'
import { showCase } from '../case/show-case.ts'
import { instantText, type Shown } from '../show.ts'
import { CASES, COMPLAINTS, type KeptReport, REPORTS } from '../streams.ts'
import { type DrawnReview, mayTake } from './second-reviews.ts'

type FoundCase = Exclude<Case, { kind: 'none' }>
export type Reader = {
  readonly by: Staff
  readonly now: Instant
  readonly mayCompare: boolean
  readonly isAside: boolean
}

/** A review in a list. */
export function showReview(id: string, found: DrawnReview, reader: Reader): Shown {
  const { by, now } = reader
  const lease = secondReviewLease(found, now)
  return {
    id,
    status: found.kind === 'taken' && lease === null ? 'open' : found.kind,
    case: found.case,
    sample: found.sample,
    queue: found.queue,
    subject: found.subject,
    drawnAt: instantText(found.drawnAt),
    lease: lease === null ? null : { by: lease.by, until: instantText(lease.until) },
    mayTake: !reader.isAside && mayTake(found, by) && (lease === null || lease.by === by.id),
    ...(reader.mayCompare ? showComparison(found) : {}),
  }
}

function showComparison(found: DrawnReview): Shown {
  if (found.kind !== 'judged' && found.kind !== 'settled') return {}
  const { first, second } = found
  return {
    first: { by: first.by, at: instantText(first.at), ...showVerdict(first.verdict) },
    second: { by: second.by, at: instantText(second.at), ...showVerdict(second.verdict), reason: second.reason },
    agreement: second.agreement,
    settled: found.kind === 'settled' ? { ...found.settled, at: instantText(found.settled.at) } : null,
  }
}

const showVerdict = (verdict: Verdict): Shown =>
  verdict.kind === 'violation'
    ? { outcome: 'violation', clause: verdict.clause, actions: verdict.actions }
    : { outcome: 'no-violation' }

/** The case as whoever decided it found it, with the words of its reports and complaints, and nothing that tells of the end. */
export async function showBlind(desk: Desk, found: DrawnReview): Promise<Shown> {
  const kept = await readStream(desk.db, CASES, found.case)
  if (kept === null || kept.kind === 'none') return { case: null }
  const then = asItStood(kept, found)
  const { subject, family, severity, clauses, findings, exhibits, openedAt } = showCase(then, found.first.at)
  const reports = []
  const complaints = []
  for (const item of then.items) {
    if (item.kind === 'report')
      reports.push(sayReport(await readStream(desk.db, REPORTS, item.report), { clause: item.clause }))
    if (item.kind === 'complaint')
      complaints.push(sayComplaint(await readStream(desk.db, COMPLAINTS, item.complaint), { clause: item.clause }))
  }
  return {
    blind: { id: found.case, subject, family, severity, clauses, findings, exhibits, openedAt, reports, complaints },
  }
}

function asItStood(kept: FoundCase, { first }: DrawnReview): FoundCase {
  return { ...kept, items: kept.items.filter(({ at }) => at <= first.at) }
}

function sayReport(kept: KeptReport | null, more: Shown): Shown {
  if (kept === null || kept.report.kind === 'none') return more
  const { id, text, receivedAt, reporter } = kept.report
  return { ...more, id, text, receivedAt: instantText(receivedAt), reporter: { kind: reporter.kind } }
}

function sayComplaint(complaint: Complaint | null, more: Shown): Shown {
  if (complaint === null || complaint.kind === 'none') return more
  const { id, organization, statement, filedAt } = complaint
  return { ...more, id, organization, statement, filedAt: instantText(filedAt) }
}
