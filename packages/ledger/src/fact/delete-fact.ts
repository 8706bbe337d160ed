import type { Db } from '../db/db.ts'
import type { DeleteOutcome, FactDelete } from './fact.ts'
import { keyCondition, placeOf } from './fact-place.ts'
import { lockFacts } from './lock-facts.ts'
import { versionOf } from './put-facts.ts'

/** Withdraws a fact. The feed tells that it is gone; its body is kept nowhere but in older entries of the feed. */
export async function deleteFact(db: Db, fact: FactDelete): Promise<DeleteOutcome> {
  const { kind, key, expectedVersion, at } = fact
  const place = placeOf(kind)
  return db.transaction(async (tx): Promise<DeleteOutcome> => {
    await lockFacts(tx)
    const [deleted] = await tx.query<{ position: number }>(
      `with gone as (
         delete from ${place.table} where ${keyCondition(place)} and ($3::int is null or version = $3)
         returning organization, version)
       insert into fact_change (kind, key, organization, body, version, at)
       select $4, $1, organization, null, version + 1, to_timestamp($5 / 1000.0) from gone
       returning position`,
      [key, place.register, expectedVersion, kind, at],
    )
    if (deleted !== undefined) return { kind: 'deleted', position: deleted.position }
    const version = await versionOf(tx, fact)
    return { kind: 'refused', refusal: version === 0 ? { kind: 'fact.unknown' } : { kind: 'fact.stale', version } }
  })
}
