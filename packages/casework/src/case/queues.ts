/**
 * Queues: which people see which cases. Rules stand in an order; the first that fits a case names its queue. A moderator
 * with grants works in the granted queues alone; without any, and as a senior, in all.
 */
import type { ClauseId, Danger, Severity } from '@goodstanding/model'
import { holds, type Staff } from '../people.ts'
import type { SubjectType } from '../subject.ts'
import type { CaseContents } from './case.ts'

/** What a case must be to fit. An empty list, like null, asks for nothing. */
export type CaseFilter = {
  readonly sections: readonly string[]
  readonly clauses: readonly ClauseId[]
  readonly severityFrom: Severity | null
  readonly severityTo: Severity | null
  readonly dangers: readonly Danger[]
  readonly subjectTypes: readonly SubjectType[]
  readonly organizations: readonly string[]
  /** ISO 3166 codes, upper case: of the subject's organization. */
  readonly countries: readonly string[]
  /** Two-letter codes: of what was said. */
  readonly languages: readonly string[]
  /** Who brought it up. */
  readonly sources: readonly CaseSource[]
}

/** `machine`: rules alone found it; `person`: somebody reported it or complained. */
export const CASE_SOURCES = ['machine', 'person'] as const
export type CaseSource = (typeof CASE_SOURCES)[number]

export function caseSourceOf(items: CaseContents['items']): CaseSource {
  return items.some(({ kind }) => kind !== 'finding') ? 'person' : 'machine'
}

export const EVERY_CASE: CaseFilter = {
  sections: [],
  clauses: [],
  severityFrom: null,
  severityTo: null,
  dangers: [],
  subjectTypes: [],
  organizations: [],
  countries: [],
  languages: [],
  sources: [],
}

export type RoutingRule = { readonly queue: string; readonly filter: CaseFilter }

/** A case with what is known beside it. */
export type RoutedCase = {
  readonly contents: Pick<CaseContents, 'family' | 'items' | 'severity' | 'subject'>
  readonly country: string | null
  readonly language: string | null
}

/** Where a case goes that no rule fits. */
export const GENERAL_QUEUE = 'general'

export function queueOf(rules: readonly RoutingRule[], found: RoutedCase): string {
  return rules.find(({ filter }) => fitsFilter(filter, found))?.queue ?? GENERAL_QUEUE
}

export function fitsFilter(filter: CaseFilter, { contents, country, language }: RoutedCase): boolean {
  const { family, items, severity, subject } = contents
  return (
    fits(filter.sections, [family]) &&
    fits(
      filter.clauses,
      items.map(({ clause }) => clause),
    ) &&
    severity >= (filter.severityFrom ?? 1) &&
    severity <= (filter.severityTo ?? 4) &&
    fits(
      filter.dangers,
      items.map(({ danger }) => danger),
    ) &&
    fits(filter.subjectTypes, [subject.type]) &&
    fits<string>(filter.organizations, subject.organization === null ? [] : [subject.organization]) &&
    fits(filter.countries, country === null ? [] : [country]) &&
    fits(filter.languages, language === null ? [] : [language]) &&
    fits(filter.sources, [caseSourceOf(items)])
  )
}

/** Whether nothing is asked, or something of what was found is among what is asked. */
function fits<Value extends string>(asked: readonly Value[], found: readonly Value[]): boolean {
  return asked.length === 0 || found.some((value) => asked.includes(value))
}

/** Whether somebody with these grants works in a queue. No grants at all means every queue. */
export function worksIn(grants: readonly string[], queue: string): boolean {
  return grants.length === 0 || grants.includes(queue)
}

/** The queues that a member of staff is kept to; null: to none. */
export function queuesOf(staff: Pick<Staff, 'roles' | 'queues'>): readonly string[] | null {
  const { queues = [] } = staff
  return queues.length === 0 || holds(staff, 'senior') ? null : queues
}

/** Whether a case lies in a queue of theirs. */
export function worksOn(staff: Pick<Staff, 'roles' | 'queues'>, { queue }: Pick<CaseContents, 'queue'>): boolean {
  return worksIn(queuesOf(staff) ?? [], queue)
}
