/** Cases beside their view: the one that is open about a subject, other ids of the same case, the decisions in it. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type OpenCase = { readonly id: string; readonly subjectKey: string; readonly family: string }

/** Every open case. A node keeps them in memory, so that a decision can name its case before it is stored. */
export function listOpenCases(db: Db): Promise<readonly OpenCase[]> {
  return db.query<OpenCase>(
    `select id, subject_key as "subjectKey", family from case_view where status not in ('decided', 'settled')`,
  )
}

/** Cases that were decided, or settled with another, at an instant of the database's clock or later; and what that clock says. */
export async function listCasesOver(
  db: Db,
  since: Instant,
): Promise<{ readonly cases: readonly OpenCase[]; readonly readAt: Instant }> {
  const rows = await db.query<{ readonly readAt: Instant } & (OpenCase | { readonly id: null })>(
    {
      name: 'list-cases-over',
      text: `select now() as "readAt", over.id, over.subject_key as "subjectKey", over.family
             from (select) as one left join (
               select id, subject_key, family from case_view
               where over_at >= to_timestamp($1 / 1000.0) and status in ('decided', 'settled')) as over on true`,
    },
    [since],
  )
  return { cases: rows.flatMap((row) => (row.id === null ? [] : [row])), readAt: rows[0]?.readAt ?? 0 }
}

/** The open case about a subject and family, or null. */
export async function findOpenCase(db: Db, subjectKey: string, family: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(
    {
      name: 'find-open-case',
      text: `select id from case_view where subject_key = $1 and family = $2 and status not in ('decided', 'settled')`,
    },
    [subjectKey, family],
  )
  return row?.id ?? null
}

/**
 * Taken before it is looked where a report of an event belongs, until the transaction ends. Of two at one moment, under clauses of different
 * families, each would find no case and open one.
 */
export async function lockReported(tx: Db, event: string): Promise<void> {
  await tx.query(
    {
      name: 'lock-reported',
      text: `select pg_advisory_xact_lock(hashtext('goodstanding reported'), hashtext($1))`,
    },
    [event],
  )
}

/** Every open case about a subject, the oldest first: one for each family at most. */
export function findOpenCasesAbout(db: Db, subjectKey: string): Promise<readonly OpenCase[]> {
  return db.query<OpenCase>(
    {
      name: 'find-open-cases-about',
      text: `select id, subject_key as "subjectKey", family from case_view
             where subject_key = $1 and status not in ('decided', 'settled') order by id`,
    },
    [subjectKey],
  )
}

export type CaseKey = Omit<OpenCase, 'id'>

/** The open cases about subjects and families, with the case that each is merged into, or null; those that have none are left out. */
export function findOpenCases(
  db: Db,
  keys: readonly CaseKey[],
): Promise<readonly (OpenCase & { readonly into: string | null })[]> {
  return db.query<OpenCase & { readonly into: string | null }>(
    {
      name: 'find-open-cases',
      text: `select c.id, c.subject_key as "subjectKey", c.family,
               case when c.status = 'merged' then c.state ->> 'into' end as into
             from json_to_recordset($1::json) as asked ("subjectKey" text, family text)
             join case_view c
               on c.subject_key = asked."subjectKey" and c.family = asked.family and c.status not in ('decided', 'settled')`,
    },
    [JSON.stringify(keys)],
  )
}

/**
 * Remembers that `id`, which a decision was answered with, is another name of a case: another node had opened it first. The id of a case that
 * is there itself stays its own: it was decided while the decision was on its way, and another was opened since.
 */
export async function addCaseAlias(db: Db, id: string, caseId: string): Promise<void> {
  await db.query(
    `insert into case_alias (id, case_id) select $1, $2 where not exists (select from case_view where id = $1)
     on conflict do nothing`,
    [id, caseId],
  )
}

export async function resolveCaseAlias(db: Db, id: string): Promise<string> {
  const [row] = await db.query<{ caseId: string }>(`select case_id as "caseId" from case_alias where id = $1`, [id])
  return row?.caseId ?? id
}

