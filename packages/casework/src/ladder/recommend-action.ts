/** What a ladder recommends for a violation, and what of it a machine may do itself. */
import type { Instant, Severity } from '@goodstanding/model'
import { AUTOMATIC_LIMIT_MOST } from '../action/action-rules.ts'
import type { ClauseTerms } from '../clause-terms.ts'
import { POINTS } from '../severity.ts'
import type { Ladder, LadderStep, Recommendation, ReleaseTerms } from './ladder.ts'

/** The highest step that the points reach; null below the first step. */
function reachedStep(ladder: Ladder, points: number): LadderStep | null {
  return ladder.findLast((step) => step.points <= points) ?? null
}

export type Violation = { readonly severity: Severity; readonly pointsBefore: number }

/** What the clause's ladder recommends, by the points that the subject has once this violation counts. */
export function recommendAction(
  clause: Pick<ClauseTerms, 'ladder' | 'capability'>,
  { severity, pointsBefore }: Violation,
  now: Instant,
): Recommendation | null {
  const points = pointsBefore + POINTS[severity]
  const step = reachedStep(clause.ladder, points)
  if (step === null) return null
  return {
    action: step.action,
    capability: step.action === 'limit' ? (step.capability ?? clause.capability) : null,
    until: step.durationMs === null ? null : now + step.durationMs,
    points,
  }
}

/**
 * What a machine does itself: the recommended limit, for at most 7 days, where the clause says `automatic: limit`. A
 * recommendation above a limit is never automatic; the case waits for a person.
 */
export function recommendAutomatic(clause: ClauseTerms, violation: Violation, now: Instant): Recommendation | null {
  if (clause.automatic === null || clause.safeguard !== 'none') return null
  const recommended = recommendAction(clause, violation, now)
  if (recommended?.action !== 'limit') return null
  const most = now + AUTOMATIC_LIMIT_MOST
  return { ...recommended, until: recommended.until === null ? most : Math.min(recommended.until, most) }
}

/** On an organization: its administrator may apply for early release of the first limit, not of the second; the third stays. */
export function releaseTerms(limitsBefore: number): ReleaseTerms {
  if (limitsBefore === 0) return 'may-apply'
  return limitsBefore === 1 ? 'no-early-release' : 'stays'
}

/** A recommendation on an organization: from the third limit on, without an end. */
export function forOrganization(recommended: Recommendation, limitsBefore: number): Recommendation {
  const stays = recommended.action === 'limit' && releaseTerms(limitsBefore) === 'stays'
  return stays ? { ...recommended, until: null } : recommended
}
