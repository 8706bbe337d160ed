/** Which action may fall on what, who may take it, and how many people it takes. */
import type { ActionType, Instant, Result } from '@goodstanding/model'
import { ACTION_TYPES, CAPABILITIES, ok } from '@goodstanding/model'
import type { ClauseTerms } from '../clause-terms.ts'
import { DAY } from '../durations.ts'
import { holds, type Staff, type StaffRole } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { SubjectType } from '../subject.ts'
import type { ActionTerms } from './action.ts'

export const AUTOMATIC_LIMIT_MOST = 7 * DAY
/** The longest limit that a moderator takes alone. */
export const MODERATOR_LIMIT_MOST = 30 * DAY

type ActionRule = {
  readonly subjects: readonly SubjectType[]
  readonly roles: readonly StaffRole[]
  readonly people: 1 | 2
  /** `may`: an end is possible. Everything else lasts, or has no duration. */
  readonly end: 'may' | 'never'
}

/** One row for each type. What two people take is proposed by the first and acts when the second approves. */
export const ACTION_RULES: Readonly<Record<ActionType, ActionRule>> = {
  warn: { subjects: ['account', 'organization'], roles: ['moderator', 'senior'], people: 1, end: 'never' },
  remove: { subjects: ['content'], roles: ['moderator', 'senior'], people: 1, end: 'never' },
  limit: { subjects: ['account', 'organization'], roles: ['moderator', 'senior'], people: 1, end: 'may' },
  suspend: { subjects: ['account', 'organization'], roles: ['senior'], people: 1, end: 'may' },
  terminate: { subjects: ['account', 'organization'], roles: ['senior'], people: 2, end: 'never' },
  'revoke-verification': { subjects: ['organization'], roles: ['senior'], people: 1, end: 'never' },
  'refer-to-authority': {
    subjects: ['account', 'organization', 'content'],
    roles: ['senior'],
    people: 1,
    end: 'never',
  },
  reinstate: { subjects: ['account', 'organization', 'content'], roles: ['senior'], people: 1, end: 'never' },
}

export type TermsRefusal = Refusal<
  'action.type' | 'action.subject' | 'action.capability' | 'action.until' | 'action.reason-missing'
>

/** Whether the terms make sense, whoever proposes them. */
export function checkTerms(terms: ActionTerms, now: Instant): Result<ActionTerms, TermsRefusal> {
  // Types hold inside; a caller's JSON is checked here, at the one door that every action passes.
  if (!ACTION_TYPES.includes(terms.type)) return no('action.type', { pointer: '/type' })
  const rule = ACTION_RULES[terms.type]
  if (!rule.subjects.includes(terms.subject.type)) return no('action.subject', { pointer: '/subject/type' })
  const named = terms.capability !== null
  if ((terms.type === 'limit') !== named) return no('action.capability', { pointer: '/capability' })
  if (terms.capability !== null && !CAPABILITIES.includes(terms.capability))
    return no('action.capability', { pointer: '/capability' })
  if (terms.until !== null && (rule.end === 'never' || !(terms.until > now)))
    return no('action.until', { pointer: '/until' })
  if (saysNothing(terms.reason)) return no('action.reason-missing', { pointer: '/reason' })
  return ok(terms)
}

/** Whether one of a person's roles may take this action alone or as one of two. */
export function mayTake(staff: Staff, terms: ActionTerms, now: Instant): boolean {
  if (!holds(staff, ...ACTION_RULES[terms.type].roles)) return false
  if (holds(staff, 'senior') || terms.type !== 'limit') return true
  return terms.until !== null && terms.until - now <= MODERATOR_LIMIT_MOST
}

/** How many people this action takes under this clause. Speech about the operator always takes two. */
export function peopleNeeded(type: ActionType, clause: ClauseTerms): 1 | 2 {
  return clause.safeguard === 'speech' && type !== 'reinstate' ? 2 : ACTION_RULES[type].people
}

/** Above a warning, speech about the operator needs counsel as one of the two. */
export function needsCounsel(type: ActionType, clause: ClauseTerms): boolean {
  return clause.safeguard === 'speech' && type !== 'warn' && type !== 'reinstate'
}

/** Whether a machine may take it: a limit of at most 7 days, under a clause that says so. */
export function isAutomatic(terms: ActionTerms, clause: ClauseTerms, now: Instant): boolean {
  return (
    terms.type === 'limit' &&
    clause.automatic === 'limit' &&
    clause.safeguard === 'none' &&
    terms.until !== null &&
    terms.until - now <= AUTOMATIC_LIMIT_MOST
  )
}

const STRENGTH: Readonly<Record<ActionType, number>> = {
  reinstate: 0,
  warn: 1,
  remove: 2,
  limit: 3,
  'revoke-verification': 4,
  suspend: 5,
  terminate: 6,
  'refer-to-authority': 6,
}

/** Whether it leaves whoever it falls on all that they have. */
export function takesNothing(type: ActionType): boolean {
  return type === 'warn' || type === 'reinstate'
}

/** How hard a kind of action bites, 0 not at all. */
export function strengthOf(type: ActionType): number {
  return STRENGTH[type]
}

/** What takes something away for a time, or until it is taken back. */
const LASTING: ReadonlySet<ActionType> = new Set(['limit', 'suspend', 'terminate', 'revoke-verification'])

function lastsLonger(b: ActionTerms, a: ActionTerms): boolean {
  if (!LASTING.has(b.type) || !LASTING.has(a.type) || a.until === null) return false
  return b.until === null || b.until > a.until
}

/** Whether `b` bites less than `a`: a weaker type, or the same that takes less away, and lasts no longer; or the same for a shorter time. */
export function isWeaker(b: ActionTerms, a: ActionTerms): boolean {
  if (STRENGTH[b.type] !== STRENGTH[a.type]) return STRENGTH[b.type] < STRENGTH[a.type] && !lastsLonger(b, a)
  if (a.type !== b.type) return false
  if (a.capability !== b.capability) return a.capability === 'all' && !lastsLonger(b, a)
  return b.until !== null && (a.until === null || b.until < a.until)
}
