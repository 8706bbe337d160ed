/** By which clauses decisions are found. The database notes those of each decision as it is stored; of older ones, a portion at a time. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { idFloor } from '../ids/uuid.ts'

/** A tenth of a second of the database, or less. */
const AT_ONCE = 5_000
/** After every id that is made. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Notes the clauses of one portion of the decisions that were stored before this was kept, the newest first. Answers whether all are noted. */
export function noteOlderClauses(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.query('insert into clause_noting default values on conflict do nothing')
    const [noting] = await tx.query<{ below: string | null; done: boolean }>(
      'select below, done from clause_noting for update skip locked',
    )
    // Another node is at it.
    if (noting === undefined) return false
    if (noting.done) return true
    const [row] = await tx.query<{ below: string | null }>(
      `with older as (
         select id, organization, clauses from decision where id < $1::uuid order by id desc limit $2),
       noted as (
         insert into decision_clause (clause, decision_id, organization)
         select distinct unnest(clauses), id, organization from older on conflict do nothing)
       select (select id from older order by id limit 1) as below`,
      [noting.below ?? LAST, AT_ONCE],
    )
    const below = row?.below ?? null
    await tx.query('update clause_noting set below = coalesce($1::uuid, below), done = $1::uuid is null', [below])
    return below === null
  })
}

/** Whether every decision is found by its clauses. */
export async function areClausesNoted(db: Db): Promise<boolean> {
  const [row] = await db.query<{ done: boolean }>({
    name: 'are-clauses-noted',
    text: 'select done from clause_noting',
  })
  return row?.done ?? false
}

/** Frees what decisions that are no longer kept were found by. In portions, so that no transaction lasts long. */
export async function freeClauses(db: Db, before: Instant): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ freed: number }>(
      `with old as (
         select clause, decision_id from decision_clause k
         where decision_id < $1::uuid and not exists (select from decision d where d.id = k.decision_id)
         limit 20000),
       freed as (
         delete from decision_clause k using old
         where k.clause = old.clause and k.decision_id = old.decision_id returning 1)
       select count(*) as freed from freed`,
      [idFloor(before)],
    )
    if ((row?.freed ?? 0) === 0) return
  }
}
