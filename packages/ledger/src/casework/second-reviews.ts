/** Second reviews beside their view: what is drawn, who knows what was decided, who may not look, how far people agree. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type Draw = {
  /** Orders the cases: whoever knows it draws the same ones again, so that none can have been picked by hand. */
  readonly seed: string
  readonly from: Instant
  readonly until: Instant
  readonly clause: string | null
  readonly queue: string | null
  readonly size: number
}

/** Cases that people decided in a span, drawn by chance; those whose decision was drawn before are left out. */
export async function drawDecidedCases(db: Db, draw: Draw): Promise<readonly string[]> {
  const { seed, from, until, clause, queue, size } = draw
  const rows = await db.query<{ id: string }>(
    `select id from case_view c
     where status = 'decided' and decided_at >= $2 and decided_at < $3
       and state -> 'decision' ->> 'by' is not null
       and ($4::text is null or exists (select from case_clause where case_id = c.id and clause = $4::text))
       and ($5::text is null or queue = $5::text)
       and not exists (select from second_review_view r where r.case_id = c.id and r.decided_at = c.decided_at)
     order by md5($1::text || id), id limit $6`,
    [seed, from, until, clause, queue, size],
  )
  return rows.map(({ id }) => id)
}

export type Onlooker = { readonly caseId: string; readonly person: string }

/** Who of the staff has an entry about a case in the log since an instant: they have looked at it, or worked on it. */
export function findOnlookers(
  db: Db,
  log: string,
  cases: readonly { readonly id: string; readonly organization: string; readonly since: Instant }[],
): Promise<readonly Onlooker[]> {
  return db.query<Onlooker>(
    `select distinct asked.id as "caseId", substr(coalesce(done_by, entry ->> 'by'), 7) as person
     from json_to_recordset($2::json) as asked (id text, organization text, since bigint)
     join audit_log a on a.log = $1 and a.organization = asked.organization
       and a.at >= to_timestamp(asked.since / 1000.0) and a.entry ->> 'object' = 'case/' || asked.id
     left join audit_opening o on o.log = a.log and o.sequence = a.sequence
     where coalesce(done_by, a.entry ->> 'by') like 'staff/%'`,
    [log, JSON.stringify(cases)],
  )
}

/** The cases that somebody is judging now, and whose decisions are therefore not shown to them. */
export async function casesJudgedBlind(
  db: Pick<Db, 'query'>,
  person: string,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ caseId: string }>(
    {
      name: 'cases-judged-blind',
      text: `select case_id as "caseId" from second_review_view where taken_by = $1 and taken_until > $2`,
    },
    [person, now],
  )
  return new Set(rows.map(({ caseId }) => caseId))
}

/** The second reviews of some cases that nobody has judged yet. */
export async function findUnjudgedReviews(db: Db, cases: readonly string[]): Promise<readonly string[]> {
  if (cases.length === 0) return []
  const rows = await db.query<{ id: string }>(
    {
      name: 'find-unjudged-reviews',
      text: `select id from second_review_view where case_id = any($1::text[]) and status in ('open', 'taken') order by id`,
    },
    [cases],
  )
  return rows.map(({ id }) => id)
}

export type JudgedCount = {
  readonly clause: string | null
  readonly second: string
  readonly agreement: string
  readonly tenth: number | null
  readonly reviews: number
}

/** How many judgements of a span are alike. */
export function countJudgements(
  db: Db,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly JudgedCount[]> {
  return db.query<JudgedCount>(
    `select clause, second, agreement, tenth, count(*)::integer as reviews
     from second_review_view where judged_at >= $1 and judged_at < $2
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [from, until],
  )
}
