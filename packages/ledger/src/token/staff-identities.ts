/** Which account at an OpenID Connect provider is whom on the staff. The first sign-in makes the link; from then on `sub` counts. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import type { Staff } from './staff.ts'

export type StaffIdentity = {
  readonly issuer: string
  /** The provider's `sub`. */
  readonly subject: string
  readonly staff: string
  /** The provider's claim says which roles, anew at each sign-in. */
  readonly rolesByClaim: boolean
  readonly createdAt: Instant
}

export type KnownIdentity = { readonly staff: Staff; readonly rolesByClaim: boolean }

const STAFF = `s.id, s.name, s.email, s.roles, s.version, s.created_at as "createdAt", s.removed_at as "removedAt"`

/** Whom an account at a provider is, or null. */
export async function findStaffOfIdentity(db: Db, issuer: string, subject: string): Promise<KnownIdentity | null> {
  const [row] = await db.query<Staff & { rolesByClaim: boolean }>(
    `select ${STAFF}, i.roles_by_claim as "rolesByClaim" from staff_identity i join staff s on s.id = i.staff
     where i.issuer = $1 and i.subject = $2 and s.removed_at is null`,
    [issuer, subject],
  )
  if (row === undefined) return null
  const { rolesByClaim, ...staff } = row
  return { staff, rolesByClaim }
}

/** Somebody on the staff by their e-mail address, whatever its case, or null. */
export async function findStaffByEmail(db: Db, email: string): Promise<Staff | null> {
  const [row] = await db.query<Staff>(
    `select ${STAFF} from staff s where lower(s.email) = lower($1) and s.removed_at is null`,
    [email],
  )
  return row ?? null
}

/** Links an account to somebody. False when another account of this provider is theirs: an address that was given to somebody else. */
export async function linkIdentity(db: Db, identity: StaffIdentity): Promise<boolean> {
  const linked = await db.query(
    `insert into staff_identity (issuer, subject, staff, roles_by_claim, created_at)
     values ($1, $2, $3, $4, to_timestamp($5 / 1000.0)) on conflict do nothing returning staff`,
    [identity.issuer, identity.subject, identity.staff, identity.rolesByClaim, identity.createdAt],
  )
  return linked.length > 0
}
