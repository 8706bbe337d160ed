/**
 * The outbox: what must leave the house (webhooks, notices), written in the transaction that caused it.
 * Messages of one topic and key leave in the order they were written: a later one waits for the earlier to be finished, and none is due before the
 * one ahead of it. So what waits behind a receiver that is away is not gone through again each time that something is taken.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type OutboxMessage = {
  readonly topic: string
  /** The subject whose order is kept, e.g. "account/u1". */
  readonly key: string
  readonly organization: string | null
  readonly body: unknown
  readonly due: Instant
  readonly at: Instant
}

/** A message that this worker holds until its lease ends. `attempts` counts this one and fences the lease. */
export type TakenMessage = {
  readonly id: number
  readonly topic: string
  readonly key: string
  readonly organization: string | null
  readonly body: unknown
  readonly attempts: number
  readonly createdAt: Instant
}

export async function putInOutbox(db: Db, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return
  const scalars = messages.map(({ topic, key, organization, due, at }) => ({ topic, key, organization, due, at }))
  await db.query(
    {
      name: 'put-in-outbox',
      text: `
        insert into outbox (topic, key, organization, body, due, created_at)
        select topic, key, coalesce(organization, ''), body,
          greatest(to_timestamp(due / 1000.0),
                   (select e.due from outbox e where e.topic = row.topic and e.key = row.key order by e.id desc limit 1)),
          to_timestamp(at / 1000.0)
        from rows from (
          json_to_recordset($1::json) as (topic text, key text, organization text, due bigint, at bigint),
          json_array_elements($2::json)
        ) with ordinality as row (topic, key, organization, due, at, body, number)
        order by number`,
    },
    [JSON.stringify(scalars), JSON.stringify(messages.map(({ body }) => body))],
  )
}

/** Takes due messages of a topic that nobody holds by the database's clock, the head of each key only. `without`: none whose key begins with such a word. */
export function takeFromOutbox(
  db: Db,
  take: {
    readonly topic: string
    readonly limit: number
    readonly now: Instant
    readonly leaseMs: number
    readonly without?: readonly string[]
  },
): Promise<readonly TakenMessage[]> {
  return db.query<TakenMessage>(
    `with free as (
       select id from outbox o
       where topic = $1 and due <= to_timestamp($3 / 1000.0)
         and (lease_until is null or lease_until <= now())
         and split_part(key, ' ', 1) <> all ($5::text[])
         and not exists (select from outbox e where e.topic = o.topic and e.key = o.key and e.id < o.id)
       order by due, id limit $2 for update skip locked),
     taken as (
       update outbox o set lease_until = now() + $4 * interval '1 ms', attempts = o.attempts + 1
       from free where o.id = free.id returning o.*)
     select id, topic, key, nullif(organization, '') as organization, body, attempts, created_at as "createdAt"
     from taken order by id`,
    [take.topic, take.limit, take.now, take.leaseMs, take.without ?? []],
  )
}

type Held = Pick<TakenMessage, 'id' | 'attempts'>

/** It has left. False when the lease was lost meanwhile: another worker has it, and may send it again. */
export async function finishOutbox(db: Db, { id, attempts }: Held): Promise<boolean> {
  const gone = await db.query(`delete from outbox where id = $1 and attempts = $2 returning id`, [id, attempts])
  return gone.length > 0
}

/**
 * It has left, and the one behind it is taken when it is due. Looking for what to take goes through all that waits of a subject; who has just
 * sent one need not look. `gone`: false when the lease was lost.
 */
export async function finishForNext(
  db: Db,
  { id, attempts }: Held,
  take: { readonly now: Instant; readonly leaseMs: number },
): Promise<{ readonly gone: boolean; readonly next: TakenMessage | null }> {
  const [found] = await db.query<{ gone: boolean; id: number | null } & Omit<TakenMessage, 'id'>>(
    `with gone as (delete from outbox where id = $1 and attempts = $2 returning topic, key),
     behind as (
       select o.id from gone join outbox o on o.topic = gone.topic and o.key = gone.key and o.id > $1 order by o.id limit 1),
     taken as (
       update outbox o set lease_until = now() + $4 * interval '1 ms', attempts = o.attempts + 1
       from behind where o.id = behind.id and o.due <= to_timestamp($3 / 1000.0)
         and (o.lease_until is null or o.lease_until <= now()) returning o.*)
     select exists (select from gone) as gone, taken.id, taken.topic, taken.key, nullif(taken.organization, '') as organization,
       taken.body, taken.attempts, taken.created_at as "createdAt"
     from (select) as one left join taken on true`,
    [id, attempts, take.now, take.leaseMs],
  )
  if (found === undefined) return { gone: false, next: null }
  const { gone, id: next, ...message } = found
  return { gone, next: next === null ? null : { ...message, id: next } }
}

/** It could not leave: it comes again at `due`, and those behind it wait. False when the lease was lost. */
export async function retryOutbox(
  db: Db,
  { id, attempts }: Held,
  again: { readonly due: Instant; readonly error: string },
): Promise<boolean> {
  const kept = await db.query(
    `with kept as (
       update outbox set due = to_timestamp($3 / 1000.0), lease_until = null, error = $4
       where id = $1 and attempts = $2 returning id, topic, key, due),
     behind as (
       update outbox o set due = kept.due from kept
       where o.topic = kept.topic and o.key = kept.key and o.id > kept.id and o.due < kept.due)
     select id from kept`,
    [id, attempts, again.due, again.error],
  )
  return kept.length > 0
}

/** What waits of one topic and key is due now, the head first as ever: somebody knows that it can leave. */
export async function hastenOutbox(
  db: Db,
  { topic, key, now }: { readonly topic: string; readonly key: string; readonly now: Instant },
): Promise<void> {
  await db.query(
    `update outbox set due = to_timestamp($3 / 1000.0) where topic = $1 and key = $2 and due > to_timestamp($3 / 1000.0)`,
    [topic, key, now],
  )
}

/** What is due later than anybody lets a message wait was set by a clock that has been put back since: it is due now. */
export async function recallOutbox(
  db: Db,
  { topics, now, longestMs }: { readonly topics: readonly string[]; readonly now: Instant; readonly longestMs: number },
): Promise<void> {
  await db.query(
    `update outbox set due = to_timestamp($2 / 1000.0) where topic = any ($1::text[]) and due > to_timestamp($3 / 1000.0)`,
    [topics, now, now + longestMs],
  )
}

/** What waits of one topic, and since when the oldest of it. */
export type OutboxCount = { readonly topic: string; readonly waiting: number; readonly since: Instant }

/** Of each topic of which something waits to leave. */
export function countOutbox(db: Db): Promise<readonly OutboxCount[]> {
  return db.query<OutboxCount>(
    `select topic, count(*) as waiting, min(created_at) as since from outbox group by topic order by topic`,
  )
}
