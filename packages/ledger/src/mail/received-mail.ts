/** Mail that came in: each message once, with what became of it. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type ReceivedMail = {
  /** Hexadecimal hash of what makes two messages the same. */
  readonly key: string
  readonly messageId: string
  /** Keyed token of the sender's address. */
  readonly sender: string
  readonly outcome: 'report' | 'reply' | 'bounce' | 'ignored'
  readonly why: string | null
  readonly report: string | null
  readonly at: Instant
}

const COLUMNS = `encode(key, 'hex') as key, message_id as "messageId", sender, outcome, why, report, received_at as "at"`

/** Keeps what became of a message. False when it was kept before: then nothing else may follow from it. */
export async function addReceivedMail(tx: Db, mail: ReceivedMail): Promise<boolean> {
  const added = await tx.query(
    `insert into received_mail (key, message_id, sender, outcome, why, report, received_at)
     values (decode($1, 'hex'), $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))
     on conflict (key) do nothing returning 1 as one`,
    [mail.key, mail.messageId, mail.sender, mail.outcome, mail.why, mail.report, mail.at],
  )
  return added.length > 0
}

export async function findReceivedMail(db: Db, key: string): Promise<ReceivedMail | null> {
  const [row] = await db.query<ReceivedMail>(`select ${COLUMNS} from received_mail where key = decode($1, 'hex')`, [
    key,
  ])
  return row ?? null
}

/** How many messages of a sender came since. */
export async function countReceivedMail(db: Db, sender: string, since: Instant): Promise<number> {
  const [row] = await db.query<{ readonly count: number }>(
    `select count(*)::int as count from received_mail where sender = $1 and received_at > to_timestamp($2 / 1000.0)`,
    [sender, since],
  )
  return row?.count ?? 0
}

/** The report that an earlier message of the same sender belongs to, by the ids that a message refers to. */
export async function findReportOfMail(db: Db, sender: string, messageIds: readonly string[]): Promise<string | null> {
  const [row] = await db.query<{ readonly report: string }>(
    `select report from received_mail where message_id = any($1::text[]) and sender = $2 and report is not null
     order by received_at desc limit 1`,
    [messageIds, sender],
  )
  return row?.report ?? null
}

/** Drops what is older than `before`: a message that comes again after that is a new one. */
export async function forgetReceivedMail(db: Db, before: Instant): Promise<void> {
  await db.query(`delete from received_mail where received_at < to_timestamp($1 / 1000.0)`, [before])
}
