/** What is kept of an exchange of hashes: how far its list was read, which cases its entries are in, what was said of them. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type ExchangeCheckpoint = {
  readonly since: number
  /** The page that is read next, when a reading was cut off. */
  readonly page: string | null
  /** The newest change in the pages read so far; `since` of the next reading. */
  readonly newest: number
}

const START: ExchangeCheckpoint = { since: 0, page: null, newest: 0 }

export async function findCheckpoint(db: Db, exchange: string): Promise<ExchangeCheckpoint> {
  const [row] = await db.query<ExchangeCheckpoint>(`select since, page, newest from exchange where id = $1`, [exchange])
  return row ?? START
}

/** Inside the transaction that stores what the page held. */
export async function keepCheckpoint(
  db: Db,
  exchange: string,
  { checkpoint: { since, page, newest }, at }: { readonly checkpoint: ExchangeCheckpoint; readonly at: Instant },
): Promise<void> {
  await db.query(
    `insert into exchange (id, since, page, newest, read_at) values ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
     on conflict (id) do update set since = excluded.since, page = excluded.page, newest = excluded.newest,
       read_at = excluded.read_at, fault = null`,
    [exchange, since, page, newest, at],
  )
}

/** Notes in words why the exchange could not be asked. */
export async function noteExchangeFault(db: Db, exchange: string, fault: string): Promise<void> {
  await db.query(
    `insert into exchange (id, since, newest, fault) values ($1, 0, 0, $2)
     on conflict (id) do update set fault = excluded.fault`,
    [exchange, fault],
  )
}

export async function addExchangeMatches(
  db: Db,
  matches: readonly { readonly exchange: string; readonly entry: string; readonly caseId: string }[],
): Promise<void> {
  if (matches.length === 0) return
  await db.query(
    `insert into exchange_match (exchange, entry, case_id)
     select exchange, entry, "caseId" from json_to_recordset($1::json) as row (exchange text, entry text, "caseId" text)
     on conflict do nothing`,
    [JSON.stringify(matches)],
  )
}

export type FeedbackValue = 'PendingReview' | 'Blocked' | 'NotBlocked'

export type OwedFeedback = { readonly entry: string; readonly value: FeedbackValue }

/**
 * What is to be said of entries that something here matched, where it is not what was said last: blocked while a decision stands
 * that it violates, waiting while a case is open, else not blocked. A merged case is as the one it was merged into. What the exchange refused to hear is owed
 * again when it is another thing, or when it was refused before `refusedBefore`.
 */
export function listOwedFeedback(
  db: Db,
  exchange: string,
  { limit, refusedBefore }: { readonly limit: number; readonly refusedBefore: Instant },
): Promise<readonly OwedFeedback[]> {
  return db.query<OwedFeedback>(
    `with looked as (
       select m.entry, coalesce(i.id, c.id) as id, coalesce(i.status, c.status) as status, coalesce(i.state, c.state) as state,
              coalesce(i.decided_at, c.decided_at) as decided_at
       from exchange_match m join case_view c on c.id = m.case_id
       left join case_view i on i.id = c.state ->> 'into'
       where m.exchange = $1
     ), judged as (
       select entry, status <> 'decided' as open, status = 'decided'
         and state -> 'decision' -> 'outcome' ->> 'kind' = 'violation'
         and (
           not exists (select from action_view a where a.case_id = looked.id and a.status in ('reversed', 'declined'))
           or exists (select from action_view a where a.case_id = looked.id and a.status not in ('reversed', 'declined'))
         ) as violates
       from looked
     ), wanted as (
       select entry, case when bool_or(violates) then 'Blocked' when bool_or(open) then 'PendingReview' else 'NotBlocked' end as value
       from judged group by entry
     )
     select w.entry, w.value
     from wanted w
     left join exchange_feedback s on s.exchange = $1 and s.entry = w.entry
     where s.value is distinct from w.value or (s.refused and s.sent_at < to_timestamp($3 / 1000.0))
     order by w.entry limit $2`,
    [exchange, limit, refusedBefore],
  )
}

export async function noteFeedback(
  db: Db,
  exchange: string,
  { said, refused, at }: { readonly said: readonly OwedFeedback[]; readonly refused: boolean; readonly at: Instant },
): Promise<void> {
  await db.query(
    `insert into exchange_feedback (exchange, entry, value, sent_at, refused)
     select $1, entry, value, to_timestamp($3 / 1000.0), $4
     from json_to_recordset($2::json) as row (entry text, value text)
     on conflict (exchange, entry) do update
       set value = excluded.value, sent_at = excluded.sent_at, refused = excluded.refused`,
    [exchange, JSON.stringify(said), at, refused],
  )
}
