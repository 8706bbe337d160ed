/** How a node keeps facts in memory: loads all of them, then follows the feed from the position it got. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { listHeld } from '../retention/held.ts'
import { keepHoldsAsTheyAre } from '../retention/keep-apart.ts'
import type { Fact, FactChange } from './fact.ts'
import { FACT_COLUMNS } from './fact-place.ts'

/** Entries of the feed are kept so long; whoever has not followed for a good part of it loads all facts anew, as some may be gone. */
export const FACT_CHANGES_KEPT_MS = 30 * 86_400_000

/** How far a node is: up to which position of the feed, and when the database said so, by the database's clock. */
export type FactsRead = {
  readonly position: number
  readonly readAt: Instant
  /** What changed at that position; null or absent: nothing did yet. */
  readonly last?: ChangedFact | null
}

export type ChangedFact = { readonly kind: string; readonly key: string }

const TABLES = ['permit', 'consent', 'organization', 'person'] as const
/** So many are read from the wire in one go, some milliseconds. */
const CHUNK = 500

/**
 * Hands every fact to `visit` in chunks, each when it is done with the one before, all of one snapshot, and resolves to the feed's position of that snapshot, which `visit` is told too:
 * `readFactChanges` from there on misses nothing and repeats nothing.
 */
export async function loadAllFacts(
  db: Db,
  visit: (facts: readonly Fact[], position: number) => void | Promise<void>,
): Promise<FactsRead> {
  const selects = TABLES.map((table) => `select '${table}' as kind, ${FACT_COLUMNS} from ${table}`)
  return db.transaction(async (tx) => {
    const [read = { position: 0, readAt: 0, last: null }] = await tx.query<FactsRead>(
      `select coalesce(newest.position, 0) as position, now() as "readAt",
              case when newest.position is not null
                   then jsonb_build_object('kind', newest.kind, 'key', newest.key) end as last
       from (select) as one left join lateral (
         select position, kind, key from fact_change order by position desc limit 1) as newest on true`,
    )
    const all = [...selects, `select 'register.' || register, ${FACT_COLUMNS} from register_entry`].join(' union all ')
    for await (const facts of tx.stream<Fact>(all, [], CHUNK)) await visit(facts, read.position)
    return read
  }, 'repeatable-read')
}

/**
 * `isKnown`: the change at the position that was read up to is there, or was erased, which leaves that the fact was withdrawn behind it. Where
 * neither is so the database may be one of an earlier time.
 */
export type ReadChanges = {
  readonly changes: readonly FactChange[]
  readonly readAt: Instant
  readonly isKnown: boolean
}

type ReadRow = Pick<ReadChanges, 'readAt' | 'isKnown'> & (FactChange | { readonly position: null })

/** Changes after a position, in order. Fewer than `limit` means that there are no more for now. `last`: what changed at that position. */
export async function readFactChanges(
  db: Db,
  after: number,
  limit: number,
  last: ChangedFact | null = null,
): Promise<ReadChanges> {
  const rows = await db.query<ReadRow>(
    {
      name: 'read-fact-changes',
      text: `select now() as "readAt", $1 = 0
                or exists (select from fact_change where position = $1)
                or exists (select from fact_change where position > $1 and kind = $3 and key = $4 and body is null) as "isKnown",
              change.*
             from (select) as one left join lateral (
               select position, kind, key, nullif(organization, '') as organization, body, version, at
               from fact_change where position > $1 order by position limit $2) as change on true
             order by position`,
    },
    [after, limit, last?.kind ?? null, last?.key ?? null],
  )
  const changes = rows.flatMap(({ readAt: _, isKnown: __, ...change }) => (change.position === null ? [] : [change]))
  return { changes, readAt: rows[0]?.readAt ?? 0, isKnown: rows[0]?.isKnown ?? true }
}

/**
 * Forgets entries older than `before`, so that the feed does not keep what was withdrawn; what a legal hold covers stays. The newest entry stays: it
 * carries the position, and of what was withdrawn it is remembered how far the versions of its kind went.
 */
export async function forgetFactChanges(db: Db, before: Instant): Promise<void> {
  await db.transaction(async (tx) => {
    await keepHoldsAsTheyAre(tx)
    const { accounts, organizations } = await listHeld(tx)
    await tx.query(`select set_config('goodstanding.retention', 'fact_change', true)`)
    await tx.query(
      `with gone as (
         delete from fact_change
         where at < to_timestamp($1 / 1000.0) and position < (select max(position) from fact_change)
           and not (kind = 'person' and key = any($2::text[]))
           and organization <> all($3::text[])
         returning kind, version, body is null as withdrawn)
       insert into forgotten_version as kept (kind, version)
       select kind, max(version) from gone where withdrawn group by kind
       on conflict (kind) do update set version = greatest(kept.version, excluded.version)`,
      [before, accounts, organizations],
    )
  })
}
