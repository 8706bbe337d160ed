/**
 * Locks that keep what destroys apart from what protects. Whoever erases looks first whether something keeps it; a legal hold that was
 * placed, or a case that was opened, between that look and the commit would stand and protect nothing.
 */
import type { Db } from '../db/db.ts'

/** Taken before looking for legal holds, by whoever then erases: until the transaction ends nobody places one. */
export async function keepHoldsAsTheyAre(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(hashtext('goodstanding holds'))`)
}

/** As `keepHoldsAsTheyAre`, without waiting: false while somebody places a hold. */
export async function tryToKeepHoldsAsTheyAre(tx: Db): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock_shared(hashtext('goodstanding holds')) as taken`,
  )
  return row?.taken === true
}

/** Taken by whoever places a legal hold: what is being erased is gone before the hold is said to stand. */
export async function waitForErasing(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding holds'))`)
}

/** A transaction may write of a thousand persons, and locks are few: some share one. */
const PERSONS = `hashtext('goodstanding persons'), hashtext(owner) & 255`

/** Taken before a person is erased: until the transaction ends nothing is written about them. `owner`: `account/u1`. */
export async function keepPersonAsTheyAre(tx: Db, owner: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${PERSONS}) from (select $1::text as owner) as one`, [owner])
}

/** Taken by whoever writes about persons: whoever of them is being erased is gone before. */
export async function waitForErasingOf(tx: Db, owners: readonly string[]): Promise<void> {
  await tx.query(
    {
      name: 'wait-for-erasing-of',
      text: `select pg_advisory_xact_lock_shared(${PERSONS}) from unnest($1::text[]) as owner`,
    },
    [owners],
  )
}
