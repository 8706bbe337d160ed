/** By when each answer is owed. An organization may set shorter deadlines for its administrators, never longer ones. */
import type { Danger, Instant, Severity } from '@goodstanding/model'
import { DAY, HOUR } from './durations.ts'

type BySeverity<Value> = Readonly<Record<Severity, Value>>

/** ms for the administrator's first answer; null: the report goes straight to the operator. */
export const ADMINISTRATOR_DEADLINE: BySeverity<number | null> = { 1: 72 * HOUR, 2: 24 * HOUR, 3: 8 * HOUR, 4: null }

/** ms for the operator's decision. */
export const OPERATOR_DEADLINE: BySeverity<number> = { 1: 7 * DAY, 2: 72 * HOUR, 3: 24 * HOUR, 4: HOUR }

/** ms for the answer to an appeal, by the severity of the action appealed: the longer it bites, the sooner. */
export const APPEAL_DEADLINE: BySeverity<number> = { 1: 14 * DAY, 2: 7 * DAY, 3: 72 * HOUR, 4: 72 * HOUR }

/** ms that whoever appealed has for the answer to a question; the appeal's own deadline waits as long. */
export const APPEAL_ANSWER = 7 * DAY
/** How often they may be asked: the last word is a decision. */
export const APPEAL_QUESTIONS = 3

/** Where the policy names no window. */
export const APPEAL_WINDOW = 180 * DAY
export const ERASURE_DEADLINE = 30 * DAY
export const EMERGENCY_REVIEW = 24 * HOUR
export const VERIFICATION_DEADLINE = 7 * DAY
export const PERMIT_DEADLINE = 14 * DAY
/** An organization without an administrator has this long to name one, before what administrators do is limited. */
export const NAME_ADMINISTRATOR = 7 * DAY

/** An organization's own deadlines for its administrators, ms by severity. */
export type OrganizationDeadlines = Readonly<Partial<Record<Severity, number>>>

/** The administrator's deadline for a report received at `at`, or null when there is none to wait for. */
export function administratorDeadline(severity: Severity, own: OrganizationDeadlines, at: Instant): Instant | null {
  const policy = ADMINISTRATOR_DEADLINE[severity]
  if (policy === null) return null
  const stated = own[severity]
  const usable = stated !== undefined && Number.isFinite(stated) && stated > 0
  return at + (usable ? Math.min(stated, policy) : policy)
}

/** How soon something is looked at: a danger as soon as what is gravest, whatever it is charged with. */
export function urgencyOf({ severity, danger }: { readonly severity: Severity; readonly danger: Danger }): Severity {
  return danger === 'none' ? severity : 4
}

export function operatorDeadline(severity: Severity, at: Instant): Instant {
  return at + OPERATOR_DEADLINE[severity]
}

export function appealDeadline(severity: Severity, at: Instant): Instant {
  return at + APPEAL_DEADLINE[severity]
}
