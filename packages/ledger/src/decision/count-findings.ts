/** How often each rule found something that acted, by what is kept of decisions. What only watched lies sealed in each of them. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type RuleCount = {
  readonly clause: string
  readonly rule: string
  /** Decisions, however often the rule found something in one. */
  readonly events: number
}

/** Decisions from `from` (included) to `until` (excluded). */
export function countFindings(
  db: Db,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly RuleCount[]> {
  return db.query<RuleCount>(
    {
      name: 'count-findings',
      text: `
        select f.clause, f.rule, count(*)::integer as events
        from decision d cross join lateral (
          select distinct clause, rule from json_to_recordset(d.result -> 'findings') as one (clause text, rule text)) as f
        where d.decided_at >= to_timestamp($1 / 1000.0) and d.decided_at < to_timestamp($2 / 1000.0)
          and d.clauses <> '{}'
        group by 1, 2 order by 1, 2`,
    },
    [from, until],
  )
}

/** Since when each rule reads as it does. */
export function listWordings(
  db: Db,
): Promise<readonly { readonly clause: string; readonly rule: string; readonly since: Instant }[]> {
  return db.query({ name: 'list-wordings', text: 'select clause, rule, since from rule_wording' }, [])
}
