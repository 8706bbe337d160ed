/** Browser sessions: of operator staff, and of members and administrators. Only the hash of what the cookie holds is kept. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** Whose session it is. A staff session follows the staff's row; a person's names the organization and the role. */
export type SessionHolder =
  | { readonly kind: 'staff'; readonly staff: string }
  | { readonly kind: 'person'; readonly person: string; readonly organization: string; readonly role: string }

export type Session = {
  /** UUIDv7. */
  readonly id: string
  /** sha-256 of the secret in the cookie, 64 hex digits. */
  readonly secretHash: string
  readonly holder: SessionHolder
  /** sha-256 of the token that it was exchanged for; a token begins one session only. Null: there was none. */
  readonly fromHash: string | null
  readonly createdAt: Instant
  /** Ends then, unless it is used before. */
  readonly idleAt: Instant
  /** Ends then, however much it is used. */
  readonly endsAt: Instant
}

/** A session that counts, with what the staff's row says now. */
export type LiveSession = Pick<Session, 'id' | 'holder' | 'idleAt' | 'endsAt'> & {
  readonly staff: {
    readonly name: string
    readonly roles: readonly string[]
    readonly queues: readonly string[]
    readonly setAside: readonly string[]
  } | null
}

/** False when the token that it would be exchanged for began another session before. */
export async function addSession(db: Db, session: Session): Promise<boolean> {
  const { holder } = session
  const person = holder.kind === 'person' ? holder : null
  const added = await db.query(
    `insert into session (id, secret_hash, staff, person, organization, role, from_hash, created_at, idle_at, ends_at)
     values ($1, decode($2, 'hex'), $3, $4, $5, $6, decode($7, 'hex'),
             to_timestamp($8 / 1000.0), to_timestamp($9 / 1000.0), to_timestamp($10 / 1000.0))
     on conflict (from_hash) do nothing returning id`,
    [
      session.id,
      session.secretHash,
      holder.kind === 'staff' ? holder.staff : null,
      person?.person ?? null,
      person?.organization ?? '',
      person?.role ?? null,
      session.fromHash,
      session.createdAt,
      session.idleAt,
      session.endsAt,
    ],
  )
  return added.length > 0
}

type Row = {
  readonly id: string
  readonly staff: string | null
  readonly name: string | null
  readonly roles: readonly string[] | null
  readonly queues: readonly string[]
  readonly setAside: readonly string[] | null
  readonly person: string | null
  readonly organization: string
  readonly role: string | null
  readonly idleAt: Instant
  readonly endsAt: Instant
}

/** The session of that hash if it counts at `now`, or null. */
export async function findSession(db: Db, secretHash: string, now: Instant): Promise<LiveSession | null> {
  const [row] = await db.query<Row>(
    {
      name: 'find-session',
      text: `
        select x.id, x.staff, s.name, s.roles, s.set_aside as "setAside", x.person, x.organization, x.role, x.idle_at as "idleAt", x.ends_at as "endsAt",
               array(select g.queue from queue_grant g where g.staff = x.staff order by g.queue) as queues
        from session x left join staff s on s.id = x.staff
        where x.secret_hash = decode($1, 'hex') and x.ended_at is null and s.removed_at is null
          and x.idle_at > to_timestamp($2 / 1000.0) and x.ends_at > to_timestamp($2 / 1000.0)`,
    },
    [secretHash, now],
  )
  return row === undefined ? null : fromRow(row)
}

function fromRow(row: Row): LiveSession {
  const { id, staff, name, roles, queues, setAside, person, organization, role, idleAt, endsAt } = row
  const shared = { id, idleAt, endsAt }
  if (staff !== null)
    return {
      ...shared,
      holder: { kind: 'staff', staff },
      staff: { name: name ?? staff, roles: roles ?? [], queues, setAside: setAside ?? [] },
    }
  return {
    ...shared,
    holder: { kind: 'person', person: person ?? '', organization, role: role ?? '' },
    staff: null,
  }
}

/** Moves the end that idleness brings. */
export async function touchSession(db: Db, id: string, idleAt: Instant): Promise<void> {
  await db.query(`update session set idle_at = to_timestamp($2 / 1000.0) where id = $1 and ended_at is null`, [
    id,
    idleAt,
  ])
}

/** Ends one session. False when it ended before. */
export async function endSession(db: Db, id: string, now: Instant): Promise<boolean> {
  const ended = await db.query(
    `update session set ended_at = to_timestamp($2 / 1000.0) where id = $1 and ended_at is null returning id`,
    [id, now],
  )
  return ended.length > 0
}

/** Ends every session of a member of staff or of a person of an organization; answers how many. */
export async function endSessionsOf(
  db: Db,
  holder: { readonly kind: 'staff'; readonly staff: string } | Omit<SessionHolder & { kind: 'person' }, 'role'>,
  now: Instant,
): Promise<number> {
  const ended =
    holder.kind === 'staff'
      ? await db.query(
          `update session set ended_at = to_timestamp($2 / 1000.0) where staff = $1 and ended_at is null returning id`,
          [holder.staff, now],
        )
      : await db.query(
          `update session set ended_at = to_timestamp($3 / 1000.0)
           where organization = $1 and person = $2 and ended_at is null returning id`,
          [holder.organization, holder.person, now],
        )
  return ended.length
}

/** Ends every session of members and administrators; those of staff go on. */
export async function endSessionsOfPeople(db: Db, now: Instant): Promise<void> {
  await db.query(
    `update session set ended_at = to_timestamp($1 / 1000.0) where person is not null and ended_at is null`,
    [now],
  )
}

/** Forgets sessions that ended before `before`. */
export async function forgetSessions(db: Db, before: Instant): Promise<void> {
  await db.query(`delete from session where ends_at < to_timestamp($1 / 1000.0)`, [before])
}
