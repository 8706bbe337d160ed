/** What a case tells of whoever reported in it: how their earlier reports fared, never who they are. And how many reports came about its subject. */
import { type Case, DAY, RECORD_LASTS, recordToShow, subjectKey } from '@goodstanding/casework'
import { countReportsByDay, pastOfReporters } from '@goodstanding/ledger'
import { termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import type { Shown } from '../show.ts'

/** Whoever reads a case looks at a few; who reported most comes first. */
const MOST_PEOPLE = 50
const DAYS = 30

type Opened = Exclude<Case, { kind: 'none' }>

export async function showReporters({ db, now, policy: inForce }: Desk, { items, subject }: Opened): Promise<Shown> {
  const { policy } = inForce()
  const dangers = [...policy.clauses.values()].flatMap(({ id }) => (termsOf(policy, id).mayBeDanger ? [id] : []))
  const reports = items.flatMap((item) => (item.kind === 'report' ? [item.report] : []))
  const today = Math.floor(now() / DAY) * DAY
  const [people, days] = await Promise.all([
    reports.length === 0
      ? []
      : pastOfReporters(db, { reports, from: now() - RECORD_LASTS, limit: MOST_PEOPLE, dangers }),
    countReportsByDay(db, subjectKey(subject), today - (DAYS - 1) * DAY),
  ])
  return {
    reporters: people.map((one) => ({ reports: one.reports, ...recordToShow(one) })),
    reportsByDay: days,
  }
}
