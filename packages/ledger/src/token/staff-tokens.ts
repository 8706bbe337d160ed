/** Tokens that a member of staff works with, and the ones that are exchanged for them once. Only hashes are kept. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import type { Staff } from './staff.ts'

export type StaffToken = {
  /** UUIDv7. */
  readonly id: string
  readonly staff: string
  /** sha-256 of the token, 64 hex digits. */
  readonly tokenHash: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export type SignInToken = Omit<StaffToken, 'id'>

const STAFF = `s.id, s.name, s.email, s.roles, s.version, s.created_at as "createdAt", s.removed_at as "removedAt"`

export async function addStaffToken(db: Db, token: StaffToken): Promise<void> {
  await db.query(
    `insert into staff_token (id, staff, token_hash, created_at, expires_at)
     values ($1, $2, decode($3, 'hex'), to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0))`,
    [token.id, token.staff, token.tokenHash, token.createdAt, token.expiresAt],
  )
}

export type TokenHolder = Staff & {
  /** Queues that were granted; none: every queue. */
  readonly queues: readonly string[]
  readonly setAside: readonly string[]
  readonly tokenEndsAt: Instant
}

/** Whose token it is, if it counts at `now`, or null. */
export async function findStaffOfToken(db: Db, tokenHash: string, now: Instant): Promise<TokenHolder | null> {
  const [row] = await db.query<TokenHolder>(
    `select ${STAFF}, t.expires_at as "tokenEndsAt", s.set_aside as "setAside",
            array(select g.queue from queue_grant g where g.staff = s.id order by g.queue) as queues
     from staff_token t join staff s on s.id = t.staff
     where t.token_hash = decode($1, 'hex') and t.revoked_at is null and s.removed_at is null
       and t.expires_at > to_timestamp($2 / 1000.0)`,
    [tokenHash, now],
  )
  return row ?? null
}

/** False when no live token of that hash or id is there. */
export async function revokeStaffToken(db: Db, tokenHash: string, now: Instant): Promise<boolean> {
  const revoked = await db.query(
    `update staff_token set revoked_at = to_timestamp($2 / 1000.0)
     where token_hash = decode($1, 'hex') and revoked_at is null returning id`,
    [tokenHash, now],
  )
  return revoked.length > 0
}

export async function addSignInToken(db: Db, token: SignInToken): Promise<void> {
  await db.query(
    `insert into sign_in_token (token_hash, staff, created_at, expires_at)
     values (decode($1, 'hex'), $2, to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0))`,
    [token.tokenHash, token.staff, token.createdAt, token.expiresAt],
  )
}

/** Uses a sign-in token up: whose it was, or null when it is unknown, expired or used. Of two at once, one gets it. */
export async function useSignInToken(db: Db, tokenHash: string, now: Instant): Promise<Staff | null> {
  const [row] = await db.query<Staff>(
    `with used as (
       update sign_in_token set used_at = to_timestamp($2 / 1000.0)
       where token_hash = decode($1, 'hex') and used_at is null and expires_at > to_timestamp($2 / 1000.0)
       returning staff)
     select ${STAFF} from used join staff s on s.id = used.staff where s.removed_at is null`,
    [tokenHash, now],
  )
  return row ?? null
}

/** Forgets tokens that ended before `before`. */
export async function forgetTokens(db: Db, before: Instant): Promise<void> {
  await db.batch([
    { sql: `delete from staff_token where expires_at < to_timestamp($1 / 1000.0)`, values: [before] },
    { sql: `delete from sign_in_token where expires_at < to_timestamp($1 / 1000.0)`, values: [before] },
  ])
}
