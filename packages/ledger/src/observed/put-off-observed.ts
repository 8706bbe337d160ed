import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** Lets an observed event that could not be finished wait until then; it stays in the queue. */
export async function putOffObserved(db: Db, decisionId: string, until: Instant): Promise<void> {
  await db.query(`update observed_event set lease_until = to_timestamp($2 / 1000.0) where decision_id = $1`, [
    decisionId,
    until,
  ])
}
