/** The decision stream's partitions: one a month (UTC) of `decided_at`. Retention drops whole months. */
import type { Instant } from '@goodstanding/model'
import { DatabaseFault, type Db } from '../db/db.ts'
import { freeClauses } from './decision-clauses.ts'
import { freeTraces } from './decision-traces.ts'
import { type Held, type Keeping, keptDecisions, listHeld } from '../retention/held.ts'
import { tryToKeepHoldsAsTheyAre } from '../retention/keep-apart.ts'

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
  /** Names of those that something reads for long, e.g. a copy of the database, or that a hold was placed on meanwhile: they go another time. */
  readonly busy: readonly string[]
  /** Keys of events that were freed with them. */
  readonly keys: number
}

type Partition = { readonly name: string; readonly from: Instant; readonly until: Instant }

/**
 * Drops every month that ended at or before `before`, and frees the keys of its events. What a legal hold covers, what may be appealed, and
 * what an open case or an appeal rests on, stays: the month is made anew with those rows alone.
 */
export async function dropExpiredPartitions(
  db: Db,
  before: Instant,
  { now = before, appealWindowMs = 0 }: Partial<Keeping> = {},
): Promise<DroppedPartitions> {
  const expired = (await listPartitions(db)).filter(({ until }) => until <= before)
  const keeping = { now, appealWindowMs }
  const busy: string[] = []
  const failed: unknown[] = []
  for (const partition of expired) {
    try {
      if (!(await thinPartition(db, partition, keeping))) busy.push(partition.name)
    } catch (fault) {
      failed.push(fault) // told below: the other months are none the worse for it
    }
  }
  const boundary = Math.max(...expired.map(({ until }) => until))
  const keys = expired.length === 0 ? 0 : await freeKeys(db, boundary)
  if (expired.length > 0) {
    await freeTraces(db, boundary)
    await freeClauses(db, boundary)
  }
  if (failed.length > 0) throw failed[0]
  const left = new Set((await listPartitions(db)).map(({ name }) => name))
  const names = expired.map(({ name }) => name)
  return {
    partitions: names.filter((name) => !left.has(name)),
    thinned: names.filter((name) => left.has(name) && !busy.includes(name)),
    busy,
    keys,
  }
}

/**
 * How long decisions may wait for a month to go, each time that it is tried. Whoever is storing some just now is done by then; who reads for
 * long, such as a copy of the database, is not waited for.
 */
const WAITED_FOR_MS = 500
const TRIED_TIMES = 5

/** One month, by one node at a time: another one may have dropped it meanwhile. False when it is in use. */
async function thinPartition(db: Db, partition: Partition, keeping: Keeping): Promise<boolean> {
  try {
    await db.transaction((tx) => replacePartition(tx, partition, keeping))
    return true
  } catch (fault) {
    if (fault instanceof HoldsChanged || (fault instanceof DatabaseFault && fault.code === LOCK_NOT_AVAILABLE))
      return false
    throw fault
  }
}
const LOCK_NOT_AVAILABLE = '55P03'

/** Thrown to undo what was begun: a legal hold was placed, or ended, while what stays was copied aside. */
class HoldsChanged extends Error {}

/** What stays is copied aside while decisions go on being written and read; only the exchange of the two tables, of no size, holds those up. */
async function replacePartition(tx: Db, { name, from, until }: Partition, keeping: Keeping): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding decision partitions'))`)
  // Of the rows of the catalogue: behind a lock `to_regclass` may answer what it answered before.
  const found = await tx.query(
    `select from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'decision'::regclass and c.relname = $1`,
    [name],
  )
  if (found.length === 0) return
  await tx.query('set local statement_timeout = 0')
  const held = await listHeld(tx)
  const { query, values } = keptDecisions(name, held, keeping)
  const fresh = `${name}_kept`
  await tx.query(`create table "${fresh}" (like decision including all)`)
  await tx.query(`insert into "${fresh}" ${query}`, values)
  const [count] = await tx.query<{ kept: number; all: number }>(
    `select (select count(*) from "${fresh}") as kept, (select count(*) from "${name}") as all`,
  )
  const kept = count?.kept ?? 0
  if (kept === 0 || kept === count?.all) await tx.query(`drop table "${fresh}"`)
  if (kept > 0 && kept === count?.all) return // nothing of it may go
  const bounds = [from, until].map((at) => `'${new Date(at).toISOString()}'`)
  // With it the rows need not be read again while the table is exchanged.
  if (kept > 0)
    await tx.query(
      `alter table "${fresh}" add constraint of_month check (decided_at >= ${bounds[0]} and decided_at < ${bounds[1]})`,
    )
  await takeForItself(tx, name)
  await demandSameHolds(tx, held)
  await tx.query(`drop table "${name}"`)
  if (kept === 0) return
  await tx.query(`alter table "${fresh}" rename to "${name}"`)
  await tx.query(`alter table decision attach partition "${name}" for values from (${bounds[0]}) to (${bounds[1]})`)
  await tx.query(`alter table "${name}" drop constraint of_month`)
  await tx.query('select guard_organization($1::regclass)', [name])
  await tx.query(
    `create trigger never_emptied before truncate on "${name}" for each statement execute function refuse_change()`,
  )
}

/** Copying took long. From here on nobody places a hold; whoever does so just now is not waited for, for they may wait for the month. */
async function demandSameHolds(tx: Db, before: Held): Promise<void> {
  const told = ({ accounts, organizations }: Held): string =>
    JSON.stringify([accounts.toSorted(), organizations.toSorted()])
  if (!(await tryToKeepHoldsAsTheyAre(tx)) || told(await listHeld(tx)) !== told(before)) throw new HoldsChanged()
}

/** Takes the month out of everybody's hands until the transaction ends, or throws that it is in use. The server's own tidying makes room. */
async function takeForItself(tx: Db, name: string): Promise<void> {
  await tx.query(`set local lock_timeout = '10s'`)
  await tx.query(`lock table "${name}" in share update exclusive mode`)
  await tx.query(
    `do $try$ begin
       perform set_config('lock_timeout', '${WAITED_FOR_MS}', true);
       for attempt in 1..${TRIED_TIMES} loop
         begin
           lock table only decision in access exclusive mode;
           lock table "${name}" in access exclusive mode;
           return;
         exception when lock_not_available then
           if attempt = ${TRIED_TIMES} then raise; end if;
           perform pg_sleep(1);
         end;
       end loop;
     end $try$`,
  )
}

function listPartitions(db: Db): Promise<readonly Partition[]> {
  return db.query<Partition>(
    `select c.relname as name,
            to_date(substr(c.relname, 10), 'YYYY_MM')::timestamp at time zone 'UTC' as "from",
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
