/** The operator's staff and their roles. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

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
}

export type StaffOutcome =
  | { readonly kind: 'put'; readonly version: number }
  | { readonly kind: 'refused'; readonly refusal: StaffRefusal }

export type StaffRefusal =
  | { readonly kind: 'staff.stale'; readonly version: number }
  | { readonly kind: 'staff.email-taken' }

const COLUMNS = `id, name, email, roles, version, created_at as "createdAt", removed_at as "removedAt"`

/** Adds or changes a member of staff. Putting a removed one brings them back. */
export async function putStaff(db: Db, staff: StaffWrite): Promise<StaffOutcome> {
  return db.transaction(async (tx): Promise<StaffOutcome> => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding staff'))`)
    const standing = await findStaff(tx, staff.id)
    const version = standing?.version ?? 0
    if (staff.expectedVersion !== null && staff.expectedVersion !== version)
      return { kind: 'refused', refusal: { kind: 'staff.stale', version } }
    const [same] = await tx.query(
      `select id from staff where lower(email) = lower($1) and id <> $2 and removed_at is null`,
      [staff.email, staff.id],
    )
    if (same !== undefined) return { kind: 'refused', refusal: { kind: 'staff.email-taken' } }
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
export function listStaff(db: Db): Promise<readonly Staff[]> {
  return db.query<Staff>(`select ${COLUMNS} from staff where removed_at is null order by id`)
}

/** Removes somebody and revokes their tokens, at once. False when there is nobody of that id. */
export async function removeStaff(db: Db, id: string, now: Instant): Promise<boolean> {
  const [removed] = await db.query(
    `with removed as (
       update staff set removed_at = to_timestamp($2 / 1000.0), version = version + 1
       where id = $1 and removed_at is null returning id),
     revoked as (
       update staff_token set revoked_at = to_timestamp($2 / 1000.0)
       where staff in (select id from removed) and revoked_at is null),
     unusable as (
       update sign_in_token set used_at = to_timestamp($2 / 1000.0)
       where staff in (select id from removed) and used_at is null)
     select id from removed`,
    [id, now],
  )
  return removed !== undefined
}
