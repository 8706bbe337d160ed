import type { Db } from '../db/db.ts'

/**
 * Taken before a position of the feed is drawn and held until commit, so that positions become visible in their order
 * and a reader that has seen one has seen all before it.
 */
export async function lockFacts(tx: Db): Promise<void> {
  await tx.query({ name: 'lock-facts', text: `select pg_advisory_xact_lock(hashtext('goodstanding facts'))` })
}
