/**
 * What counters and detectors remember, written down as a log of packs, so that a restart goes on where they were. A pack holds
 * many records in one row, for a row a record would cost more than the decisions themselves. A later pack's record replaces an
 * earlier one's; now and then a writer packs everything it holds, and what lies before is deleted.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** Some records as their keeper packed them. */
export type CounterPack = {
  /** Which process wrote it: a UUID of its start. */
  readonly writer: string
  /** Order among the packs of all writers: taken from the clock when the records were packed, never twice by one writer. */
  readonly position: number
  /** Whose records: `counters`, or the name of a detector's memory. */
  readonly keeper: string
  /** Names that the bytes speak of by their index. */
  readonly names: readonly string[]
  readonly bytes: Uint8Array
  readonly at: Instant
}

export type WrittenPack = Omit<CounterPack, 'at'>

/** Which pack: no two of one writer have a position. */
export type PackPlace = Pick<CounterPack, 'writer' | 'position'>

/** The two parameters of `insertPacks`: scalars as JSON, and all bytes as one, which JSON would double. */
export function packValues(packs: readonly CounterPack[]): readonly [string, Buffer] {
  let start = 1
  const scalars = packs.map(({ writer, position, keeper, names, bytes, at }) => {
    const from = start
    start += bytes.byteLength
    return { writer, position, keeper, names, start: from, length: bytes.byteLength, at }
  })
  return [JSON.stringify(scalars), Buffer.concat(packs.map(({ bytes }) => bytes))]
}

/** Inserts the packs of two parameters, e.g. `$1` and `$2`; one that stands already is left as it is. */
export function insertPacks(scalars: string, bytes: string): string {
  return `
    insert into counter_log (position, writer, keeper, names, bytes, at)
    select position, writer, keeper, names, substring(${bytes}::bytea from start for length), to_timestamp(at / 1000.0)
    from json_to_recordset(${scalars}::json) as (
      position bigint, writer uuid, keeper text, names text[], start integer, length integer, at bigint)
    on conflict do nothing`
}

const APPEND = { name: 'append-to-counter-log', text: insertPacks('$1', '$2') }

/** Writes packs down. Repeating it is safe. */
export async function appendToCounterLog(db: Db, packs: readonly CounterPack[]): Promise<void> {
  if (packs.length > 0) await db.query(APPEND, packValues(packs))
}

/** Every pack written at or after `since`, in order, in chunks. */
export function streamCounterLog(
  db: Db,
  since: Instant,
  chunkSize = 50,
): AsyncGenerator<readonly WrittenPack[], void, undefined> {
  return db.stream<WrittenPack>(
    `select writer, position, keeper, names, bytes from counter_log where at >= to_timestamp($1 / 1000.0) order by position, writer`,
    [since],
    chunkSize,
  )
}

/** How far the packs of a writer were followed. */
export type Followed = { readonly writer: string; readonly after: number }

export type FollowedPacks = {
  /** Whoever follows: its own packs tell it nothing. */
  readonly writer: string
  /** Keepers of whom all packs are told. */
  readonly keepers: readonly string[]
  /** Another keeper, of whom packs are told that name one of these. */
  readonly named: { readonly keeper: string; readonly names: readonly string[] }
  /** Packs at or before it are older than what is followed, whoever wrote them. */
  readonly from: number
  /** Of other writers all packs are told. */
  readonly followed: readonly Followed[]
  /** Packs behind those places that were told before. */
  readonly told: readonly PackPlace[]
  /** Bytes of a pack. Larger ones are of a writer that packs all it holds, which it had told before. */
  readonly largest: number
  readonly limit: number
}

/** What other writers have written since, in order. */
export function packsOfOthers(db: Db, asked: FollowedPacks): Promise<readonly WrittenPack[]> {
  const { writer, keepers, named, from, followed, told, largest, limit } = asked
  return db.query<WrittenPack>(
    {
      name: 'packs-of-others',
      text: `
        select log.writer, log.position, log.keeper, log.names, log.bytes
        from counter_log log
          left join unnest($5::uuid[], $6::bigint[]) as known (writer, after) on known.writer = log.writer
        where log.position > $4 and log.position > coalesce(known.after, 0)
          and log.writer <> $1 and (log.keeper = any($11::text[]) or log.keeper = $2 and log.names && $3::text[])
          and octet_length(log.bytes) <= $10
          and not exists (select from unnest($7::uuid[], $8::bigint[]) as told (writer, position)
            where told.writer = log.writer and told.position = log.position)
        order by log.position, log.writer limit $9`,
    },
    [
      writer,
      named.keeper,
      named.names,
      from,
      followed.map((each) => each.writer),
      followed.map(({ after }) => after),
      told.map((pack) => pack.writer),
      told.map(({ position }) => position),
      limit,
      largest,
      keepers,
    ],
  )
}

