/** Who is told by webhook, and the log of what was delivered to whom. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type WebhookSubscription = {
  readonly id: string
  readonly url: string
  /** Event types that it asks for; empty for all. */
  readonly types: readonly string[]
  /** Newest first: a message is signed with each, so that a secret can be rotated without a gap. */
  readonly secrets: readonly string[]
  readonly createdAt: Instant
}

export type WebhookDelivery = {
  readonly id: string
  readonly subscription: string
  readonly type: string
  readonly subjectKey: string
  readonly body: unknown
  readonly status: 'waiting' | 'delivered' | 'failed'
  readonly attempts: number
  /** The status code or the fault of the last attempt. */
  readonly answer: string | null
  readonly createdAt: Instant
  readonly lastAt: Instant | null
}

const SUBSCRIPTION = `id, url, types, secrets, created_at as "createdAt"`
const DELIVERY = `id, subscription, type, subject_key as "subjectKey", body, status, attempts, answer,
  created_at as "createdAt", last_at as "lastAt"`

/** Adds or changes a subscription. */
export async function putWebhook(db: Db, { id, url, types, secrets, createdAt }: WebhookSubscription): Promise<void> {
  await db.query(
    `insert into webhook_subscription (id, url, types, secrets, created_at)
     values ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
     on conflict (id) do update set url = excluded.url, types = excluded.types, secrets = excluded.secrets`,
    [id, url, types, secrets, createdAt],
  )
}

export function listWebhooks(db: Db): Promise<readonly WebhookSubscription[]> {
  return db.query<WebhookSubscription>(
    `select ${SUBSCRIPTION} from webhook_subscription where removed_at is null order by id`,
  )
}

/** Whether there is such a subscription, or was one: what it was told stands after its end. */
export async function knowsWebhook(db: Db, id: string): Promise<boolean> {
  return (await db.query(`select from webhook_subscription where id = $1`, [id])).length > 0
}

/** Lets nobody else change a subscription until the transaction ends: what is read then is what a change replaces. */
export async function lockWebhook(tx: Db, id: string): Promise<void> {
  await tx.query(`select from webhook_subscription where id = $1 for update`, [id])
}

/** False when there is none. */
export async function removeWebhook(db: Db, id: string, now: Instant): Promise<boolean> {
  const removed = await db.query(
    `update webhook_subscription set removed_at = to_timestamp($2 / 1000.0)
     where id = $1 and removed_at is null returning id`,
    [id, now],
  )
  return removed.length > 0
}

/** What a subscription may ask to be told. */
export type OwedEvent = {
  readonly id: string
  readonly type: string
  readonly subjectKey: string
  readonly body: unknown
  readonly at: Instant
}

/** One delivery of an event, both by their ids. */
export type Owed = { readonly id: string; readonly subscription: string; readonly event: string }

/** Writes the deliveries that events owe, one of each for each subscription that asks for its type, and answers them in the events' order. */
export async function addDeliveries(db: Db, events: readonly OwedEvent[]): Promise<readonly Owed[]> {
  if (events.length === 0) return []
  const scalars = events.map(({ id, type, subjectKey, at }) => ({ id, type, subject: subjectKey, at }))
  const rows = await db.query<Omit<Owed, 'event'>>(
    {
      name: 'add-deliveries',
      text: `
        insert into webhook_delivery (id, subscription, type, subject_key, body, status, attempts, created_at)
        select event.id || '-' || s.id, s.id, event.type, subject, body, 'waiting', 0, to_timestamp(at / 1000.0)
        from rows from (
          json_to_recordset($1::json) as (id text, type text, subject text, at bigint),
          json_array_elements($2::json)
        ) with ordinality as event (id, type, subject, at, body, number)
        join webhook_subscription s
          on s.removed_at is null and (cardinality(s.types) = 0 or event.type = any(s.types))
        order by number, s.id
        returning id, subscription`,
    },
    [JSON.stringify(scalars), JSON.stringify(events.map(({ body }) => body))],
  )
  return rows.map(({ id, subscription }) => ({ id, subscription, event: id.slice(0, -subscription.length - 1) }))
}

export async function findDelivery(db: Db, id: string): Promise<WebhookDelivery | null> {
  const [row] = await db.query<WebhookDelivery>(`select ${DELIVERY} from webhook_delivery where id = $1`, [id])
  return row ?? null
}

/** `nextAt`: not before then it is tried, or what waits ahead of it; null where it does not wait. */
export type ListedDelivery = WebhookDelivery & { readonly nextAt: Instant | null }

/** The head of the subject's line says when: nothing behind it leaves before. */
const NEXT_AT = `case when status = 'waiting' then (
  select o.due from outbox o where o.topic = 'webhook' and o.key = w.subscription || ' ' || w.subject_key order by o.id limit 1
) end as "nextAt"`

/** One page of the deliveries of a subscription, newest first. */
export async function listDeliveries(
  db: Db,
  subscription: string,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedDelivery>> {
  const [, at = null, id = null] = /^(\d{1,15}) (.+)$/s.exec(readCursor(cursor) ?? '') ?? []
  const rows = await db.query<ListedDelivery>(
    `select ${DELIVERY}, ${NEXT_AT} from webhook_delivery w
     where subscription = $1 and ($3::bigint is null or (created_at, id) < (to_timestamp($3::bigint / 1000.0), $4::text))
     order by created_at desc, id desc limit $2`,
    [subscription, limit + 1, at, id],
  )
  return pageFrom(rows, limit, ({ createdAt, id }) => writeCursor(`${createdAt} ${id}`))
}

export async function noteDelivery(
  db: Db,
  id: string,
  note: { readonly status: WebhookDelivery['status']; readonly answer: string; readonly at: Instant },
): Promise<void> {
  await db.query(
    `update webhook_delivery
     set status = $2, answer = $3, attempts = attempts + 1, last_at = to_timestamp($4 / 1000.0) where id = $1`,
    [id, note.status, note.answer, note.at],
  )
}

export type DeliveryAbout = Pick<WebhookDelivery, 'type' | 'status' | 'attempts' | 'answer' | 'createdAt' | 'lastAt'>

/** What subscriptions that stand were told of some subjects at some instants, those of the transactions that told it; oldest first. */
export function deliveriesAbout(
  db: Db,
  {
    subjects,
    at,
    limit,
  }: { readonly subjects: readonly string[]; readonly at: readonly Instant[]; readonly limit: number },
): Promise<readonly DeliveryAbout[]> {
  return db.query<DeliveryAbout>(
    {
      name: 'deliveries-about',
      text: `
        select w.type, w.status, w.attempts, w.answer, w.created_at as "createdAt", w.last_at as "lastAt"
        from webhook_delivery w join webhook_subscription s on s.id = w.subscription and s.removed_at is null
        where w.subject_key = any($1::text[])
          and w.created_at = any(array(select to_timestamp(ms / 1000.0) from unnest($2::bigint[]) as ms))
        order by w.created_at, w.id limit $3`,
    },
    [subjects, at, limit],
  )
}
