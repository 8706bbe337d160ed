/** How many cases each of some filters of the queue holds, for whoever asks. */
import { readFilter, serverFilter, severitiesNamed, type Term } from '@goodstanding/casework'
import { type CountedFilter, countQueue, type QueueCount, type QueueTest } from '@goodstanding/ledger'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import type { Desk } from '../parts.ts'
import { casesVeiledFrom, queueConditions } from './granted-queues.ts'
import { asideAsked, asideConditions } from './set-aside.ts'

export type ViewCount = QueueCount & { readonly query: string }

/** Fields that the columns of a list answer, when a filter names them once. */
const COLUMNS = ['is', 'clause', 'sev', 'org', 'subject', 'queue'] as const

export async function countViews(
  desk: Desk,
  principal: Principal,
  queries: readonly string[],
): Promise<readonly ViewCount[]> {
  const veiled = [...(await casesVeiledFrom(desk, principal))]
  const filters = queries.map((query) => filterOf(query, principal, veiled))
  const counts = await countQueue(
    desk.db,
    filters.filter((filter) => filter !== null),
    desk.now(),
  )
  let at = 0
  return queries.map((query, n) => ({
    query,
    ...(filters[n] === null ? { cases: 0, isMore: false } : (counts[at++] ?? { cases: 0, isMore: false })),
  }))
}

/** Null: it asks for a queue that was not granted, and so holds nothing. */
function filterOf(query: string, principal: Principal, veiled: readonly string[]): CountedFilter | null {
  const filter = readFilter(query)
  const { status = '', severity, subject, clause, organization, queue, setAside } = serverFilter(filter)
  const kept = queuesAsked(principal, queue)
  if (kept === null) return null
  return {
    conditions: [
      ...kept,
      ...asideConditions(principal, asideAsked(setAside)),
      { column: 'status', test: 'in', value: status.split(',') },
      ...(subject === undefined ? [] : [{ column: 'subject_key', test: 'is', value: subject } as const]),
      ...(clause === undefined ? [] : [{ column: 'clauses', test: 'has', value: clause } as const]),
      ...(organization === undefined ? [] : [{ column: 'organization', test: 'is', value: organization } as const]),
      ...(severity === undefined ? [] : [{ column: 'severity', test: 'in', value: severity.split(',') } as const]),
    ],
    tests: [
      ...filter.terms.filter((term) => !isColumn(term, filter.terms)).map((term) => testOf(term, principal.id)),
      ...veiled.map((id): QueueTest => ({ test: 'text', value: id, isNot: true })),
    ],
  }
}

function queuesAsked(principal: Principal, queue: string | undefined): CountedFilter['conditions'] | null {
  try {
    return queueConditions(principal, queue)
  } catch (fault) {
    if (fault instanceof Problem) return null
    throw fault
  }
}

function isColumn(term: Term, terms: readonly Term[]): boolean {
  const { field, value, isNot } = term
  if (isNot || !COLUMNS.some((name) => name === field)) return false
  if (terms.filter((other) => other.field === field).length > 1) return false
  if (field === 'is') return ['set-aside', 'open', 'claimed', 'waiting', 'decided', 'merged'].includes(value)
  if (field === 'sev') return severitiesNamed(value).length > 0
  return field !== 'clause' || /\.[a-z]/.test(value)
}

/** As `fitsFilter` of the console reads a term for a case. */
function testOf({ field, value, isNot }: Term, me: string): QueueTest {
  switch (field) {
    case 'is':
      return value === 'escalated' ? { test: 'escalated', isNot } : { test: 'status', value, isNot }
    case 'sev':
      return { test: 'severity', value: severitiesNamed(value).map(String), isNot }
    case 'org':
      return { test: 'organization', value, isNot }
    case 'assignee':
      if (value === 'none') return { test: 'held', isNot: !isNot }
      return { test: 'holder', value: value === 'me' ? me.toLowerCase() : value, isNot }
    case 'due':
      if (value === 'late' || value === 'today') return { test: value, isNot }
      return { test: 'never', isNot: !isNot }
    case 'queue':
      return { test: 'never', isNot: !isNot } // the list has seen to it
    case 'clause':
    case 'subject':
    case 'source':
    case 'outcome':
    case 'text':
      return { test: field, value, isNot }
  }
}
