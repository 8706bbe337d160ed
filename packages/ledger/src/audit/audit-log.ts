/** Audit logs: numbered entries without gaps, one writer at a time to a log, never changed. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type AuditEntry = {
  /** Whose entry it is, for row-level security; null when it is nobody's. */
  readonly organization: string | null
  readonly entry: unknown
  /** The leaf's hash in the verifiable log, 64 hex digits. */
  readonly leafHash: string
  readonly at: Instant
  /** Opens the commitment that the entry holds; null where it holds none, and to whoever may not see every organization. */
  readonly opening: AuditOpening | null
}

/** Who did what an entry is of, `staff/…`, and what the commitment to it was salted with. */
export type AuditOpening = {
  readonly by: string
  readonly salt: string
  /** Places and hashes of what the entry proves of the ledger. Absent where that is nothing, or stands in the entry itself. */
  readonly records?: readonly string[]
}

export type WrittenAuditEntry = AuditEntry & {
  /** 0 for the first entry of a log. */
  readonly sequence: number
}

/**
 * Adds entries at the end of a log; its lock is held until the transaction ends. Answers the sequence of the first.
 * Not for snapshots that were taken before the lock: they would not see the last entry.
 */
export async function appendToAuditLog(tx: Db, log: string, entries: readonly AuditEntry[]): Promise<number> {
  const scalars = entries.map(({ organization, leafHash, at, opening }) => ({ organization, leafHash, at, ...opening }))
  await tx.query(
    {
      name: 'lock-audit-log',
      text: `select pg_advisory_xact_lock(hashtext('goodstanding audit log'), hashtext($1))`,
    },
    [log],
  )
  const [written] = await tx.query<{ first: number | null }>(
    {
      name: 'append-to-audit-log',
      text: `
        with row as (
          select last.next + number - 1 as sequence, coalesce(organization, '') as organization, entry, "leafHash", at, by, salt, records
          from (select coalesce(max(sequence) + 1, 0) as next from audit_log where log = $1) as last,
            rows from (
              json_to_recordset($2::json) as (organization text, "leafHash" text, at bigint, by text, salt text, records json),
              json_array_elements($3::json)
            ) with ordinality as row (organization, "leafHash", at, by, salt, records, entry, number)),
        written as (
          insert into audit_log (log, sequence, organization, entry, leaf_hash, at)
          select $1, sequence, organization, entry, decode("leafHash", 'hex'), to_timestamp(at / 1000.0) from row
          returning sequence),
        opened as (
          insert into audit_opening (log, sequence, done_by, salt, records)
          select $1, sequence, by, salt, records from row where by is not null)
        select min(sequence) as first from written`,
    },
    [log, JSON.stringify(scalars), JSON.stringify(entries.map(({ entry }) => entry))],
  )
  return written?.first ?? 0
}

/**
 * Bytes of a page as the entries are stored, compressed. An entry names each record that was written with it: in a flood, thousands in
 * hundreds of kilobytes.
 */
const PAGE_BYTES = 1_000_000

const OPENED = 'left join audit_opening o using (log, sequence)'
const OPENING = `case when done_by is not null then json_strip_nulls(json_build_object('by', done_by, 'salt', salt, 'records', records)) end as opening`
const WRITTEN = `sequence, nullif(a.organization, '') as organization, entry, encode(leaf_hash, 'hex') as "leafHash", at, ${OPENING}`

/** As many entries from a sequence on as were asked for, or fewer where they are large; one at the least, if there is one. */
const selectPage = (columns: string): string => `
  select ${columns} from (
    select *, count(*) over () as found, sum(pg_column_size(entry)) over (order by sequence) - pg_column_size(entry) as before
    from (select * from audit_log where log = $1 and sequence >= $2 order by sequence limit $3) as asked) as a ${OPENED}
  where before < ${PAGE_BYTES} order by sequence`

export type AuditPage = {
  readonly entries: readonly WrittenAuditEntry[]
  /** From which sequence the next page begins; null at the end. */
  readonly next: number | null
}

/** A page of a log from a sequence on, in order: it may hold fewer entries than `limit` before the end, when they are large. */
export async function readAuditPage(db: Db, log: string, from: number, limit: number): Promise<AuditPage> {
  const rows = await db.query<WrittenAuditEntry & { readonly found: number }>(
    selectPage(`${WRITTEN}, found::integer`),
    [log, from, limit],
  )
  const last = rows.at(-1)
  if (last === undefined || (rows.length === last.found && last.found < limit)) return { entries: rows, next: null }
  return { entries: rows, next: last.sequence + 1 }
}

/** Entries of a log from a sequence on, in order. */
export function readAuditLog(db: Db, log: string, from: number, limit: number): Promise<readonly WrittenAuditEntry[]> {
  return db.query<WrittenAuditEntry>(
    `select ${WRITTEN}
     from audit_log a ${OPENED} where log = $1 and sequence >= $2 order by sequence limit $3`,
    [log, from, limit],
  )
}

/** The hashes of a log's leaves from a sequence on, in order, 32 bytes each, joined. */
export async function readLeafHashes(db: Db, log: string, from: number, limit: number): Promise<Buffer> {
  const rows = await db.query<{ hash: Buffer }>(
    `select leaf_hash as hash from audit_log where log = $1 and sequence >= $2 order by sequence limit $3`,
    [log, from, limit],
  )
  return Buffer.concat(rows.map(({ hash }) => hash))
}

export type RawAuditEntry = {
  readonly sequence: number
  /** The text of the entry as it was written: what its leaf is the hash of. */
  readonly text: string
  readonly leafHash: string
  readonly opening: AuditOpening | null
}

/** Entries of a log from a sequence on, byte for byte; fewer than `limit` where they are large. */
export function readRawAuditLog(db: Db, log: string, from: number, limit: number): Promise<readonly RawAuditEntry[]> {
  return db.query<RawAuditEntry>(
    selectPage(`sequence, entry::text as text, encode(leaf_hash, 'hex') as "leafHash", ${OPENING}`),
    [log, from, limit],
  )
}

/** The sequence of an entry that was written at an instant, or null. */
export async function findAuditEntry(
  db: Db,
  log: string,
  { act, object, at }: { readonly act: string; readonly object: string; readonly at: Instant },
): Promise<number | null> {
  const [row] = await db.query<{ sequence: number }>(
    `select sequence from audit_log
     where log = $1 and at = to_timestamp($2 / 1000.0) and entry ->> 'act' = $3 and entry ->> 'object' = $4
     order by sequence limit 1`,
    [log, at, act, object],
  )
  return row?.sequence ?? null
}
