/** How a node keeps facts in memory: loads all of them once, then follows the feed from the position it got. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import type { Held } from '../retention/held.ts'
import type { Fact, FactChange } from './fact.ts'
import { FACT_COLUMNS } from './fact-place.ts'

const TABLES = ['permit', 'consent', 'organization', 'person'] as const
const CHUNK = 5_000

/**
 * Hands every fact to `visit` in chunks, all of one snapshot, and resolves to the feed's position of that snapshot:
 * `readFactChanges` from there on misses nothing and repeats nothing.
 */
export async function loadAllFacts(
  db: Db,
  visit: (facts: readonly Fact[]) => void,
): Promise<{ readonly position: number }> {
  const selects = TABLES.map((table) => `select '${table}' as kind, ${FACT_COLUMNS} from ${table}`)
  return db.transaction(async (tx) => {
    const [feed] = await tx.query<{ position: number }>(
      `select coalesce(max(position), 0) as position from fact_change`,
    )
    const all = [...selects, `select 'register.' || register, ${FACT_COLUMNS} from register_entry`].join(' union all ')
    for await (const facts of tx.stream<Fact>(all, [], CHUNK)) visit(facts)
    return { position: feed?.position ?? 0 }
  }, 'repeatable-read')
}

/** Changes after a position, in order. Fewer than `limit` means that there are no more for now. */
export function readFactChanges(db: Db, after: number, limit: number): Promise<readonly FactChange[]> {
  return db.query<FactChange>(
    {
      name: 'read-fact-changes',
      text: `select position, kind, key, nullif(organization, '') as organization, body, version, at
             from fact_change where position > $1 order by position limit $2`,
    },
    [after, limit],
  )
}

/**
 * Forgets entries older than `before`, so that the feed does not keep what was withdrawn; what a legal hold covers stays. A node that has not followed
 * for so long loads all facts anew. The newest entry stays: it carries the position.
 */
export async function forgetFactChanges(
  db: Db,
  before: Instant,
  { accounts, organizations }: Held = { accounts: [], organizations: [] },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`select set_config('goodstanding.retention', 'fact_change', true)`)
    await tx.query(
      `delete from fact_change
       where at < to_timestamp($1 / 1000.0) and position < (select max(position) from fact_change)
         and not (kind = 'person' and key = any($2::text[])) and organization <> all($3::text[])`,
      [before, accounts, organizations],
    )
  })
}
