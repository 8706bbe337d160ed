/** Standing as a function of actions, verification and time. Nothing else is kept, so nothing can disagree with it. */
import type { ActionType, Instant } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import { POINTS } from '../severity.ts'
import { statusAfterRestoring } from '../verification/decide-verification.ts'
import type { Verification, VerificationStatus } from '../verification/verification.ts'
import { closingOf, pointsEndOf, reinstating, type TakenRecord, takenRecords } from './records-in-force.ts'
import type {
  ClosedAction,
  CountedPoints,
  Standing,
  StandingAction,
  StandingHistory,
  StandingLimit,
  StandingState,
  StandingSubject,
} from './standing.ts'

/** How long the people of a terminated organization may still read and export. */
export const EXPORT_WINDOW = 30 * DAY

export type StandingFacts = {
  readonly subject: StandingSubject
  readonly history: StandingHistory
  readonly verification: Verification
}

export function findStanding({ subject, history, verification }: StandingFacts, now: Instant): Standing {
  const all = takenRecords(history)
  const shown = all.filter(({ terms }) => terms.type !== 'refer-to-authority' && terms.type !== 'reinstate')
  const lifting = reinstating(all)
  const inForce = shown.filter((record) => closingOf(record, lifting, now) === null)
  const own = inForce.filter(({ terms }) => terms.subject.type === subject.type && terms.subject.id === subject.id)
  const by = strictest(own)
  const counted = listPoints(history, subject, now)
  const limits = limitsOf(own)
  return {
    subject,
    state: stateOf(by, limits),
    by: by === null ? (limits[0] ?? null) : { action: by.terms.id, until: by.terms.until },
    limits,
    verification: verificationOf(own, verification, all),
    points: sumOf(counted),
    counted,
    exportUntil: exportUntil(own),
    actions: inForce.map(shownAction),
    closed: shown.flatMap((record): readonly ClosedAction[] => {
      const closing = closingOf(record, lifting, now)
      return closing === null ? [] : [{ ...shownAction(record), ...closing }]
    }),
  }
}

/** The points that count at this time. */
export function countPoints(history: StandingHistory, subject: StandingSubject, now: Instant): number {
  return sumOf(listPoints(history, subject, now))
}

const sumOf = (counted: readonly CountedPoints[]): number => counted.reduce((sum, { points }) => sum + points, 0)

/** Points of each violation once - the most that one of its actions gives, for as long as its severity lasts -, unless reversed. */
function listPoints(history: StandingHistory, subject: StandingSubject, now: Instant): readonly CountedPoints[] {
  const byViolation = new Map<string, CountedPoints>()
  for (const record of takenRecords(history)) {
    const { terms, takenAt, reversedAt } = record
    const isAgainst =
      (terms.subject.type === subject.type && terms.subject.id === subject.id) ||
      (terms.holder?.type === subject.type && terms.holder.id === subject.id)
    if (!isAgainst || reversedAt !== null || !givesPoints(terms)) continue
    const endsAt = pointsEndOf(record)
    if (endsAt <= now) continue
    const points = POINTS[terms.severity]
    const known = byViolation.get(terms.violation)
    if (known === undefined || points > known.points || (points === known.points && endsAt > known.endsAt))
      byViolation.set(terms.violation, { points, action: terms.id, clause: terms.clause, takenAt, endsAt })
  }
  return [...byViolation.values()].sort((a, b) => a.endsAt - b.endsAt)
}

/** What lifts a measure, or hands a case on, is no violation. */
export const WITHOUT_POINTS: readonly ActionType[] = ['reinstate', 'refer-to-authority']

function givesPoints({ type, followUp }: TakenRecord['terms']): boolean {
  return !WITHOUT_POINTS.includes(type) && followUp === null
}

/** The termination or suspension that makes the state: a termination first, then what lasts longest. */
function strictest(records: readonly TakenRecord[]): TakenRecord | null {
  const of = (type: 'terminate' | 'suspend') =>
    records.filter(({ terms }) => terms.type === type).reduce<TakenRecord | null>(longerOf, null)
  return of('terminate') ?? of('suspend')
}

function longerOf(best: TakenRecord | null, record: TakenRecord): TakenRecord {
  return best === null || isLonger(record.terms.until, best.terms.until) ? record : best
}

function isLonger(a: Instant | null, b: Instant | null): boolean {
  return b !== null && (a === null || a > b)
}

function stateOf(by: TakenRecord | null, limits: readonly StandingLimit[]): StandingState {
  if (by !== null) return by.terms.type === 'terminate' ? 'terminated' : 'suspended'
  return limits.length > 0 ? 'limited' : 'good'
}

/** One limit for each capability: the one that lasts longest. */
function limitsOf(records: readonly TakenRecord[]): readonly StandingLimit[] {
  const limits = new Map<string, StandingLimit>()
  for (const { terms } of records) {
    if (terms.type !== 'limit' || terms.capability === null) continue
    const known = limits.get(terms.capability)
    if (known === undefined || isLonger(terms.until, known.until))
      limits.set(terms.capability, { capability: terms.capability, until: terms.until, action: terms.id })
  }
  return [...limits.values()]
}

/** A revocation stands until it is reversed or a later application is granted. */
function verificationOf(
  own: readonly TakenRecord[],
  verification: Verification,
  all: readonly TakenRecord[],
): VerificationStatus {
  const revoked = own.filter(({ terms }) => terms.type === 'revoke-verification')
  switch (verification.kind) {
    case 'none':
      return revoked.some(({ takenAt }) => takenAt >= (verification.grantedAt ?? takenAt)) ? 'revoked' : 'none'
    case 'pending':
      return 'pending'
    case 'verified':
    case 'expiring':
      return revoked.some(({ takenAt }) => takenAt >= verification.verified.at) ? 'revoked' : verification.kind
    case 'revoked': {
      if (revoked.some(({ takenAt }) => takenAt >= verification.at)) return 'revoked'
      const record = all.find(({ terms }) => terms.id === verification.action)
      return record !== undefined && record.reversedAt !== null ? statusAfterRestoring(verification) : 'revoked'
    }
  }
}

/** Of several terminations one that leaves no time goes before the others, then whichever came first. */
function exportUntil(own: readonly TakenRecord[]): Instant | null {
  const terminations = own.filter(({ terms }) => terms.type === 'terminate')
  const [first] = terminations
  const isOpen = first?.terms.subject.type === 'organization'
  return isOpen && terminations.every(({ terms }) => terms.exportWindow === 'usual')
    ? first.takenAt + EXPORT_WINDOW
    : null
}

function shownAction({ terms, takenAt }: TakenRecord): StandingAction {
  const { id, type, capability, clause, severity, until, subject } = terms
  return { id, type, capability, clause, severity, takenAt, until, subject: { type: subject.type, id: subject.id } }
}
