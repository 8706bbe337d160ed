/** How people judged what each rule found, and since when it reads as it does. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type RuleOutcomes = {
  readonly clause: string
  readonly rule: string
  /** Cases with a finding of the rule that were decided as a violation, and where that stands. */
  readonly right: number
  /** Those decided as none, and those of whose actions nothing stands: taken back on appeal, or as an error. */
  readonly wrong: number
  /** Those about which a second person differs until a third has settled it, and those whose reporter was granted an appeal. */
  readonly disputed: number
  /** Findings from before do not count: the rule was worded otherwise, was raised again since, or the period began. */
  readonly since: Instant
  /** How the rule reads, as `noteWordings` noted it last. */
  readonly wording: string
}

/** `counted`: since when findings of a rule count, from `$1` on; `disputed` and `taken_back`: decided cases. */
const JUDGED = `
        with counted as (
          select w.clause, w.rule, w.wording, greatest(w.since, $1::bigint, coalesce((m.state -> 'raised' ->> 'at')::bigint, 0)) as since
          from rule_wording w left join rule_mode_view m on m.id = w.clause || '/' || w.rule
        ), disputed as (
          select case_id as id, decided_at from second_review_view
          where (status = 'judged' and agreement = 'none')
             or (status = 'settled' and state -> 'settled' ->> 'outcome' = 'reopen')
          union
          select c.id, c.decided_at from appeal_view p join case_view c on c.id = split_part(p.against, '/', 2)
          where p.status = 'overturned' and p.against like 'case/%' and c.decided_at is not null
        ), taken_back as (
          select distinct o.case_id as id, o.decided_at
          from action_view a join rule_outcome o on o.case_id = a.case_id and -a.sort >= o.decided_at
          where a.status = 'reversed' and (a.state ->> 'why' = 'error' or exists (
              select from appeal_view p where p.against = 'action/' || a.id || '/subject' and p.status = 'overturned'))
            and not exists (
              select from action_view b where b.case_id = a.case_id and -b.sort >= o.decided_at
                and b.status not in ('reversed', 'declined'))
        )`

/** Every rule whose wording is known, with its outcomes of findings since `from`. */
export function measureRules(db: Db, from: Instant): Promise<readonly RuleOutcomes[]> {
  return db.query<RuleOutcomes>(
    {
      name: 'measure-rules',
      text: `
        ${JUDGED}
        select counted.clause, counted.rule, counted.wording, counted.since,
          (count(*) filter (where o.upheld and d.id is null and t.id is null))::integer as right,
          (count(*) filter (where d.id is null and (not o.upheld or t.id is not null)))::integer as wrong,
          (count(*) filter (where d.id is not null))::integer as disputed
        from counted
        left join rule_outcome o
          on o.clause = counted.clause and o.rule = counted.rule and o.found_at >= counted.since
        left join disputed d on d.id = o.case_id and d.decided_at = o.decided_at
        left join taken_back t on t.id = o.case_id and t.decided_at = o.decided_at
        group by 1, 2, 3, 4 order by 1, 2`,
    },
    [from],
  )
}

export type RuleVerdict = 'right' | 'wrong' | 'disputed'

export type JudgedCase = {
  readonly caseId: string
  readonly decidedAt: Instant
  /** Whether it was decided as a violation, whatever came of that. */
  readonly upheld: boolean
  /** Whether what was done was taken back since. */
  readonly takenBack: boolean
}

/** The cases that one number of a rule counts, the latest decided first; at most `limit`. */
export function listJudgedCases(
  db: Db,
  { clause, rule, verdict }: { readonly clause: string; readonly rule: string; readonly verdict: RuleVerdict },
  { from, limit }: { readonly from: Instant; readonly limit: number },
): Promise<readonly JudgedCase[]> {
  return db.query<JudgedCase>(
    {
      name: 'list-judged-cases',
      text: `
        ${JUDGED}
        select o.case_id as "caseId", o.decided_at as "decidedAt", o.upheld, t.id is not null as "takenBack"
        from counted
        join rule_outcome o
          on o.clause = counted.clause and o.rule = counted.rule and o.found_at >= counted.since
        left join disputed d on d.id = o.case_id and d.decided_at = o.decided_at
        left join taken_back t on t.id = o.case_id and t.decided_at = o.decided_at
        where counted.clause = $2 and counted.rule = $3
          and $4 = case when d.id is not null then 'disputed' when not o.upheld or t.id is not null then 'wrong' else 'right' end
        order by o.decided_at desc, o.case_id limit $5`,
    },
    [from, clause, rule, verdict, limit],
  )
}

export type RuleWording = { readonly clause: string; readonly rule: string; readonly wording: string }

/** Notes how the rules in force read. A rule that reads as before keeps its date. Answers how many read otherwise now. */
export async function noteWordings(db: Db, rules: readonly RuleWording[], at: Instant): Promise<number> {
  const changed = await db.query(
    {
      name: 'note-wordings',
      text: `
        insert into rule_wording as known (clause, rule, wording, since)
        select clause, rule, wording, $2::bigint
        from json_to_recordset($1::json) as read (clause text, rule text, wording text)
        order by clause, rule
        on conflict (clause, rule) do update set wording = excluded.wording, since = excluded.since
          where known.wording <> excluded.wording
        returning rule`,
    },
    [JSON.stringify(rules), at],
  )
  return changed.length
}

/** Grows with every change of a rule's mode, on whichever node. */
export async function ruleModeRevision(db: Db): Promise<number> {
  const [row] = await db.query<{ revision: number }>(
    {
      name: 'rule-mode-revision',
      text: `select coalesce(sum(stream_version), 0)::bigint as revision from rule_mode_view`,
    },
    [],
  )
  return row?.revision ?? 0
}
