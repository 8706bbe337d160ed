/** Casework in counts, for whoever runs it: what waits, what was late, how appeals end. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type CaseCount = {
  readonly status: string
  readonly severity: number
  readonly cases: number
  /** Of those not decided: past their deadline. Of the decided ones: decided past it. */
  readonly late: number
}

/** How many cases there are, by status and severity. */
export function countCases(db: Db, now: Instant): Promise<readonly CaseCount[]> {
  return db.query<CaseCount>(
    {
      name: 'count-cases',
      text: `
        select status, severity, count(*)::integer as cases,
               (count(*) filter (where deadline < coalesce(decided_at, $1::bigint)))::integer as late
        from case_view where status not in ('merged', 'settled') group by 1, 2 order by 1, 2`,
    },
    [now],
  )
}

/** How many appeals there are, by status. */
export function countAppeals(db: Db): Promise<readonly { readonly status: string; readonly appeals: number }[]> {
  return db.query(
    {
      name: 'count-appeals',
      text: `select status, count(*)::integer as appeals from appeal_view group by 1 order by 1`,
    },
    [],
  )
}
