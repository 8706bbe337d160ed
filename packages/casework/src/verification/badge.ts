/** The badge itself: which one is in force, when it is announced to end, and when it does. */
import type { Instant } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import type { Verification, VerificationCommand, VerificationEvidence, Verified } from './verification.ts'

/** Days before the end on which the organization is reminded; the first one starts the expiry. */
export const REMINDERS = [30, 7, 1] as const

/** The badge that is in force, or null. */
export function verifiedOf(found: Verification): Verified | null {
  switch (found.kind) {
    case 'verified':
    case 'expiring':
      return found.verified
    case 'pending':
      return found.current
    case 'none':
    case 'revoked':
      return null
  }
}

/** When the first of the papers ends that a badge rests on: it lasts no longer. Infinity: none of them ends. */
export function papersEnd(evidence: readonly VerificationEvidence[]): Instant {
  const ends = evidence.flatMap(({ checked, document }) =>
    checked === 'proven' && document !== null && document.expiresOn !== null ? [document.expiresOn] : [],
  )
  return Math.min(Infinity, ...ends)
}

/** After a revocation, no new application for so long. */
export const COOL_DOWN = 180 * DAY

/** From when on a new application is taken: what was revoked more than once waits from the last time. */
export function coolsUntil({ at, lastRevokedAt }: Extract<Verification, { kind: 'revoked' }>): Instant {
  return (lastRevokedAt ?? at) + COOL_DOWN
}

/** The badge that has a name: the one in force, or the one that was taken away and may be given back. */
export function namedBadge(found: Verification): Verified | null {
  return found.kind === 'revoked' ? found.was : verifiedOf(found)
}

/** The nearest reminder that is due and was not sent; one that was missed is not sent late. */
export function reminderDue(verified: Verified, now: Instant): number | null {
  if (verified.until <= now) return null
  const due = REMINDERS.filter((days) => verified.until - days * DAY <= now)
  const nearest = due.at(-1)
  return nearest === undefined || verified.reminded.includes(nearest) ? null : nearest
}

/** Days that are left, as they are told: to the nearest, for reminders go out moments after they are due. Not those that the reminder is
 * named for: a badge may be granted for fewer, and a clock that nobody kept for a while reminds late. */
export function daysLeft(verified: Verified, now: Instant): number {
  return Math.max(1, Math.round((verified.until - now) / DAY))
}

/** The status of a badge, by whether its expiry was announced. */
export function statusOf(verified: Verified): 'verified' | 'expiring' {
  return verified.reminded.length > 0 ? 'expiring' : 'verified'
}

/** What the clock owes: reminders before the end, and the end. */
export function dueVerification(found: Verification, now: Instant): readonly VerificationCommand[] {
  const verified = verifiedOf(found)
  if (verified === null) return []
  if (verified.until <= now) return [{ kind: 'expire' }]
  return reminderDue(verified, now) === null ? [] : [{ kind: 'remind' }]
}

/** When the clock looks at a badge next: at a reminder that is not sent, or at its end. Null: there is no badge. */
export function verificationDueAt(found: Verification, now: Instant): Instant | null {
  const verified = verifiedOf(found)
  if (verified === null) return null
  if (reminderDue(verified, now) !== null) return now // granted for less time than is announced ahead
  const ahead = REMINDERS.map((days) => verified.until - days * DAY).filter((at) => at > now)
  return Math.min(verified.until, ...ahead)
}
