/** The filter language of the queue: `is:open clause:conduct sev:3 -org:acme assignee:me due:late source:appeal outcome:violation words`. */
import type { Appeal, Case } from '@goodstanding/sdk'

const FIELDS = ['is', 'clause', 'sev', 'org', 'assignee', 'due', 'source', 'subject', 'outcome', 'queue'] as const
export type FilterField = (typeof FIELDS)[number]

export type Term = {
  readonly field: FilterField | 'text'
  readonly value: string
  readonly raw: string
  readonly isNot: boolean
}
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
    const raw = rest.join(':')
    const value = raw.toLowerCase()
    if (rest.length === 0) terms.push({ field: 'text', value: name.toLowerCase(), raw: name, isNot })
    else if (isField(name) && value !== '') terms.push({ field: name, value, raw, isNot })
    else unknown.push(part)
  }
  return { terms, unknown }
}

/** What the server filters by; the rest is looked at here. */
export function serverFilter({ terms }: Filter): Readonly<Record<string, string>> {
  const positive = terms.filter(({ isNot }) => !isNot)
  const all = (field: FilterField) => positive.filter((term) => term.field === field).map(({ value }) => value)
  const status = all('is').filter((value) => ['open', 'claimed', 'waiting', 'decided', 'merged'].includes(value))
  const [clause] = all('clause').filter((value) => /\.[a-z]/.test(value))
  const only = (field: FilterField) => positive.find((term) => term.field === field)?.raw
  const subject = only('subject')
  const organization = only('org')
  const queue = only('queue')
  const severity = severitiesOf(all('sev')[0] ?? '')
  return {
    status: status.length > 0 ? status.join(',') : 'open,claimed,waiting',
    ...(clause === undefined ? {} : { clause }),
    ...(subject === undefined ? {} : { subject }),
    ...(organization === undefined ? {} : { organization }),
    ...(queue === undefined ? {} : { queue }),
    ...(severity.length === 0 ? {} : { severity: severity.join(',') }),
  }
}

/** Which answered appeals are asked for; null: those that wait. */
export function appealStatusOf({ terms }: Filter): string {
  const asked = terms.find(({ field, value, isNot }) => field === 'is' && !isNot && ANSWERED.includes(value))
  return asked?.value ?? 'pending'
}

const ANSWERED: readonly string[] = ['upheld', 'overturned', 'reduced']

/** `3`, `>=3`, `>3` -> the severities they name. Anything else names none. */
function severitiesOf(value: string): readonly number[] {
  const [, least, exact, above] = /^(?:(?:>=|≥)(\d)|(\d)|>(\d))$/.exec(value) ?? []
  if (exact !== undefined) return [Number(exact)]
  const from = least === undefined ? Number(above) + 1 : Number(least)
  return [1, 2, 3, 4].filter((severity) => severity >= from)
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
      if (item.kind === 'case') return value === 'escalated' ? item.case.forSenior !== null : item.case.status === value
      return value === item.appeal.status || (item.appeal.status === 'pending' && ['open', 'appeal'].includes(value))
    case 'clause':
      return found?.clauses.some((clause) => clause === value || clause.startsWith(`${value}.`)) === true
    case 'sev': {
      return found !== null && severitiesOf(value).includes(found.severity)
    }
    case 'org':
      return found?.subject.organization?.toLowerCase() === value
    case 'assignee': {
      const by = found?.lease?.by ?? null
      return value === 'none' ? by === null : value === 'me' ? by === me : by?.toLowerCase() === value
    }
    case 'due': {
      const due = Date.parse(item.kind === 'case' ? item.case.deadline : item.appeal.deadline)
      const decidedAt = found?.decision?.at
      if (value === 'late' && decidedAt !== undefined) return Date.parse(decidedAt) > due
      return value === 'late' ? due < now : value === 'today' ? due < now + 86_400_000 : true
    }
    case 'source':
      return sourceOf(item) === value
    case 'queue':
      return found !== null // the server has seen to it
    case 'outcome':
      return found?.decision?.outcome.kind === value
    case 'subject':
      return found !== null && `${found.subject.type}/${found.subject.id}`.toLowerCase() === value
  }
}

export function fitsFilter(filter: Filter, item: QueueItem, asking: Asking): boolean {
  return filter.terms.every((term) => fits(term, item, asking) !== term.isNot)
}