/** Cases that were merged into one and wait to be decided with it. */
export async function listMergedInto(db: Db, id: string): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    {
      name: 'list-merged-into',
      text: `select merged.id from case_view found, json_array_elements(found.state -> 'merged') as taken
             join case_view merged on merged.id = taken ->> 'case' and merged.status = 'merged'
             where found.id = $1 order by merged.id`,
    },
    [id],
  )
  return rows.map((row) => row.id)
}

/** Whether there is a case under this id, its own or another name of it. */
export async function isCaseKnown(db: Db, id: string): Promise<boolean> {
  const rows = await db.query(
    {
      name: 'is-case-known',
      text: `select 1 from case_view where id = $1 union all select 1 from case_alias where id = $1 limit 1`,
    },
    [id],
  )
  return rows.length > 0
}

/** How long before its case's id is made a decision may have begun: it may wait for a scan of a file. */
const DECIDING_MS = 15_000
const NAMED_WITHIN_MS = 1_000

/** Whether a decision about that instant names a case under an id that is none yet: what follows from the decision is still to be written. */
export async function isCaseUnwritten(db: Db, id: string, namedAt: Instant): Promise<boolean> {
  const rows = await db.query(
    {
      name: 'is-case-unwritten',
      text: `select 1 from decision d
             where d.decided_at >= to_timestamp($2 / 1000.0) and d.decided_at < to_timestamp($3 / 1000.0)
               and d.effect <> 'allow' and d.result ->> 'case' = $1
               and not exists (select from case_view where id = $1) and not exists (select from case_alias where id = $1)
             limit 1`,
    },
    [id, namedAt - DECIDING_MS, namedAt + NAMED_WITHIN_MS],
  )
  return rows.length > 0
}

export type CaseDecisionRow = {
  /** The public id of the decision. */
  readonly decision: string
  readonly organization: string
  readonly caseId: string
  readonly effect: string
}

/** Puts a decision into a case, and its hold if it holds something back. Once is enough: a repeat changes nothing. */
export async function addCaseDecisions(db: Db, rows: readonly CaseDecisionRow[]): Promise<void> {
  if (rows.length === 0) return
  await db.query(
    {
      name: 'add-case-decisions',
      text: `insert into case_decision (decision, organization, case_id, effect, hold)
             select decision, organization, "caseId", effect, case when effect = 'hold' then 'held' end
             from json_to_recordset($1::json) as (decision text, organization text, "caseId" text, effect text)
             on conflict do nothing`,
    },
    [JSON.stringify(rows)],
  )
}

/** `released`: what was rejected before goes on as well, because that was wrong; `held-released`: only what still waits. */
export type EndOfHolds = 'released' | 'held-released' | 'rejected'

export type EndingHolds = { readonly caseId: string; readonly ends: EndOfHolds; readonly at: Instant }

/** Ends the holds of a case: the decisions whose content now goes on, or not. */
export async function endHolds(db: Db, { caseId, ends, at }: EndingHolds): Promise<readonly string[]> {
  const [hold, rejectedAt] = ends === 'rejected' ? ['rejected', at] : ['released', null]
  const rows = await db.query<{ decision: string }>(
    `update case_decision set hold = $2, rejected_at = $4 where case_id = $1 and hold = any ($3) returning decision`,
    [caseId, hold, ends === 'released' ? ['held', 'rejected'] : ['held'], rejectedAt],
  )
  return rows.map(({ decision }) => decision)
}

/**
 * What a case rejected waits for a decision again. `since`: what was rejected before that stays so, as does what a product rejected that
 * kept no time of it; null: all of it waits.
 */
export async function holdAgain(db: Db, caseId: string, since: Instant | null): Promise<readonly string[]> {
  const rows = await db.query<{ decision: string }>(
    `update case_decision set hold = 'held', rejected_at = null
     where case_id = $1 and hold = 'rejected' and ($2::bigint is null or rejected_at >= $2) returning decision`,
    [caseId, since],
  )
  return rows.map(({ decision }) => decision)
}

