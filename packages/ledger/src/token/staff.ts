/** The operator's staff and their roles. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type Staff = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly version: number
  readonly createdAt: Instant
  readonly removedAt: Instant | null
}

export type StaffWrite = Pick<Staff, 'id' | 'name' | 'email' | 'roles'> & {
  /** null overwrites, 0 demands that nobody has the id, n demands version n. */
  readonly expectedVersion: number | null
  readonly at: Instant
  /** The session that changes its own holder goes on, with the new roles. */
  readonly goesOn?: string | null
}

export type StaffOutcome =
  | { readonly kind: 'put'; readonly version: number }
  | { readonly kind: 'refused'; readonly refusal: StaffRefusal }

export type StaffRefusal =
  | { readonly kind: 'staff.stale'; readonly version: number }
  | { readonly kind: 'staff.email-taken' }
  | { readonly kind: 'staff.last-administrator' }

export type StaffRemoval = 'removed' | 'unknown' | 'last-administrator'

const COLUMNS = `id, name, email, roles, version, created_at as "createdAt", removed_at as "removedAt"`

/** Who may name and remove others: one of them is always left. */
const ADMINISTRATOR = 'installation-admin'

/** Lets nobody else change the staff, or end what lets somebody of it in, until the transaction ends: what is read behind it stands. */
export async function lockStaff(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding staff'))`)
}

async function isLastAdministrator(tx: Db, id: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `select id from staff where removed_at is null and $1 = any(roles) order by id = $2, id limit 1`,
    [ADMINISTRATOR, id],
  )
  return rows[0]?.id === id
}

/** Ends tokens, sessions and sign-in links of somebody who stays on the staff. False when nobody of that id is. */
export async function endStaffAccess(db: Db, id: string, now: Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockStaff(tx)
    const [known] = await tx.query(`select from staff where id = $1 and removed_at is null`, [id])
    if (known !== undefined) await endAll(tx, id, now)
    return known !== undefined
  })
}

/** Links first: one that is being used is waited for, and what came of it, a token or a session, is seen behind it. */
async function endAll(tx: Db, staff: string, at: Instant): Promise<void> {
  await tx.query(`update sign_in_token set used_at = to_timestamp($2 / 1000.0) where staff = $1 and used_at is null`, [
    staff,
    at,
  ])
  await tx.query(
    `update staff_token set revoked_at = to_timestamp($2 / 1000.0) where staff = $1 and revoked_at is null`,
    [staff, at],
  )
  await endSessions(tx, staff, at)
}

async function endSessions(tx: Db, staff: string, at: Instant, goesOn: string | null = null): Promise<void> {
  await tx.query(
    `update session set ended_at = to_timestamp($2 / 1000.0)
     where staff = $1 and ended_at is null and id is distinct from $3`,
    [staff, at, goesOn],
  )
}

const sameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join()

/**
 * Adds or changes a member of staff. Putting a removed one brings them back. Changed roles end their sessions, so that
 * nobody goes on in a page that was made for other roles - but for the session in which somebody changes their own.
 */
export async function putStaff(db: Db, staff: StaffWrite): Promise<StaffOutcome> {
  return db.transaction(async (tx): Promise<StaffOutcome> => {
    await lockStaff(tx)
    const standing = await findStaff(tx, staff.id)
    const version = standing?.version ?? 0
    if (staff.expectedVersion !== null && staff.expectedVersion !== version)
      return { kind: 'refused', refusal: { kind: 'staff.stale', version } }
    const [same] = await tx.query(
      `select id from staff where lower(email) = lower($1) and id <> $2 and removed_at is null`,
      [staff.email, staff.id],
    )
    if (same !== undefined) return { kind: 'refused', refusal: { kind: 'staff.email-taken' } }
    if (!staff.roles.includes(ADMINISTRATOR) && (await isLastAdministrator(tx, staff.id)))
      return { kind: 'refused', refusal: { kind: 'staff.last-administrator' } }
    if (standing !== null && !sameRoles(standing.roles, staff.roles))
      await endSessions(tx, staff.id, staff.at, staff.goesOn)
    await tx.query(
      `insert into staff (id, name, email, roles, version, created_at)
       values ($1, $2, $3, $4, 1, to_timestamp($5 / 1000.0))
       on conflict (id) do update
         set name = excluded.name, email = excluded.email, roles = excluded.roles, version = staff.version + 1,
             removed_at = null`,
      [staff.id, staff.name, staff.email, staff.roles, staff.at],
    )
    return { kind: 'put', version: version + 1 }
  })
}

/** A member of staff by id, removed ones too, or null. */
export async function findStaff(db: Db, id: string): Promise<Staff | null> {
  const [row] = await db.query<Staff>(`select ${COLUMNS} from staff where id = $1`, [id])
  return row ?? null
}

/** Everybody who is not removed, by id. */
export async function listStaff(db: Db, { limit, cursor }: PageRequest): Promise<Page<Staff>> {
  const after = readCursor(cursor)
  const rows = await db.query<Staff>(
    `select ${COLUMNS} from staff where removed_at is null and id > $2 order by id limit $1`,
    [limit + 1, after ?? ''],
  )
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}

/** Removes somebody with their tokens, sessions, grants, what they set aside and accounts at providers, at once. Never the last administrator. */
export async function removeStaff(db: Db, id: string, now: Instant): Promise<StaffRemoval> {
  return db.transaction(async (tx): Promise<StaffRemoval> => {
    await lockStaff(tx)
    if (await isLastAdministrator(tx, id)) return 'last-administrator'
    const removed = await tx.query(
      `update staff set removed_at = to_timestamp($2 / 1000.0), version = version + 1, set_aside = '{}'
       where id = $1 and removed_at is null returning id`,
      [id, now],
    )
    if (removed.length === 0) return 'unknown'
    await endAll(tx, id, now)
    await tx.query(`delete from queue_grant where staff = $1`, [id])
    await tx.query(`delete from staff_identity where staff = $1`, [id])
    return 'removed'
  })
}
