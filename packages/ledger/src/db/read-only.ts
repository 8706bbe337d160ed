/** A database that answers questions and keeps nothing: a standby, or one that is set so, as providers do when its disk is nearly full. */
import { type Db, DatabaseFault } from './db.ts'

export async function isReadOnly(db: Db): Promise<boolean> {
  const [held] = await db.query<{ isReadOnly: boolean }>(
    `select current_setting('transaction_read_only')::boolean as "isReadOnly"`,
  )
  return held?.isReadOnly === true
}

/** Whether what was asked for is not stored because of that. */
export const isReadOnlyFault = (fault: unknown): boolean => fault instanceof DatabaseFault && fault.code === '25006'
