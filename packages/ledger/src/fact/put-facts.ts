import type { Db } from '../db/db.ts'
import type { FactWrite, PutOutcome } from './fact.ts'
import { keyCondition, placeOf } from './fact-place.ts'
import { lockFacts } from './lock-facts.ts'

/** Puts one fact in force, or refuses when it is not at the expected version. */
export async function putFact(db: Db, fact: FactWrite): Promise<PutOutcome> {
  return db.transaction(async (tx) => {
    await lockFacts(tx)
    return putLocked(tx, fact)
  })
}

/**
 * Puts many facts in force with one commit, for imports. Outcomes are in the order of the facts: a refused one does
 * not keep the others back.
 */
export async function putFacts(db: Db, facts: readonly FactWrite[]): Promise<readonly PutOutcome[]> {
  return db.transaction(async (tx) => {
    await lockFacts(tx)
    const outcomes: PutOutcome[] = []
    for (const fact of facts) outcomes.push(await putLocked(tx, fact))
    return outcomes
  })
}

async function putLocked(tx: Db, fact: FactWrite): Promise<PutOutcome> {
  const { kind, key, expectedVersion, at } = fact
  const { table, register } = placeOf(kind)
  const [put] = await tx.query<{ version: number; position: number }>({ name: `put-${table}`, text: putText(kind) }, [
    key,
    register,
    fact.organization ?? '',
    JSON.stringify(fact.body),
    expectedVersion,
    at,
    kind,
  ])
  if (put !== undefined) return { kind: 'put', version: put.version, position: put.position }
  return { kind: 'refused', refusal: { kind: 'fact.stale', version: await versionOf(tx, fact) } }
}

/**
 * Writers stand in line at the lock, so what `exists` saw still holds when the row is written. A fact that was withdrawn goes on from the
 * version that the feed tells of, or behind all that it has forgotten of its kind: whoever read it before would else overwrite what they never saw.
 */
function putText(kind: FactWrite['kind']): string {
  const place = placeOf(kind)
  const { table, register } = place
  const [columns, values, target] =
    register === null ? ['id', '$1::text', 'id'] : ['id, register', '$1::text, $2::text', 'register, id']
  return `
    with put as (
      insert into ${table} as kept (${columns}, organization, body, version, updated_at)
      select ${values}, $3::text, $4::json, 1 + coalesce(
          (select max(version) from fact_change where kind = $7 and key = $1 and body is null),
          (select version from forgotten_version where kind = $7), 0),
        to_timestamp($6 / 1000.0)
      where coalesce($5::int, 0) = 0 or exists (select from ${table} where ${keyCondition(place)})
      on conflict (${target}) do update
        set organization = excluded.organization, body = excluded.body, version = kept.version + 1,
            updated_at = excluded.updated_at
        where $5::int is null or kept.version = $5
      returning organization, body, version, updated_at)
    insert into fact_change (kind, key, organization, body, version, at)
    select $7, $1, organization, body, version, updated_at from put
    returning version, position`
}

/** The version that stands, 0 when there is none. */
export async function versionOf(tx: Db, { kind, key }: Pick<FactWrite, 'kind' | 'key'>): Promise<number> {
  const place = placeOf(kind)
  const [row] = await tx.query<{ version: number }>(`select version from ${place.table} where ${keyCondition(place)}`, [
    key,
    place.register,
  ])
  return row?.version ?? 0
}