/** Packs of some keepers whose bytes hold a text, written anew without it: null deletes a pack. Answers how many. Call in a transaction. */
export async function rewritePacks(
  tx: Db,
  { keepers, holding }: { readonly keepers: readonly string[]; readonly holding: string },
  rewrite: (pack: Pick<WrittenPack, 'keeper' | 'bytes'>) => Uint8Array | null,
): Promise<number> {
  const places = await tx.query<PackPlace>(
    `select writer, position from counter_log
     where keeper = any($1::text[]) and position(convert_to($2, 'UTF8') in bytes) > 0 order by position, writer`,
    [keepers, holding],
  )
  // One at a time: together they may hold all that detectors remember.
  for (const { writer, position } of places) {
    const at = [writer, position]
    const [pack] = await tx.query<WrittenPack>(
      `select writer, position, keeper, names, bytes from counter_log where writer = $1 and position = $2 for update`,
      at,
    )
    const bytes = pack === undefined ? null : rewrite(pack)
    if (bytes === null) await tx.query(`delete from counter_log where writer = $1 and position = $2`, at)
    else await tx.query(`update counter_log set bytes = $3 where writer = $1 and position = $2`, [...at, bytes])
  }
  return places.length
}

/** How much the log holds. `last`: the greatest position; 0 when it is empty. */
export type CounterLogSize = { readonly packs: number; readonly bytes: number; readonly last: number }

export async function measureCounterLog(db: Db): Promise<CounterLogSize> {
  const [size] = await db.query<CounterLogSize>(
    `select count(*) as packs, coalesce(sum(length(bytes)), 0)::bigint as bytes, coalesce(max(position), 0) as last
     from counter_log`,
  )
  return size ?? { packs: 0, bytes: 0, last: 0 }
}

/** So many are gone within a second or two; all at once took longer than a statement may. */
const DROPPED_AT_ONCE = 20_000

/**
 * What a writer has replaced by packing all it holds: its own packs before `before`, and those of others that it had read. One that was written
 * after it read may stand before those, by another clock or because it could not be written sooner.
 */
export type Replaced = { readonly writer: string; readonly before: number; readonly read: readonly PackPlace[] }

export async function dropReplacedPacks(db: Db, { writer, before, read }: Replaced): Promise<void> {
  for (let from = 0; from < read.length; from += DROPPED_AT_ONCE) {
    const places = read.slice(from, from + DROPPED_AT_ONCE)
    // A join: asked by `in` beside an `or`, a long list is searched from its beginning for every row of the log.
    await db.query(
      `delete from counter_log c using unnest($1::uuid[], $2::bigint[]) as replaced (writer, position)
       where c.writer = replaced.writer and c.position = replaced.position`,
      [places.map((pack) => pack.writer), places.map((pack) => pack.position)],
    )
  }
  for (let gone = DROPPED_AT_ONCE; gone === DROPPED_AT_ONCE; ) {
    const [row] = await db.query<{ gone: number }>(
      `with replaced as (
         select writer, position from counter_log where writer = $1 and position < $2 order by position limit $3
       ), gone as (
         delete from counter_log c using replaced r where c.writer = r.writer and c.position = r.position returning 1
       ) select count(*)::integer as gone from gone`,
      [writer, before, DROPPED_AT_ONCE],
    )
    gone = row?.gone ?? 0
  }
}

/** Forgets packs written before `before`. Answers how many. */
export async function forgetCounterPacks(db: Db, before: Instant): Promise<number> {
  const [row] = await db.query<{ forgotten: number }>(
    `with gone as (delete from counter_log where at < to_timestamp($1 / 1000.0) returning 1)
     select count(*) as forgotten from gone`,
    [before],
  )
  return row?.forgotten ?? 0
}
