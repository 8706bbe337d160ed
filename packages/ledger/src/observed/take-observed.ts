import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import type { TakenEvent } from './observed-event.ts'

export type TakeObserved = { readonly limit: number; readonly now: Instant; readonly leaseMs: number }

/**
 * Takes the oldest observed events that nobody holds, for `leaseMs`. Several workers never take the same one while
 * its lease lasts; after that it comes again, with one more attempt.
 */
export function takeObserved(db: Db, { limit, now, leaseMs }: TakeObserved): Promise<readonly TakenEvent[]> {
  return db.query<TakenEvent>(
    {
      name: 'take-observed',
      text: `
        with free as (
          select decision_id from observed_event
          where lease_until is null or lease_until <= to_timestamp($2 / 1000.0)
          order by decision_id limit $1 for update skip locked),
        taken as (
          update observed_event o
          set lease_until = to_timestamp(($2 + $3) / 1000.0), attempts = o.attempts + 1
          from free where o.decision_id = free.decision_id
          returning o.*)
        select decision_id as "decisionId", organization, source, event_id as "eventId",
               encode(body_hash, 'hex') as "bodyHash", event, received_at as "receivedAt", attempts,
               lease_until as "leaseUntil"
        from taken order by decision_id`,
    },
    [limit, now, leaseMs],
  )
}

/** How many observed events wait for their decision. */
export async function countObserved(db: Db): Promise<number> {
  const [row] = await db.query<{ waiting: number }>(`select count(*) as waiting from observed_event`)
  return row?.waiting ?? 0
}
