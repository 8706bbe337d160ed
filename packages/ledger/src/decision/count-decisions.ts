/** Plain allows are counted, not kept: how many, by organization, event type and minute. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type DecisionCount = {
  readonly organization: string
  readonly eventType: string
  /** Start of the minute. */
  readonly minute: Instant
  readonly allowed: number
}

/** Adds to the counts, in one statement. The same minute may be added to any number of times, by any node. */
export async function addDecisionCounts(db: Db, counts: readonly DecisionCount[]): Promise<void> {
  if (counts.length === 0) return
  await db.query(
    {
      name: 'add-decision-counts',
      text: `
        insert into decision_count as kept (organization, event_type, minute, allowed)
        select organization, "eventType", to_timestamp(minute / 1000.0), sum(allowed)
        from json_to_recordset($1::json) as (organization text, "eventType" text, minute bigint, allowed bigint)
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (organization, event_type, minute) do update set allowed = kept.allowed + excluded.allowed`,
    },
    [JSON.stringify(counts)],
  )
}

/** How many plain allows there were from `from` (included) to `until` (excluded), by organization and event type. */
export function sumDecisionCounts(
  db: Db,
  range: { readonly organization: string | null; readonly from: Instant; readonly until: Instant },
): Promise<readonly Omit<DecisionCount, 'minute'>[]> {
  return db.query(
    `select organization, event_type as "eventType", sum(allowed)::bigint as allowed
     from decision_count
     where ($1::text is null or organization = $1)
       and minute >= to_timestamp($2 / 1000.0) and minute < to_timestamp($3 / 1000.0)
     group by 1, 2 order by 1, 2`,
    [range.organization, range.from, range.until],
  )
}

/** Forgets counts of minutes before `before`. */
export async function forgetDecisionCounts(db: Db, before: Instant): Promise<void> {
  await db.query(`delete from decision_count where minute < to_timestamp($1 / 1000.0)`, [before])
}
