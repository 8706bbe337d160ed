/** Casework in counts, for whoever runs it: what waits, what was late, how rules fare, how appeals end. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type CaseCount = {
  readonly status: string
  readonly severity: number
  readonly cases: number
  /** Of those not decided: past their deadline. Of the decided ones: decided past it. */
  readonly late: number
}

/** How many cases there are, by status and severity. */
export function countCases(db: Db, now: Instant): Promise<readonly CaseCount[]> {
  return db.query<CaseCount>(
    {
      name: 'count-cases',
      text: `
        select status, severity, count(*)::integer as cases,
               (count(*) filter (where (state->>'deadline')::bigint <
                 coalesce((state->'decision'->>'at')::bigint, $1::bigint)))::integer as late
        from case_view where status not in ('merged', 'settled') group by 1, 2 order by 1, 2`,
    },
    [now],
  )
}

export type RuleCount = {
  readonly clause: string
  readonly rule: string
  /** Decided cases that a finding of the rule was part of. */
  readonly reviewed: number
  /** Of those: decided as a violation. */
  readonly upheld: number
}

/** How the findings of each rule fared in the cases decided last, at most `most` of them. */
export function countRuleOutcomes(db: Db, most: number): Promise<readonly RuleCount[]> {
  return db.query<RuleCount>(
    {
      name: 'count-rule-outcomes',
      text: `
        select clause, rule, count(*)::integer as reviewed, (count(*) filter (where upheld))::integer as upheld
        from (
          select distinct decided.id, item->>'clause' as clause, item->>'rule' as rule,
                 decided.state->'decision'->'outcome'->>'kind' = 'violation' as upheld
          from (select id, state from case_view where status = 'decided' order by sort desc limit $1) as decided,
               json_array_elements(decided.state->'items') as item
          where item->>'kind' = 'finding'
        ) as outcomes
        group by 1, 2 order by 3 desc, 1, 2`,
    },
    [most],
  )
}

/** How many appeals there are, by status. */
export function countAppeals(db: Db): Promise<readonly { readonly status: string; readonly appeals: number }[]> {
  return db.query(
    {
      name: 'count-appeals',
      text: `select status, count(*)::integer as appeals from appeal_view group by 1 order by 1`,
    },
    [],
  )
}
