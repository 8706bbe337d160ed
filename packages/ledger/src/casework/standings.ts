/** Standing as decisions read it, kept for the start of a node and followed by the others. A fold over actions makes it. */
import type { Db } from '../db/db.ts'

export type StandingRow = { readonly subjectKey: string; readonly standing: unknown; readonly position: number }

/**
 * Taken before it is looked how a subject stands, by whoever changes what that follows from, until the transaction ends. Of two at one moment
 * neither would see what the other does, and the standing that is put last would be without it.
 */
export async function lockStanding(tx: Db, subjectKey: string): Promise<void> {
  await tx.query(
    {
      name: 'lock-standing',
      text: `select pg_advisory_xact_lock(hashtext('goodstanding standing of'), hashtext($1))`,
    },
    [subjectKey],
  )
}

/** Puts the standing of a subject; resolves to its position. Positions become visible in their order, so that a follower misses none. */
export async function putStanding(
  tx: Db,
  { subjectKey, organization, standing }: Omit<StandingRow, 'position'> & { readonly organization: string },
): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding standing'))`)
  const [put] = await tx.query<{ position: number }>(
    `insert into standing (subject_key, organization, standing, position)
     values ($1, $2, $3::json, nextval('standing_position'))
     on conflict (subject_key) do update
       set organization = excluded.organization, standing = excluded.standing, position = excluded.position
     returning position`,
    [subjectKey, organization, JSON.stringify(standing)],
  )
  if (put === undefined) throw new Error(`The standing of ${subjectKey} was not kept.`)
  return put.position
}

const CHANGED = {
  name: 'changed-standings',
  text: `select last.position as last, changed.*
         from (select coalesce(max(position), 0) as position from standing) as last left join lateral (
           select subject_key as "subjectKey", standing, position from standing
           where position > $1 order by position limit $2) as changed on true
         order by changed.position`,
}

type Changed = { readonly last: number } & (StandingRow | { readonly position: null })

/** `last`: the position of what changed last of all. */
export type ReadStandings = { readonly changed: readonly StandingRow[]; readonly last: number }

/** Standings that changed after a position, in order; 0 for all. */
export async function readStandings(db: Db, after: number, limit: number): Promise<ReadStandings> {
  const rows = await db.query<Changed>(CHANGED, [after, limit])
  const changed = rows.flatMap(({ last: _, ...row }) => (row.position === null ? [] : [row]))
  return { changed, last: rows[0]?.last ?? 0 }
}
