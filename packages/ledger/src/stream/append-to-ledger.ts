/** The ledger of casework: streams of events, each version written once. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type LedgerEvent = {
  /** What happened: a plain document of casework. */
  readonly event: unknown
  readonly at: Instant
}

export type LedgerAppend = {
  /** e.g. "case/case_…". */
  readonly stream: string
  /** Version of the first event: one more than the last that the writer has read; 1 for a new stream. */
  readonly version: number
  /** Whose stream it is, for row-level security; null when it is nobody's. */
  readonly organization: string | null
  readonly events: readonly LedgerEvent[]
}

export type LedgerAppended =
  | { readonly ok: true; readonly version: number; readonly position: number }
  | { readonly ok: false; readonly refusal: { readonly kind: 'ledger.version-taken' } }

/**
 * Adds events as `version`, `version` + 1, ... of a stream, or refuses all of them if another writer was there first.
 * `version` of the answer is the last one written.
 */
export async function appendToLedger(db: Db, append: LedgerAppend): Promise<LedgerAppended> {
  const { stream, version, organization, events } = append
  const [written] = await db.query<{ position: number | null }>(
    {
      name: 'append-to-ledger',
      // Whoever writes the first version owns the ones after it: nobody else can have read it yet.
      text: `
        with incoming as materialized (
          select $1::text as stream, $2::int + number - 1 as version, $3::text as organization, event,
                 to_timestamp(at::bigint / 1000.0) as at, number
          from rows from (json_array_elements($4::json), json_array_elements_text($5::json))
               with ordinality as row (event, at, number)),
        first as (
          insert into ledger (stream, version, organization, event, at)
          select stream, version, organization, event, at from incoming
          where number = 1 and ($2 = 1 or exists (select from ledger where stream = $1 and version = $2 - 1))
          on conflict (stream, version) do nothing
          returning position),
        rest as (
          insert into ledger (stream, version, organization, event, at)
          select stream, version, organization, event, at from incoming
          where number > 1 and exists (select from first) order by number
          returning position)
        select max(position) as position from (select position from first union all select position from rest) as written`,
    },
    [
      stream,
      version,
      organization ?? '',
      JSON.stringify(events.map(({ event }) => event)),
      JSON.stringify(events.map(({ at }) => at)),
    ],
  )
  const position = written?.position ?? null
  if (position === null) return { ok: false, refusal: { kind: 'ledger.version-taken' } }
  return { ok: true, version: version + events.length - 1, position }
}

/**
 * Adds the events of many streams in one statement. False: a version of some stream was taken, or does not follow the last;
 * then only a rollback undoes what was written of the others. No stream may come twice.
 */
export async function appendAllToLedger(tx: Db, appends: readonly LedgerAppend[]): Promise<boolean> {
  const scalars = appends.flatMap(({ stream, version, organization, events }) =>
    events.map(({ at }, number) => ({
      stream,
      first: version,
      version: version + number,
      organization: organization ?? '',
      at,
    })),
  )
  const [written] = await tx.query<{ rows: number }>(
    {
      name: 'append-all-to-ledger',
      text: `
        with written as (
          insert into ledger (stream, version, organization, event, at)
          select stream, version, organization, event, to_timestamp(at / 1000.0)
          from rows from (
            json_to_recordset($1::json) as (
              stream text, first integer, version integer, organization text, at bigint),
            json_array_elements($2::json)
          ) with ordinality as row (stream, first, version, organization, at, event, number)
          where first = 1
             or exists (select from ledger before where before.stream = row.stream and before.version = row.first - 1)
          order by number
          on conflict (stream, version) do nothing
          returning 1)
        select count(*) as rows from written`,
    },
    [JSON.stringify(scalars), JSON.stringify(appends.flatMap(({ events }) => events.map(({ event }) => event)))],
  )
  return written?.rows === scalars.length
}
