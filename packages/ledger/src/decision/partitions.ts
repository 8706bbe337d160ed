/** The decision stream's partitions: one a month (UTC) of `decided_at`. Retention drops whole months. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { freeTraces } from './decision-traces.ts'
import { type Held, keptDecisions } from '../retention/held.ts'

/** Makes the partitions of `at`'s month and of the next `monthsAhead`, where they are missing. */
export async function ensurePartitions(db: Db, at: Instant, monthsAhead: number): Promise<void> {
  await db.query(
    `select ensure_decision_partition(to_timestamp($1 / 1000.0) + make_interval(months => ahead))
     from generate_series(0, $2::int) as ahead`,
    [at, monthsAhead],
  )
}

export type DroppedPartitions = {
  /** Names of the dropped partitions. */
  readonly partitions: readonly string[]
  /** Names of those that went on with only what must be kept. */
  readonly thinned: readonly string[]
  /** Keys of events that were freed with them. */
  readonly keys: number
}

type Partition = { readonly name: string; readonly until: Instant }

const NOTHING_HELD: Held = { accounts: [], organizations: [] }

/**
 * Drops every month that ended at or before `before`, and frees the keys of its events. What a legal hold covers, and what an
 * open case or a running appeal window rests on, stays: the month is made anew with those rows alone.
 */
export async function dropExpiredPartitions(
  db: Db,
  before: Instant,
  { held = NOTHING_HELD, now = before }: { readonly held?: Held; readonly now?: Instant } = {},
): Promise<DroppedPartitions> {
  const partitions = await listPartitions(db)
  const expired = partitions.filter(({ until }) => until <= before)
  for (const { name } of expired) await db.transaction((tx) => thinPartition(tx, name, keptDecisions(held, now)))
  const boundary = Math.max(...expired.map(({ until }) => until))
  const keys = expired.length === 0 ? 0 : await freeKeys(db, boundary)
  if (expired.length > 0) await freeTraces(db, boundary)
  const left = new Set((await listPartitions(db)).map(({ name }) => name))
  return {
    partitions: expired.map(({ name }) => name).filter((name) => !left.has(name)),
    thinned: expired.map(({ name }) => name).filter((name) => left.has(name)),
    keys,
  }
}

/** One month, by one node at a time: another one may have dropped it meanwhile. */
async function thinPartition(
  tx: Db,
  name: string,
  { condition, values }: ReturnType<typeof keptDecisions>,
): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding decision partitions'))`)
  const [found] = await tx.query<{ found: string | null }>('select to_regclass($1)::text as found', [name])
  if (found?.found === null) return
  await tx.query(
    `create temporary table kept_decision on commit drop as select d.* from "${name}" d where ${condition}`,
    values,
  )
  const [count] = await tx.query<{ kept: number; all: number }>(
    `select (select count(*) from kept_decision) as kept, (select count(*) from "${name}") as all`,
  )
  const kept = count?.kept ?? 0
  if (kept > 0 && kept === count?.all) {
    await tx.query('drop table kept_decision')
    return // nothing of it may go
  }
  await tx.query(`drop table "${name}"`)
  if (kept > 0) {
    await tx.query('select ensure_decision_partition((select min(decided_at) from kept_decision))')
    await tx.query('insert into decision select * from kept_decision')
  }
  await tx.query('drop table kept_decision')
}

function listPartitions(db: Db): Promise<readonly Partition[]> {
  return db.query<Partition>(
    `select c.relname as name,
            (to_date(substr(c.relname, 10), 'YYYY_MM')::timestamp + interval '1 month') at time zone 'UTC' as until
     from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'decision'::regclass
     order by c.relname`,
  )
}

/** In portions, so that no lock and no transaction lasts long. An observed event keeps its key while it waits. */
async function freeKeys(db: Db, before: Instant): Promise<number> {
  for (let total = 0; ; ) {
    const [row] = await db.query<{ freed: number }>(
      `with old as (
         select source, event_id from event_key k
         where decided_at < to_timestamp($1 / 1000.0)
           and not exists (select from observed_event o where o.decision_id = k.decision_id)
           and not exists (select from decision d
                           where d.id = k.decision_id and d.decided_at < to_timestamp($1 / 1000.0))
         limit 20000),
       freed as (
         delete from event_key k using old
         where k.source = old.source and k.event_id = old.event_id returning 1)
       select count(*) as freed from freed`,
      [before],
    )
    const freed = row?.freed ?? 0
    total += freed
    if (freed === 0) return total
  }
}
