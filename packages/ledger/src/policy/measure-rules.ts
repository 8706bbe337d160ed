/** How people judged what each rule found, and since when it reads as it does. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type RuleOutcomes = {
  readonly clause: string
  readonly rule: string
  /** Cases with a finding of the rule that were decided as a violation, and where that stands; what was kept back and stays so on appeal. */
  readonly right: number
  /** Those decided as none, those of whose actions nothing stands - taken back on appeal, or as an error -, and what was let pass on appeal. */
  readonly wrong: number
  /** Those about which a second person differs until a third has settled it, and those whose reporter was granted an appeal. */
  readonly disputed: number
  /** Findings from before do not count: the rule was worded otherwise, was raised again since, or the period began. */
  readonly since: Instant
  /** How the rule reads, as `noteWordings` noted it last. */
  readonly wording: string
}

/**
 * `counted`: since when findings of a rule count, from `$1` on; `disputed` and `taken_back`: decided cases. `appealed`: what somebody
 * found of a rule on a sender's appeal, with the case that the finding is decided in; `let_pass`: decided cases in which everything that
 * the rule found was let pass so. `outcome`: one for each rule and decided case, and where there is none, for what was appealed.
 */
const JUDGED = `
        with recursive counted as (
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
        ), landed (decision, id) as (
          select f.decision, d.case_id from appealed_finding f join case_decision d on d.decision = f.decision
          union
          select l.decision, c.state ->> 'into' from landed l join case_view c on c.id = l.id where c.status in ('merged', 'settled')
        ), appealed as (
          select f.*, c.id as case_id from appealed_finding f left join (
            landed l join case_view c on c.id = l.id and c.status not in ('merged', 'settled')) on l.decision = f.decision
        ), let_pass as (
          select distinct o.case_id as id, o.clause, o.rule
          from appealed a join rule_outcome o on o.case_id = a.case_id and o.clause = a.clause and o.rule = a.rule
          join case_view c on c.id = o.case_id
          where not a.upheld and not exists (
            select from json_array_elements(c.state -> 'items') as item
            where item ->> 'kind' = 'finding' and item ->> 'clause' = o.clause and item ->> 'rule' = o.rule and not exists (
              select from appealed_finding f where f.decision = item ->> 'decision' and f.clause = o.clause and f.rule = o.rule
                and not f.upheld))
        ), outcome as (
          select o.case_id, null as decision, o.clause, o.rule, o.found_at, o.decided_at, o.upheld, d.id is not null as disputed,
            o.upheld and (t.id is not null or p.id is not null) as taken_back
          from rule_outcome o
          left join disputed d on d.id = o.case_id and d.decided_at = o.decided_at
          left join taken_back t on t.id = o.case_id and t.decided_at = o.decided_at
          left join let_pass p on p.id = o.case_id and p.clause = o.clause and p.rule = o.rule
          union all
          select a.case_id, max(a.decision), a.clause, a.rule, max(a.found_at), max(a.answered_at), bool_or(a.upheld), false, false
          from appealed a
          where not exists (
            select from rule_outcome o where o.case_id = a.case_id and o.clause = a.clause and o.rule = a.rule)
          group by a.case_id, case when a.case_id is null then a.decision end, a.clause, a.rule
        )`

/** Every rule whose wording is known, with its outcomes of findings since `from`. */
export function measureRules(db: Db, from: Instant): Promise<readonly RuleOutcomes[]> {
  return db.query<RuleOutcomes>(
    {
      name: 'measure-rules',
      text: `
        ${JUDGED}
        select counted.clause, counted.rule, counted.wording, counted.since,
          (count(*) filter (where o.upheld and not o.disputed and not o.taken_back))::integer as right,
          (count(*) filter (where not o.disputed and (not o.upheld or o.taken_back)))::integer as wrong,
          (count(*) filter (where o.disputed))::integer as disputed
        from counted
        left join outcome o
          on o.clause = counted.clause and o.rule = counted.rule and o.found_at >= counted.since
        group by 1, 2, 3, 4 order by 1, 2`,
    },
    [from],
  )
}

export type RuleVerdict = 'right' | 'wrong' | 'disputed'

export type JudgedOutcome = {
  /** Null where what was found is in no case. */
  readonly caseId: string | null
  /** What its sender appealed, where no decided case says more. */
  readonly decision: string | null
  /** When the case was decided, or the appeal answered. */
  readonly decidedAt: Instant
  /** Whether it was decided as a violation, whatever came of that, or kept back on appeal. */
  readonly upheld: boolean
  /** Whether what was done was taken back since, or what was found let pass. */
  readonly takenBack: boolean
}

/** What one number of a rule counts, the latest decided first; at most `limit`. */
export function listJudged(
  db: Db,
  { clause, rule, verdict }: { readonly clause: string; readonly rule: string; readonly verdict: RuleVerdict },
  { from, limit }: { readonly from: Instant; readonly limit: number },
): Promise<readonly JudgedOutcome[]> {
  return db.query<JudgedOutcome>(
    {
      name: 'list-judged',
      text: `
        ${JUDGED}
        select o.case_id as "caseId", o.decision, o.decided_at as "decidedAt", o.upheld, o.taken_back as "takenBack"
        from counted
        join outcome o on o.clause = counted.clause and o.rule = counted.rule and o.found_at >= counted.since
        where counted.clause = $2 and counted.rule = $3
          and $4 = case when o.disputed then 'disputed' when not o.upheld or o.taken_back then 'wrong' else 'right' end
        order by o.decided_at desc, o.case_id, o.decision limit $5`,
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
