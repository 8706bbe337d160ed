/** What recorded events said of changed policy files, by the hash of those files. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type PolicyBacktest = {
  readonly digest: string
  /** The version that it was held against. */
  readonly against: string
  readonly events: number
  /** How many of them would have been answered otherwise. */
  readonly changed: number
  readonly by: string
  readonly at: Instant
}

/** Keeps the last one of the same files. */
export async function keepBacktest(
  db: Db,
  { digest, against, events, changed, by, at }: PolicyBacktest,
): Promise<void> {
  await db.query(
    `insert into policy_backtest (digest, against, events, changed, by, at)
     values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
     on conflict (digest) do update set against = excluded.against, events = excluded.events,
       changed = excluded.changed, by = excluded.by, at = excluded.at`,
    [digest, against, events, changed, by, at],
  )
}

export async function findBacktest(db: Db, digest: string): Promise<PolicyBacktest | null> {
  const [row] = await db.query<PolicyBacktest>(
    `select digest, against, events, changed, by, at from policy_backtest where digest = $1`,
    [digest],
  )
  return row ?? null
}
