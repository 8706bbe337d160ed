/** Conversations by mail: one for each report that came by mail, with whom to answer. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type MailThread = {
  readonly report: string
  /** Stands in the address that answers go to; whoever knows it takes part in the conversation. */
  readonly token: string
  readonly sender: string
  /** Sealed. null: nobody is answered, because a machine wrote. */
  readonly address: string | null
  /** `en`, `zh`, or null when it is neither: then both are used. */
  readonly language: string | null
  readonly at: Instant
}

const COLUMNS = `report, token, sender, address, language, created_at as "at"`

export async function addMailThread(
  tx: Db,
  { report, token, sender, address, language, at }: MailThread,
): Promise<void> {
  await tx.query(
    `insert into mail_thread (report, token, sender, address, language, created_at)
     values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))`,
    [report, token, sender, address, language, at],
  )
}

export async function findMailThread(db: Db, report: string): Promise<MailThread | null> {
  const [row] = await db.query<MailThread>(`select ${COLUMNS} from mail_thread where report = $1`, [report])
  return row ?? null
}

export async function findMailThreadOfToken(db: Db, token: string): Promise<MailThread | null> {
  const [row] = await db.query<MailThread>(`select ${COLUMNS} from mail_thread where token = $1`, [token])
  return row ?? null
}
