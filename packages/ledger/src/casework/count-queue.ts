/** How many cases filters of the queue hold. Bounded: no filter is counted past `COUNTED_MOST`, nor looked at past `LOOKED_MOST`. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { conditionsAsText, type ViewCondition } from './view.ts'

/** More than this nobody reads as a number. */
export const COUNTED_MOST = 999
/** Rows that a part of a filter which no index knows is looked for in. */
const LOOKED_MOST = 5_000

/** What is asked of a row beyond columns: its deadline, who holds it, what brought it up, how it ended, a word in what lists show. */
export type QueueTest = {
  readonly isNot: boolean
} & (
  | {
      readonly test: 'status' | 'source' | 'outcome' | 'organization' | 'subject' | 'holder' | 'text'
      readonly value: string
    }
  /** A clause, or all of a section. */
  | { readonly test: 'clause'; readonly value: string }
  | { readonly test: 'severity'; readonly value: readonly string[] }
  | { readonly test: 'late' | 'today' | 'escalated' | 'held' | 'never' }
)

export type QueueCount = { readonly cases: number /** There are more. */; readonly isMore: boolean }
export type CountedFilter = { readonly conditions: readonly ViewCondition[]; readonly tests: readonly QueueTest[] }

/** One count for each filter, in one statement. */
export async function countQueue(
  db: Db,
  filters: readonly CountedFilter[],
  now: Instant,
): Promise<readonly QueueCount[]> {
  if (filters.length === 0) return []
  const values: unknown[] = [now]
  const put = (value: unknown): string => `$${values.push(value)}`
  const counts = filters.map(({ conditions, tests }) => {
    const where = conditionsAsText('case_view', conditions, put)
    if (tests.length === 0)
      return `(select json_build_array(count(*), 0) from (select from case_view ${where} limit ${COUNTED_MOST + 1}) as c)`
    const fits = tests.map((test) => {
      const holds = `coalesce((${textOf(test, put)}), false)`
      return test.isNot ? `not ${holds}` : holds
    })
    return `(select json_build_array(count(*) filter (where ${fits.join(' and ')}), count(*))
      from (select id, organization, status, subject_key, clauses, severity, state from case_view ${where} limit ${LOOKED_MOST}) as c)`
  })
  const [row] = await db.query<{ counts: readonly (readonly [number, number])[] }>(
    `select json_build_array(${counts.join(', ')}) as counts, $1::bigint as now`,
    values,
  )
  return (row?.counts ?? []).map(([cases, looked]) => ({
    cases: Math.min(cases, COUNTED_MOST),
    isMore: cases > COUNTED_MOST || looked >= LOOKED_MOST,
  }))
}

const HELD = `status = 'claimed' and (state -> 'lease' ->> 'until')::bigint > $1::bigint`

function textOf(asked: QueueTest, put: (value: unknown) => string): string {
  switch (asked.test) {
    case 'status':
      return `status = ${put(asked.value)}::text`
    case 'severity':
      return `severity::text = any(${put(asked.value)}::text[])`
    case 'organization':
      return `lower(organization) = ${put(asked.value)}::text`
    case 'subject':
      return `lower(subject_key) = ${put(asked.value)}::text`
    case 'clause': {
      const clause = `${put(asked.value)}::text`
      return `exists (select from unnest(clauses) as one where one = ${clause} or starts_with(one, ${clause} || '.'))`
    }
    case 'holder':
      return `${HELD} and lower(state -> 'lease' ->> 'by') = ${put(asked.value)}::text`
    case 'held':
      return HELD
    case 'escalated':
      return `json_typeof(state -> 'forSenior') = 'object'`
    case 'late':
      return `(state ->> 'deadline')::bigint < coalesce((state -> 'decision' ->> 'at')::bigint, $1::bigint)`
    case 'today':
      return `(state ->> 'deadline')::bigint < $1::bigint + 86400000`
    case 'source':
      return `${put(asked.value)}::text = (
        select case when bool_or(item ->> 'kind' = 'complaint') then 'complaint' when bool_or(item ->> 'kind' = 'report') then 'report'
          else 'rule' end from json_array_elements(state -> 'items') as item)`
    case 'outcome':
      return `state -> 'decision' -> 'outcome' ->> 'kind' = ${put(asked.value)}::text`
    case 'text':
      return `position(${put(asked.value)}::text in lower(concat_ws(' ', id, state -> 'subject' ->> 'id', organization,
        array_to_string(clauses, ' '), (select string_agg(item ->> 'rule', ' ') from json_array_elements(state -> 'items') as item)))) > 0`
    case 'never':
      return 'false'
  }
}
