/** Mail that goes out: each message once, whatever asked for it how often, and the log of how it fared. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type MailKind =
  | 'receipt'
  | 'outcome'
  | 'notice'
  | 'reversal'
  | 'disclosure'
  | 'question'
  | 'answer'
  | 'reminder'
  | 'invitation'
export type MailStatus = 'waiting' | 'sent' | 'failed' | 'bounced' | 'dropped'

export type NewMailDelivery = {
  readonly id: string
  /** Two messages with the same one are one message. */
  readonly dedupe: string
  readonly kind: MailKind
  /** `mail/<token of the sender>`, `account/<id>` or `staff/<id>`: the address is looked up when it is sent. */
  readonly recipient: string
  /** The id of what it tells of. */
  readonly about: string
  /** Stands in the address that failures come back to. */
  readonly token: string
  readonly at: Instant
}

export type MailDelivery = Omit<NewMailDelivery, 'at'> & {
  readonly status: MailStatus
  readonly attempts: number
  /** What the receiving server said last, or the fault. */
  readonly answer: string | null
  readonly createdAt: Instant
  readonly lastAt: Instant | null
}

const COLUMNS = `id, dedupe, kind, recipient, about, token, status, attempts, answer,
  created_at as "createdAt", last_at as "lastAt"`

/** False when it was written before: then it must not be sent again. */
export async function addMailDelivery(tx: Db, delivery: NewMailDelivery): Promise<boolean> {
  const added = await tx.query(
    `insert into mail_delivery (id, dedupe, kind, recipient, about, token, status, attempts, created_at)
     values ($1, $2, $3, $4, $5, $6, 'waiting', 0, to_timestamp($7 / 1000.0))
     on conflict (dedupe) do nothing returning id`,
    [delivery.id, delivery.dedupe, delivery.kind, delivery.recipient, delivery.about, delivery.token, delivery.at],
  )
  return added.length > 0
}

export async function findMailDelivery(db: Db, id: string): Promise<MailDelivery | null> {
  const [row] = await db.query<MailDelivery>(`select ${COLUMNS} from mail_delivery where id = $1`, [id])
  return row ?? null
}

/** How many messages of a kind were written to a recipient since. */
export async function countMailDeliveries(
  db: Db,
  { recipient, kind, since }: { readonly recipient: string; readonly kind: MailKind; readonly since: Instant },
): Promise<number> {
  const [row] = await db.query<{ readonly count: number }>(
    `select count(*)::int as count from mail_delivery
     where recipient = $1 and kind = $2 and created_at > to_timestamp($3 / 1000.0)`,
    [recipient, kind, since],
  )
  return row?.count ?? 0
}

/** Notes one attempt. A bounce that came first stays. */
export async function noteMailDelivery(
  db: Db,
  id: string,
  note: { readonly status: MailStatus; readonly answer: string; readonly at: Instant },
): Promise<void> {
  await db.query(
    `update mail_delivery
     set status = case when status = 'bounced' then status else $2 end, answer = $3, attempts = attempts + 1,
         last_at = to_timestamp($4 / 1000.0)
     where id = $1`,
    [id, note.status, note.answer, note.at],
  )
}

/** Notes that a message came back, by the token of the address it came back to. False when it is none of ours. */
export async function noteMailBounce(db: Db, token: string, note: { readonly answer: string }): Promise<boolean> {
  const noted = await db.query(
    `update mail_delivery set status = 'bounced', answer = $2 where token = $1 returning id`,
    [token, note.answer],
  )
  return noted.length > 0
}

/** The newest first. */
export async function listMailDeliveries(
  db: Db,
  status: MailStatus | null,
  { limit, cursor }: PageRequest,
): Promise<Page<MailDelivery>> {
  const rows = await db.query<MailDelivery>(
    `select ${COLUMNS} from mail_delivery
     where ($1::text is null or status = $1) and ($2::text is null or id < $2)
     order by id desc limit $3`,
    [status, readCursor(cursor), limit + 1],
  )
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}
