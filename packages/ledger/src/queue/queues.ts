/** Queues of cases, who works in them, and the rules that route a case to one. What a filter means is the caller's to say. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type QueueRow = {
  readonly id: string
  readonly name: unknown
  readonly filter: unknown
  readonly version: number
  readonly createdAt: Instant
}

export type RoutingRow = { readonly rules: unknown; readonly version: number; readonly changedAt: Instant | null }

/** `stale`: `version` stands. `used`: what still names the queue, by kind. */
export type QueueOutcome =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'used'; readonly grants: number; readonly cases: number }

const COLUMNS = `id, name, filter, version, created_at as "createdAt"`

/** Writers of queues, grants and rules go one after the other, so that none names what another removes. */
async function lockQueues(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding queues'))`)
}

export async function findQueue(db: Db, id: string): Promise<QueueRow | null> {
  const [row] = await db.query<QueueRow>(`select ${COLUMNS} from queue where id = $1`, [id])
  return row ?? null
}

// Both are read for each transaction that opens cases.
const ALL = { name: 'all-queues', text: `select ${COLUMNS} from queue order by created_at, id limit 10000` }
const ROUTING = { name: 'routing', text: 'select rules, version, changed_at as "changedAt" from routing' }

/** Every queue in the order in which they were made: few, by their nature. */
export function allQueues(db: Db): Promise<readonly QueueRow[]> {
  return db.query<QueueRow>(ALL)
}

export async function listQueues(db: Db, { limit, cursor }: PageRequest): Promise<Page<QueueRow>> {
  const rows = await db.query<QueueRow>(`select ${COLUMNS} from queue where id > $2 order by id limit $1`, [
    limit + 1,
    readCursor(cursor) ?? '',
  ])
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}

/** Adds or changes a queue. `expectedVersion`: null overwrites, 0 demands that there is none, n demands version n. */
export async function putQueue(
  db: Db,
  queue: Omit<QueueRow, 'version'> & { readonly expectedVersion: number | null },
): Promise<QueueOutcome> {
  return db.transaction(async (tx): Promise<QueueOutcome> => {
    await lockQueues(tx)
    const version = (await findQueue(tx, queue.id))?.version ?? 0
    if (queue.expectedVersion !== null && queue.expectedVersion !== version) return { kind: 'stale', version }
    await tx.query(
      `insert into queue (id, name, filter, version, created_at)
       values ($1, $2, $3, 1, to_timestamp($4 / 1000.0))
       on conflict (id) do update
         set name = excluded.name, filter = excluded.filter, version = queue.version + 1`,
      [queue.id, JSON.stringify(queue.name), JSON.stringify(queue.filter), queue.createdAt],
    )
    return { kind: 'done', version: version + 1 }
  })
}

/** Removes a queue that nothing names any more: a grant that vanished would open every queue to who had it. */
export async function removeQueue(db: Db, id: string): Promise<QueueOutcome> {
  return db.transaction(async (tx): Promise<QueueOutcome> => {
    await lockQueues(tx)
    const [used] = await tx.query<{ grants: number; cases: number }>(
      `select (select count(*) from queue_grant where queue = $1) as grants,
              (select count(*) from case_view where queue = $1 and status not in ('decided', 'settled')) as cases`,
      [id],
    )
    if (used !== undefined && (used.grants > 0 || used.cases > 0)) return { kind: 'used', ...used }
    const removed = await tx.query<{ version: number }>(`delete from queue where id = $1 returning version`, [id])
    return removed[0] === undefined ? { kind: 'unknown' } : { kind: 'done', version: removed[0].version }
  })
}

/** How many open cases each queue holds. */
export function countQueues(db: Db): Promise<readonly { readonly queue: string; readonly cases: number }[]> {
  return db.query(
    `select queue, count(*) as cases from case_view where status not in ('decided', 'settled', 'merged') group by queue order by queue`,
  )
}

export async function readGrants(db: Db, staff: string): Promise<readonly string[]> {
  const rows = await db.query<{ queue: string }>(`select queue from queue_grant where staff = $1 order by queue`, [
    staff,
  ])
  return rows.map(({ queue }) => queue)
}

/** Sets the queues of a member of staff. Answers the first queue that there is not, or null when all were granted. */
export async function putGrants(db: Db, staff: string, queues: readonly string[]): Promise<string | null> {
  return db.transaction(async (tx): Promise<string | null> => {
    await lockQueues(tx)
    const known = new Set((await allQueues(tx)).map(({ id }) => id))
    const missing = queues.find((queue) => !known.has(queue))
    if (missing !== undefined) return missing
    await tx.query(`delete from queue_grant where staff = $1`, [staff])
    await tx.query(`insert into queue_grant (staff, queue) select $1, unnest($2::text[])`, [
      staff,
      [...new Set(queues)],
    ])
    return null
  })
}

/** The rules in force; version 0 when none were ever put. */
export async function readRouting(db: Db): Promise<RoutingRow> {
  const [row] = await db.query<RoutingRow>(ROUTING)
  return row ?? { rules: [], version: 0, changedAt: null }
}

/** Replaces the rules. */
export async function putRouting(
  db: Db,
  {
    rules,
    expectedVersion,
    at,
  }: { readonly rules: unknown; readonly expectedVersion: number | null; readonly at: Instant },
): Promise<Extract<QueueOutcome, { kind: 'done' | 'stale' }>> {
  return db.transaction(async (tx) => {
    await lockQueues(tx)
    const { version } = await readRouting(tx)
    if (expectedVersion !== null && expectedVersion !== version) return { kind: 'stale', version }
    await tx.query(
      `insert into routing (one, rules, version, changed_at) values (true, $1, $2, to_timestamp($3 / 1000.0))
       on conflict (one) do update
         set rules = excluded.rules, version = excluded.version, changed_at = excluded.changed_at`,
      [JSON.stringify(rules), version + 1, at],
    )
    return { kind: 'done', version: version + 1 }
  })
}

/** Those of some cases that lie in some queues. */
export async function casesInQueues(
  db: Pick<Db, 'query'>,
  cases: readonly string[],
  queues: readonly string[],
): Promise<readonly string[]> {
  if (cases.length === 0) return []
  const rows = await db.query<{ id: string }>(
    `select id from case_view where id = any($1::text[]) and queue = any($2::text[])`,
    [cases, queues],
  )
  return rows.map(({ id }) => id)
}
