/** What the counters held when they were last written down, so that a restart goes on within one bucket. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type CounterSnapshot = {
  /** The declared window, e.g. its canonical text. */
  readonly windowKey: string
  /** The interned key, two signed 32-bit halves. */
  readonly keyHi: number
  readonly keyLo: number
  /** The record's bytes, as the counters understand them. */
  readonly buckets: Uint8Array
  readonly touched: Instant
}

/** Writes counters down, one statement for all; of a key that stands already, the later replaces it. */
export async function saveCounterSnapshots(db: Db, snapshots: readonly CounterSnapshot[]): Promise<void> {
  if (snapshots.length === 0) return
  let offset = 0
  const scalars = snapshots.map(({ windowKey, keyHi, keyLo, buckets, touched }) => {
    const start = offset
    offset += buckets.length
    return { windowKey, keyHi, keyLo, start: start + 1, length: buckets.length, touched }
  })
  // All bytes travel as one binary parameter: in JSON they would double, and be read twice.
  await db.query(
    {
      name: 'save-counter-snapshots',
      text: `
        insert into counter_snapshot (window_key, key_hi, key_lo, buckets, touched)
        select distinct on ("windowKey", "keyHi", "keyLo")
               "windowKey", "keyHi", "keyLo", substring($2::bytea from start for length),
               to_timestamp(touched / 1000.0)
        from json_to_recordset($1::json) as (
          "windowKey" text, "keyHi" integer, "keyLo" integer, start integer, length integer, touched bigint)
        order by "windowKey", "keyHi", "keyLo", touched desc
        on conflict (window_key, key_hi, key_lo) do update
          set buckets = excluded.buckets, touched = excluded.touched`,
    },
    [JSON.stringify(scalars), Buffer.concat(snapshots.map(({ buckets }) => buckets))],
  )
}

/** Every counter touched at or after `since`, in chunks of one snapshot. */
export function streamCounterSnapshots(
  db: Db,
  since: Instant,
  chunkSize = 10_000,
): AsyncGenerator<readonly CounterSnapshot[], void, undefined> {
  return db.stream<CounterSnapshot>(
    `select window_key as "windowKey", key_hi as "keyHi", key_lo as "keyLo", buckets, touched
     from counter_snapshot where touched >= to_timestamp($1 / 1000.0)`,
    [since],
    chunkSize,
  )
}

/** Forgets counters last touched before `before`. Answers how many. */
export async function forgetCounterSnapshots(db: Db, before: Instant): Promise<number> {
  const [row] = await db.query<{ forgotten: number }>(
    `with gone as (delete from counter_snapshot where touched < to_timestamp($1 / 1000.0) returning 1)
     select count(*) as forgotten from gone`,
    [before],
  )
  return row?.forgotten ?? 0
}
