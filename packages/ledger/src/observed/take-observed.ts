import type { Db } from '../db/db.ts'
import type { TakenEvent } from './observed-event.ts'

export type TakeObserved = {
  readonly limit: number
  /** Most bytes of their events; the first is taken whatever its size. */
  readonly bytes: number
  readonly leaseMs: number
}

/** `isMore`: others may stand behind them. */
export type TakenEvents = { readonly taken: readonly TakenEvent[]; readonly isMore: boolean }

/**
 * Takes the oldest observed events that nobody holds, for `leaseMs` by the database's clock. Several workers never take the same one while
 * its lease lasts; after that it comes again, with one more attempt. What the database keeps packed counts as much larger than it lies
 * there: its size is known to nobody who does not unpack it.
 */
export async function takeObserved(db: Db, { limit, bytes, leaseMs }: TakeObserved): Promise<TakenEvents> {
  const rows = await db.query<TakenEvent & { readonly free: number }>(
    {
      name: 'take-observed',
      text: `
        with free as (
          select decision_id,
                 pg_column_size(event)::bigint * case when pg_column_compression(event) is null then 1 else 16 end as size
          from observed_event
          where lease_until is null or lease_until <= now()
          order by decision_id limit $1 for update skip locked),
        summed as (select decision_id, sum(size) over (order by decision_id) - size as before from free),
        taken as (
          update observed_event o
          set lease_until = now() + $2 * interval '1 ms', attempts = o.attempts + 1
          from summed where o.decision_id = summed.decision_id and summed.before < $3
          returning o.*)
        select decision_id as "decisionId", organization, source, event_id as "eventId",
               encode(body_hash, 'hex') as "bodyHash", event, received_at as "receivedAt", attempts,
               (select count(*) from free) as free
        from taken order by decision_id`,
    },
    [limit, leaseMs, bytes],
  )
  const [first] = rows
  const taken = rows.map(({ free: _, ...event }) => event)
  return { taken, isMore: taken.length === limit || (first?.free ?? 0) > taken.length }
}

/** How many observed events wait for their decision. */
export async function countObserved(db: Db): Promise<number> {
  const [row] = await db.query<{ waiting: number }>(`select count(*) as waiting from observed_event`)
  return row?.waiting ?? 0
}

/** Whether an event that was observed under this id waits for its decision. */
export async function isObserved(db: Db, decisionId: string): Promise<boolean> {
  const found = await db.query(`select from observed_event where decision_id = $1`, [decisionId])
  return found.length > 0
}
