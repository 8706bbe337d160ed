/** What the staff do not work on, who of them is at work, and what waits of which kind. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** `version`: how often it was set. */
export type SetAside = { readonly setAside: readonly string[]; readonly version: number }

export type SetAsideOutcome =
  | { readonly kind: 'done'; readonly version: number }
  /** Somebody else was faster: `version` stands. */
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'unknown' }

/** Null when there is nobody of that id. */
export async function findSetAside(db: Db, staff: string): Promise<SetAside | null> {
  const [row] = await db.query<SetAside>(
    `select set_aside as "setAside", set_aside_version as version from staff where id = $1 and removed_at is null`,
    [staff],
  )
  return row ?? null
}

/**
 * Sets what somebody does not work on: clauses, and sections for all of their clauses. `expectedVersion`: null overwrites. What stands
 * already is no conflict: it may have been set by the call before, whose answer was lost.
 */
export async function putSetAside(
  db: Db,
  staff: string,
  { names, expectedVersion }: { readonly names: readonly string[]; readonly expectedVersion: number | null },
): Promise<SetAsideOutcome> {
  const [put] = await db.query<{ readonly version: number }>(
    `update staff set set_aside = $2, set_aside_version = set_aside_version + 1
     where id = $1 and removed_at is null and (set_aside_version = coalesce($3, set_aside_version) or set_aside = $2)
     returning set_aside_version as version`,
    [staff, [...new Set(names)].sort(), expectedVersion],
  )
  if (put !== undefined) return { kind: 'done', version: put.version }
  const standing = await findSetAside(db, staff)
  return standing === null ? { kind: 'unknown' } : { kind: 'stale', version: standing.version }
}

export type Caseworker = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly queues: readonly string[]
  readonly setAside: readonly string[]
  readonly setAsideVersion: number
  /** Somebody acted in a session of theirs that is not over by then. */
  readonly isPresent: boolean
}

/** Everybody who works on cases, by id. `idleAfter`: a session that would be idle by then is one that nobody acted in for a while. */
export function listCaseworkers(
  db: Db,
  { now, idleAfter }: { readonly now: Instant; readonly idleAfter: Instant },
): Promise<readonly Caseworker[]> {
  return db.query<Caseworker>(
    `select s.id, s.name, s.roles, s.set_aside as "setAside", s.set_aside_version as "setAsideVersion",
            array(select g.queue from queue_grant g where g.staff = s.id order by g.queue) as queues,
            exists (select from session x
                    where x.staff = s.id and x.ended_at is null and x.ends_at > to_timestamp($1 / 1000.0)
                      and x.idle_at > to_timestamp($2 / 1000.0)) as "isPresent"
     from staff s
     where s.removed_at is null and s.roles && array['moderator', 'senior']
     order by s.id limit 10000`,
    [now, idleAfter],
  )
}

/** How many cases nobody holds, by queue, section and clauses. */
export function countFreeCases(db: Db): Promise<
  readonly {
    readonly queue: string
    readonly section: string
    readonly clauses: readonly string[]
    readonly cases: number
  }[]
> {
  return db.query(
    `select queue, family as section, clauses, count(*) as cases from case_view where status = 'open'
     group by queue, family, clauses order by queue, family, clauses limit 10000`,
  )
}

/** Those of some cases that have one of these clauses, or one of these sections. */
export async function casesSetAside(
  db: Pick<Db, 'query'>,
  cases: readonly string[],
  names: readonly string[],
): Promise<readonly string[]> {
  if (cases.length === 0 || names.length === 0) return []
  const rows = await db.query<{ id: string }>(
    `select distinct c.case_id as id from case_clause c join unnest($2::text[]) as name
       on c.clause = name or starts_with(c.clause, name || '.')
     where c.case_id = any($1::text[])`,
    [cases, names],
  )
  return rows.map(({ id }) => id)
}
