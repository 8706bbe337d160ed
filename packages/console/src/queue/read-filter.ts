/** The filter language of the queue: `is:open clause:conduct sev:3 -org:acme assignee:me due:late source:appeal words`. */
import type { Appeal, Case } from '@goodstanding/sdk'

const FIELDS = ['is', 'clause', 'sev', 'org', 'assignee', 'due', 'source', 'subject'] as const
export type FilterField = (typeof FIELDS)[number]

export type Term = { readonly field: FilterField | 'text'; readonly value: string; readonly isNot: boolean }
export type Filter = { readonly terms: readonly Term[]; readonly unknown: readonly string[] }

/** A row of the queue: a case, or an appeal that waits beside the cases. */
export type QueueItem =
  | { readonly kind: 'case'; readonly case: Case }
  | { readonly kind: 'appeal'; readonly appeal: Appeal }

export function isField(name: string): name is FilterField {
  return FIELDS.some((known) => known === name)
}

/** Reads what was typed. Words without a field look into what is shown; an unknown field is told, not ignored. */
export function readFilter(typed: string): Filter {
  const terms: Term[] = []
  const unknown: string[] = []
  for (const part of typed.normalize('NFKC').split(/\s+/).filter(Boolean)) {
    const isNot = part.startsWith('-')
    const [name = '', ...rest] = (isNot ? part.slice(1) : part).split(':')
    const value = rest.join(':').toLowerCase()
    if (rest.length === 0) terms.push({ field: 'text', value: name.toLowerCase(), isNot })
    else if (isField(name) && value !== '') terms.push({ field: name, value, isNot })
    else unknown.push(part)
  }
  return { terms, unknown }
}

/** What the server filters by; the rest is looked at here. */
export function serverFilter({ terms }: Filter): Readonly<Record<string, string>> {
  const positive = terms.filter(({ isNot }) => !isNot)
  const all = (field: FilterField) => positive.filter((term) => term.field === field).map(({ value }) => value)
  const status = all('is').filter((value) => ['open', 'claimed', 'waiting', 'decided'].includes(value))
  const [clause] = all('clause').filter((value) => /\.[a-z]/.test(value))
  const [subject] = all('subject')
  return {
    status: status.length > 0 ? status.join(',') : 'open,claimed,waiting',
    ...(clause === undefined ? {} : { clause }),
    ...(subject === undefined ? {} : { subject }),
  }
}

type Asking = { readonly now: number; readonly me: string }

function textOf(item: QueueItem): string {
  if (item.kind === 'appeal') return `${item.appeal.id} ${item.appeal.by} ${item.appeal.text}`
  const { id, subject, clauses, findings } = item.case
  return `${id} ${subject.id} ${subject.organization ?? ''} ${clauses.join(' ')} ${findings.map(({ rule }) => rule).join(' ')}`
}

export function sourceOf(item: QueueItem): 'appeal' | 'complaint' | 'report' | 'rule' {
  if (item.kind === 'appeal') return 'appeal'
  if (item.case.complaints.length > 0) return 'complaint'
  return item.case.reports.length > 0 ? 'report' : 'rule'
}

function fits(term: Term, item: QueueItem, { now, me }: Asking): boolean {
  const { field, value } = term
  const found = item.kind === 'case' ? item.case : null
  switch (field) {
    case 'text':
      return textOf(item).toLowerCase().includes(value)
    case 'is':
      return item.kind === 'appeal' ? ['open', 'appeal', 'pending'].includes(value) : item.case.status === value
    case 'clause':
      return found?.clauses.some((clause) => clause === value || clause.startsWith(`${value}.`)) === true
    case 'sev': {
      const [, least, exact] = /^(?:>=?|≥)(\d)$|^(\d)$/.exec(value) ?? []
      if (found === null) return false
      return least === undefined ? found.severity === Number(exact) : found.severity >= Number(least)
    }
    case 'org':
      return found?.subject.organization?.toLowerCase().includes(value) === true
    case 'assignee': {
      const by = found?.lease?.by ?? null
      return value === 'none' ? by === null : value === 'me' ? by === me : by?.toLowerCase() === value
    }
    case 'due': {
      const due = Date.parse(item.kind === 'case' ? item.case.deadline : item.appeal.deadline)
      return value === 'late' ? due < now : value === 'today' ? due < now + 86_400_000 : true
    }
    case 'source':
      return sourceOf(item) === value
    case 'subject':
      return found !== null && `${found.subject.type}/${found.subject.id}`.toLowerCase() === value
  }
}

export function fitsFilter(filter: Filter, item: QueueItem, asking: Asking): boolean {
  return filter.terms.every((term) => fits(term, item, asking) !== term.isNot)
}
