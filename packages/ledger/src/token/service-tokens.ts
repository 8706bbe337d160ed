/** Tokens of services. Only the sha-256 of a token is kept, so the ledger cannot show one again. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type ServiceToken = {
  /** UUIDv7. */
  readonly id: string
  readonly name: string
  /** 64 hex digits. */
  readonly tokenHash: string
  readonly scopes: readonly string[]
  readonly createdAt: Instant
  /** null: until it is revoked. */
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
}

const COLUMNS = `id, name, encode(token_hash, 'hex') as "tokenHash", scopes, created_at as "createdAt",
                 expires_at as "expiresAt", revoked_at as "revokedAt"`

/** Keeps a new token. False when the same token is known already. */
export async function addServiceToken(db: Db, token: Omit<ServiceToken, 'revokedAt'>): Promise<boolean> {
  const added = await db.query(
    `insert into service_token (id, name, token_hash, scopes, created_at, expires_at)
     values ($1, $2, decode($3, 'hex'), $4, to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0))
     on conflict (token_hash) do nothing returning id`,
    [token.id, token.name, token.tokenHash, token.scopes, token.createdAt, token.expiresAt],
  )
  return added.length > 0
}

/** The token of that hash if it counts at `now`, or null. */
export async function findServiceToken(db: Db, tokenHash: string, now: Instant): Promise<ServiceToken | null> {
  const [row] = await db.query<ServiceToken>(
    `select ${COLUMNS} from service_token
     where token_hash = decode($1, 'hex') and revoked_at is null
       and (expires_at is null or expires_at > to_timestamp($2 / 1000.0))`,
    [tokenHash, now],
  )
  return row ?? null
}

/** Tokens, the newest first, revoked ones too. */
export async function listServiceTokens(db: Db, { limit, cursor }: PageRequest): Promise<Page<ServiceToken>> {
  const after = readCursor(cursor)
  const rows = await db.query<ServiceToken>(
    `select ${COLUMNS} from service_token where $2::text is null or id::text < $2 order by id desc limit $1`,
    [limit + 1, after],
  )
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}

/** Tokens that are called so, revoked ones too. */
export function listTokensNamed(db: Db, names: readonly string[]): Promise<readonly ServiceToken[]> {
  return db.query<ServiceToken>(`select ${COLUMNS} from service_token where name = any ($1::text[]) order by id`, [
    names,
  ])
}

/** Revokes the token of that hash, if there is one. */
export async function revokeServiceTokenOf(db: Db, tokenHash: string, now: Instant): Promise<void> {
  await db.query(
    `update service_token set revoked_at = to_timestamp($2 / 1000.0) where token_hash = decode($1, 'hex') and revoked_at is null`,
    [tokenHash, now],
  )
}

/** False when there is no such token or it is revoked already. */
export async function revokeServiceToken(db: Db, id: string, now: Instant): Promise<boolean> {
  const revoked = await db.query(
    `update service_token set revoked_at = to_timestamp($2 / 1000.0)
     where id = $1 and revoked_at is null returning id`,
    [id, now],
  )
  return revoked.length > 0
}
