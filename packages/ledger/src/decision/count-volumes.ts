/** How many events were decided, day by day: what is kept by effect, and the plain allows that are only counted. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type Volume = {
  /** `2026-11-25`, in UTC. */
  readonly day: string
  readonly eventType: string
  readonly effect: string
  readonly events: number
}

/** From `from` (included) on, oldest day first. */
export function countVolumes(db: Db, from: Instant): Promise<readonly Volume[]> {
  return db.query<Volume>(
    {
      name: 'count-volumes',
      text: `
        select to_char(day, 'YYYY-MM-DD') as day, "eventType", effect, sum(events)::bigint as events
        from (
          select date_trunc('day', decided_at at time zone 'UTC') as day, event_type as "eventType", effect,
                 count(*) as events
          from decision where decided_at >= to_timestamp($1 / 1000.0) group by 1, 2, 3
          union all
          select date_trunc('day', minute at time zone 'UTC'), event_type, 'allow', sum(allowed)
          from decision_count where minute >= to_timestamp($1 / 1000.0) group by 1, 2
        ) as volumes
        group by 1, 2, 3 order by 1, 2, 3`,
    },
    [from],
  )
}
