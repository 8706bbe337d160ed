/** Which rows of the queue a filter leaves: the server has looked at a part of it, the rest is looked at here. */
import { type Filter, severitiesNamed, type Term } from '@goodstanding/casework'
import type { Appeal, Case } from '@goodstanding/sdk'
import type { SayRule } from '../frame/use-policy.ts'
import { folded } from '../ui/folded.ts'

/** A row of the queue: a case, or an appeal that waits beside the cases. */
export type QueueItem =
  | { readonly kind: 'case'; readonly case: Case }
  | { readonly kind: 'appeal'; readonly appeal: Appeal }

/** Which answered appeals are asked for; null: those that wait. */
export function appealStatusOf({ terms }: Filter): string {
  const asked = terms.find(({ field, value, isNot }) => field === 'is' && !isNot && ANSWERED.includes(value))
  return asked?.value ?? 'pending'
}

const ANSWERED: readonly string[] = ['upheld', 'overturned', 'reduced']

type Asking = {
  readonly now: number
  readonly me: string
  /** What rows say was seen: whoever reads it looks for it. */
  readonly sayRule: SayRule
}

export type ItemAbout = {
  readonly clauses: readonly string[]
  readonly severity: Case['severity'] | null
  readonly subject: Case['subject'] | null
}

/** What organizations are called, by the cases among some rows: an appeal says no more than the id. */
export function namesIn(items: readonly QueueItem[]): (organization: string | null | undefined) => string | null {
  const names = new Map(
    items.flatMap((item) => {
      const { subject, organizationName } = item.kind === 'case' ? item.case : {}
      return organizationName === undefined ? [] : [[subject?.organization, organizationName]]
    }),
  )
  return (organization) => names.get(organization) ?? organization ?? null
}

/** What a row is about; an appeal is about what was decided. */
export function aboutItem(item: QueueItem): ItemAbout {
  if (item.kind === 'case') return item.case
  const { clauses = [], severity = null, subject = null } = item.appeal
  return { clauses, severity, subject }
}

function textOf(item: QueueItem, sayRule: SayRule): string {
  if (item.kind === 'appeal') return `${item.appeal.id} ${item.appeal.by} ${item.appeal.text}`
  const { id, subject, organizationName = '', clauses, findings } = item.case
  return `${id} ${subject.id} ${subject.organization ?? ''} ${organizationName} ${clauses.join(' ')} ${findings.map((each) => `${each.rule} ${sayRule(each)}`).join(' ')}`
}

export function sourceOf(item: QueueItem): 'appeal' | 'complaint' | 'report' | 'rule' {
  if (item.kind === 'appeal') return 'appeal'
  if (item.case.complaints.length > 0) return 'complaint'
  return item.case.reports.length > 0 ? 'report' : 'rule'
}

function fits(term: Term, item: QueueItem, { now, me, sayRule }: Asking): boolean {
  const { field, value } = term
  const found = item.kind === 'case' ? item.case : null
  const { clauses, severity, subject } = aboutItem(item)
  switch (field) {
    case 'text':
      return folded(textOf(item, sayRule)).includes(value)
    case 'is':
      if (value === 'set-aside') return (item.kind === 'case' ? item.case : item.appeal).setAside === true
      if (item.kind === 'case') return value === 'escalated' ? item.case.forSenior !== null : item.case.status === value
      return value === item.appeal.status || (item.appeal.status === 'pending' && ['open', 'appeal'].includes(value))
    case 'clause':
      return clauses.some((clause) => clause === value || clause.startsWith(`${value}.`))
    case 'sev': {
      return severity !== null && severitiesNamed(value).includes(severity)
    }
    case 'org':
      return subject?.organization?.toLowerCase() === value
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
      return subject !== null && `${subject.type}/${subject.id}`.toLowerCase() === value
  }
}

export function fitsFilter(filter: Filter, item: QueueItem, asking: Asking): boolean {
  return filter.terms.every((term) => fits(term, item, asking) !== term.isNot)
}

/** Whether it is of a section that somebody would rather not see; what they hold already stays in view. */
export function isAvoided(item: QueueItem, avoid: readonly string[]): boolean {
  return item.kind === 'case' && item.case.lease === null && avoid.includes(item.case.family)
}
