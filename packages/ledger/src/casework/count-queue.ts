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

/** Tests that an index answers, so that what is counted is found and not looked for. */
const FOUND: ReadonlySet<QueueTest['test']> = new Set([
  'late',
  'today',
  'source',
  'outcome',
  'escalated',
  'holder',
  'held',
  'never',
])
const isFound = ({ test, isNot }: QueueTest): boolean => !isNot && FOUND.has(test)

const LOOKED_AT =
  'id, organization, status, subject_key, clauses, severity, state, deadline, decided_at, source, outcome, words, is_escalated'

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
    const listed = conditionsAsText('case_view', conditions, put)
    const found = tests.filter(isFound).map((test) => `(${textOf(test, put)})`)
    const where = [listed === '' ? 'where true' : listed, ...found].join(' and ')
    const others = tests.filter((test) => !isFound(test))
    if (others.length === 0)
      return `(select json_build_array(count(*), 0) from (select from case_view ${where} limit ${COUNTED_MOST + 1}) as c)`
    const fits = others.map((test) => {
      const holds = `coalesce((${textOf(test, put)}), false)`
      return test.isNot ? `not ${holds}` : holds
    })
    return `(select json_build_array(count(*) filter (where ${fits.join(' and ')}), count(*))
      from (select ${LOOKED_AT} from case_view ${where} limit ${LOOKED_MOST}) as c)`
  })
  // An array, for a function takes a hundred arguments at most.
  const [row] = await db.query<{ counts: readonly (readonly [number, number])[] }>(
    `select array_to_json(array[${counts.join(', ')}]) as counts, $1::bigint as now`,
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
      return 'is_escalated'
    case 'late':
      // What was decided was late by then; the first half is what the index answers.
      return `deadline < $1::bigint and deadline < coalesce(decided_at, $1::bigint)`
    case 'today':
      return `deadline < $1::bigint + 86400000`
    case 'source':
      return `source = ${put(asked.value)}::text`
    case 'outcome':
      return `outcome = ${put(asked.value)}::text`
    case 'text':
      return `position(${put(asked.value)}::text in words) > 0`
    case 'never':
      return 'false'
  }
}
