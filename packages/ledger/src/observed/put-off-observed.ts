import type { Db } from '../db/db.ts'

/** Lets an observed event that could not be finished wait for so long; it stays in the queue. */
export async function putOffObserved(db: Db, decisionId: string, forMs: number): Promise<void> {
  const putOff = `update observed_event set lease_until = now() + $2 * interval '1 ms' where decision_id = $1`
  await db.query(putOff, [decisionId, forMs])
}
