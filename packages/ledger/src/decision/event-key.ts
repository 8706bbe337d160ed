/**
 * `source` + `id` of an event is its idempotency key. A key that the database keeps belongs to one decision for as
 * long as that decision is kept.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import type { EventKey, KeyHolder } from './decision-row.ts'

/**
 * 64 bits of an event's key as two signed halves, for a filter in memory. Stored beside the key, so it never changes.
 * Equal halves of different keys only cost a look-up.
 */
export function hashEventKey({ source, eventId }: EventKey): { readonly hi: number; readonly lo: number } {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  const mix = (unit: number): void => {
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  for (let at = 0; at < source.length; at += 1) mix(source.charCodeAt(at))
  mix(0x10000) // no UTF-16 unit, so ("ab", "c") and ("a", "bc") differ
  for (let at = 0; at < eventId.length; at += 1) mix(eventId.charCodeAt(at))
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return { hi: b | 0, lo: a | 0 }
}

export type HeldKey = EventKey & KeyHolder

/** Who holds these keys. Keys that nobody holds are left out. */
export function findKeyHolders(db: Db, keys: readonly EventKey[]): Promise<readonly HeldKey[]> {
  return db.query<HeldKey>(
    {
      name: 'find-key-holders',
      text: `select k.source, k.event_id as "eventId", k.decision_id as "decisionId",
                    encode(k.body_hash, 'hex') as "bodyHash", k.decided_at as "decidedAt"
             from event_key k
             join json_to_recordset($1::json) as asked (source text, "eventId" text)
               on k.source = asked.source and k.event_id = asked."eventId"`,
    },
    [JSON.stringify(keys.map(({ source, eventId }) => ({ source, eventId })))],
  )
}

/** Pages of the table read in one go: about 5,000 keys. */
const PAGES = 64

/**
 * The hashes of every durable key, as [hi, lo, hi, lo, ...], in chunks. A node fills its filter from it at start, and follows
 * what other nodes take later by `keyHashesSince`.
 */
export async function* streamKeyHashes(db: Db): AsyncGenerator<Int32Array, void, undefined> {
  const [size] = await db.query<{ pages: number }>(
    `select pg_relation_size('event_key') / current_setting('block_size')::int as pages`,
  )
  for (let page = 0; page < (size?.pages ?? 0); page += PAGES) {
    const [row] = await db.query<{ hashes: Buffer | null }>(
      {
        name: 'stream-key-hashes',
        text: `select string_agg(int4send(key_hi) || int4send(key_lo), '') as hashes
               from event_key where ctid >= $1::tid and ctid < $2::tid`,
      },
      [`(${page},0)`, `(${page + PAGES},0)`],
    )
    if (row?.hashes) yield toInts(row.hashes)
  }
}

/** The hashes of keys that were taken from `since` on, by the database's clock, as [hi, lo, hi, lo, ...]. */
export async function keyHashesSince(db: Db, since: Instant): Promise<Int32Array> {
  const [row] = await db.query<{ hashes: Buffer | null }>(
    {
      name: 'key-hashes-since',
      text: `select string_agg(int4send(key_hi) || int4send(key_lo), '') as hashes
             from event_key where taken_at >= to_timestamp($1::double precision / 1000)`,
    },
    [since],
  )
  return row?.hashes ? toInts(row.hashes) : new Int32Array(0)
}

function toInts(bytes: Buffer): Int32Array {
  const ints = new Int32Array(bytes.length >> 2)
  for (let at = 0; at < ints.length; at += 1) ints[at] = bytes.readInt32BE(at << 2)
  return ints
}
