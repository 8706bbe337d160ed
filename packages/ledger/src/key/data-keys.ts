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

export type OwnedKey = Pick<WrappedKey, 'id' | 'owner'>

/** Those of the keys that were destroyed, with whose they were. */
export function findDestroyed(db: Db, ids: readonly string[]): Promise<readonly OwnedKey[]> {
  return db.query<OwnedKey>(
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

/** Destroys every key of these owners, at an instant of the database's clock. Answers those that were in use, with whose they were. */
export function destroyKeys(db: Db, owners: readonly string[]): Promise<readonly OwnedKey[]> {
  return db.query<OwnedKey>(
    `update data_key set wrapped = null, destroyed_at = clock_timestamp()
     where owner = any($1::text[]) and wrapped is not null returning id, owner`,
    [owners],
  )
}

export type Destroyed = {
  readonly keys: readonly OwnedKey[]
  /** By the database's clock. */
  readonly readAt: Instant
}

/** Keys that were destroyed since an instant, or up to `lateMs` before it, by the database's clock; null: since now. */
export async function listDestroyed(
  db: Db,
  { since, lateMs }: { readonly since: Instant | null; readonly lateMs: number },
): Promise<Destroyed> {
  const rows = await db.query<{ readonly readAt: Instant } & (OwnedKey | { readonly id: null })>(
    {
      name: 'list-destroyed-keys',
      text: `select now() as "readAt", gone.id, gone.owner
             from (select) as one left join (
               select id, owner from data_key
               where destroyed_at >= coalesce(to_timestamp($1 / 1000.0), now()) - $2 * interval '1 ms') as gone on true`,
    },
    [since, lateMs],
  )
  return { keys: rows.flatMap((row) => (row.id === null ? [] : [row])), readAt: rows[0]?.readAt ?? 0 }
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