/**
 * What a case holds back still, by the ids of the decisions, in their order; `after`: the one that the last page ended with, or null.
 */
export async function listHeldIn(
  db: Db,
  { caseId, after, limit }: { readonly caseId: string; readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db.query<{ decision: string }>(
    `select decision from case_decision
     where case_id = $1 and hold = 'held' and ($2::text is null or decision > $2::text) order by decision limit $3`,
    [caseId, after, limit],
  )
  return rows.map(({ decision }) => decision)
}

/** Ends the holds of some decisions of a case. Answers those that were held until now. */
export async function releaseHolds(db: Db, caseId: string, decisions: readonly string[]): Promise<readonly string[]> {
  if (decisions.length === 0) return []
  const rows = await db.query<{ decision: string }>(
    `update case_decision set hold = 'released'
     where case_id = $1 and decision = any ($2::text[]) and hold = 'held' returning decision`,
    [caseId, decisions],
  )
  return rows.map(({ decision }) => decision)
}

/** Ends the hold of one decision, also where its case had rejected it. Answers the case; null when nothing of it was kept back any more. */
export async function letHeldGo(db: Db, decision: string): Promise<string | null> {
  const [row] = await db.query<{ caseId: string }>(
    `update case_decision set hold = 'released'
     where decision = $1 and hold in ('held', 'rejected') returning case_id as "caseId"`,
    [decision],
  )
  return row?.caseId ?? null
}

export type Unjoined = {
  readonly from: Instant
  readonly until: Instant
  /** The id that the last page ended with; null for the first. */
  readonly after: string | null
  readonly limit: number
}

/**
 * Decisions of a time, its end left out, that name a case and are in none: a node died between the two. Ids without `dec_`, in order. The
 * name of a decision is made before it is compared: behind row security no index is asked for what is made in the comparison, and each
 * decision was looked for in all that lie in cases.
 */
export async function findUnjoinedDecisions(db: Db, unjoined: Unjoined): Promise<readonly string[]> {
  const { from, until, after, limit } = unjoined
  const rows = await db.query<{ id: string }>(
    `with named as materialized (
       select d.id, 'dec_' || d.id::text as decision from decision d
       where d.decided_at >= to_timestamp($1 / 1000.0) and d.decided_at < to_timestamp($2 / 1000.0)
         and ($3::uuid is null or d.id > $3::uuid) and d.result ->> 'case' is not null)
     select id from named
     where not exists (select from case_decision c where c.decision = named.decision)
     order by id limit $4`,
    [from, until, after, limit],
  )
  return rows.map(({ id }) => id)
}

/** The case that a decision is in, by their public ids, or null. */
export async function findCaseOfDecision(db: Db, decision: string): Promise<string | null> {
  const [row] = await db.query<{ caseId: string }>(
    `select case_id as "caseId" from case_decision where decision = $1`,
    [decision],
  )
  return row?.caseId ?? null
}

export type HoldOfDecision = { readonly decision: string; readonly hold: 'held' | 'released' | 'rejected' }

/** What became of the content of decisions, by their public ids; of those that held nothing back there is none. */
export function findHoldsOf(db: Db, decisions: readonly string[]): Promise<readonly HoldOfDecision[]> {
  return db.query<HoldOfDecision>(
    {
      name: 'find-holds-of',
      text: `select decision, hold from case_decision where decision = any($1::text[]) and hold is not null`,
    },
    [decisions],
  )
}

/** The decisions in a case, the newest first. */
export async function listCaseDecisions(db: Db, caseId: string, limit: number): Promise<readonly string[]> {
  const rows = await db.query<{ decision: string }>(
    `select decision from case_decision where case_id = $1 order by decision desc limit $2`,
    [caseId, limit],
  )
  return rows.map(({ decision }) => decision)
}
