/**
 * Data keys: one for each person and each organization, wrapped by a key that lies outside the database. Destroying a data
 * key makes everything that was sealed with it unreadable for good, while the records and their hashes stay as they were.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type WrappedKey = {
  readonly id: string
  /** Whose key it is: `account/u1`, `organization/acme`, `installation`. */
  readonly owner: string
  /** Null: it was destroyed. */
  readonly wrapped: Buffer | null
  /** Which installation key wraps it. */
  readonly wrappingKey: string
}

const COLUMNS = `id, owner, wrapped, wrapping_key as "wrappingKey"`

/** The keys in use of these owners; owners without one are left out. */
export function findOwnedKeys(db: Db, owners: readonly string[]): Promise<readonly WrappedKey[]> {
  return db.query<WrappedKey>(
    {
      name: 'find-owned-keys',
      text: `select ${COLUMNS} from data_key where owner = any($1::text[]) and wrapped is not null`,
    },
    [owners],
  )
}

/** Keys by their ids, destroyed ones too. */
export function findKeys(db: Db, ids: readonly string[]): Promise<readonly WrappedKey[]> {
  return db.query<WrappedKey>(
    { name: 'find-keys', text: `select ${COLUMNS} from data_key where id = any($1::text[])` },
    [ids],
  )
}

/** Those of the keys that were destroyed, with whose they were. */
export function findDestroyed(
  db: Db,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly owner: string }[]> {
  return db.query(
    { name: 'find-destroyed', text: `select id, owner from data_key where id = any($1::text[]) and wrapped is null` },
    [ids],
  )
}

/**
 * Adds keys for owners that have none in use. Answers the ids of those that were added: an owner who got one meanwhile keeps it,
 * and which it is must be read again.
 */
export async function addKeys(
  db: Db,
  keys: readonly { readonly id: string; readonly owner: string; readonly wrapped: Buffer }[],
  made: { readonly wrappingKey: string; readonly at: Instant },
): Promise<ReadonlySet<string>> {
  const added = await db.query<{ id: string }>(
    {
      name: 'add-keys',
      // One order for every writer, so that two of them never wait for each other.
      text: `insert into data_key (id, owner, wrapped, wrapping_key, created_at)
             select id, owner, decode(wrapped, 'base64'), $4, to_timestamp($5 / 1000.0)
             from unnest($1::text[], $2::text[], $3::text[]) as key (id, owner, wrapped) order by owner
             on conflict do nothing
             returning id`,
    },
    [
      keys.map(({ id }) => id),
      keys.map(({ owner }) => owner),
      keys.map(({ wrapped }) => wrapped.toString('base64')),
      made.wrappingKey,
      made.at,
    ],
  )
  return new Set(added.map(({ id }) => id))
}

/** Destroys every key of these owners. Answers those that were in use, with whose they were. */
export function destroyKeys(
  db: Db,
  owners: readonly string[],
  at: Instant,
): Promise<readonly { readonly id: string; readonly owner: string }[]> {
  return db.query(
    `update data_key set wrapped = null, destroyed_at = to_timestamp($2 / 1000.0)
     where owner = any($1::text[]) and wrapped is not null returning id, owner`,
    [owners, at],
  )
}

/** The installation keys that wrap keys in use, with how many each wraps. */
export function countWrapped(db: Db): Promise<readonly { readonly wrappingKey: string; readonly keys: number }[]> {
  return db.query(
    `select wrapping_key as "wrappingKey", count(*) as keys from data_key where wrapped is not null group by 1 order by 1`,
  )
}

/** Keys in use that another installation key wraps. */
export function findKeysToRewrap(db: Db, wrappingKey: string, limit: number): Promise<readonly WrappedKey[]> {
  return db.query<WrappedKey>(
    `select ${COLUMNS} from data_key where wrapped is not null and wrapping_key <> $1 order by wrapping_key limit $2`,
    [wrappingKey, limit],
  )
}

/** Puts a new wrapping around a key, unless it was destroyed meanwhile. */
export async function rewrapKey(
  db: Db,
  { id, wrapped, wrappingKey }: { readonly id: string; readonly wrapped: Buffer; readonly wrappingKey: string },
): Promise<void> {
  await db.query(`update data_key set wrapped = $2, wrapping_key = $3 where id = $1 and wrapped is not null`, [
    id,
    wrapped,
    wrappingKey,
  ])
}
