/**
 * How a subject stands now, weighed by the database: of thousands of actions only those are read that make a difference. What an answer
 * lists of them is read by `load-history.ts`; the two say the same, and a property test holds them to it.
 */
import {
  type Action,
  BITING,
  findStanding,
  isLiftedByReinstatement,
  NO_VERIFICATION,
  POINTS,
  POINTS_LAST,
  SEVERITIES,
  type StandingHistory,
  type StandingNow,
  type StandingRecord,
  type StandingSubject,
  type Subject,
  subjectKey,
  WITHOUT_POINTS,
} from '@goodstanding/casework'
import { countLimitsBefore, type LimitsBefore, listBiting, type WeighedPoints, weighPoints } from '@goodstanding/ledger'
import type { ActionId, Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { allSealedInStream } from '../read-stream.ts'
import { ACTIONS } from '../streams.ts'

const BITING_RULE = { biting: BITING, lifted: BITING.filter(isLiftedByReinstatement) }
const POINTS_RULE = {
  points: SEVERITIES.map((severity) => POINTS[severity]),
  lasts: SEVERITIES.map((severity) => POINTS_LAST[severity]),
  without: WITHOUT_POINTS,
}

/** What standing knows of an action: nothing until it was taken. */
export function recordOf(action: Action): readonly (readonly [ActionId, StandingRecord])[] {
  if (action.kind !== 'active' && action.kind !== 'ended' && action.kind !== 'reversed') return []
  const { terms, takenAt } = action
  const endedAt = action.kind === 'ended' ? action.endedAt : null
  const reversedAt = action.kind === 'reversed' ? action.reversedAt : null
  return [[terms.id, { terms, takenAt, endedAt, reversedAt }]]
}

/** Of the actions on a subject, and on what it answers for, those in force that make a difference. */
export async function loadBiting(db: Desk['db'], subject: StandingSubject, now: Instant): Promise<StandingHistory> {
  const ids = await listBiting(db, subjectKey(subject), { rule: BITING_RULE, now })
  const biting =
    ids.length === 0 ? [] : await allSealedInStream(db, ACTIONS, [{ column: 'id', test: 'in', value: ids }])
  return new Map(biting.flatMap(({ state }) => recordOf(state)))
}

/** The points that count, and when the first of them stop. */
export function weighPointsOf(db: Desk['db'], subject: StandingSubject, now: Instant): Promise<WeighedPoints> {
  return weighPoints(db, subjectKey(subject), { rule: POINTS_RULE, now })
}

/** The standing that follows from what bites and from points that were weighed. */
export function standingOf(
  subject: StandingSubject,
  { biting, points, now }: { readonly biting: StandingHistory; readonly points: number; readonly now: Instant },
): StandingNow {
  const { state, by, limits, exportUntil, actions } = findStanding(
    { subject, history: biting, verification: NO_VERIFICATION },
    now,
  )
  return { subject, state, by, limits, exportUntil, actions, points }
}

/** How a subject stands at a time, from what the database holds. */
export async function readStandingNow(db: Desk['db'], subject: StandingSubject, now: Instant): Promise<StandingNow> {
  const biting = await loadBiting(db, subject, now)
  const { points } = await weighPointsOf(db, subject, now)
  return standingOf(subject, { biting, points, now })
}

/** For how many violations an organization was limited before a time, apart from one; 0 for anything else. */
export async function countLimits(
  db: Desk['db'],
  { type, id }: Pick<Subject, 'type' | 'id'>,
  before: LimitsBefore,
): Promise<number> {
  return type === 'organization' ? countLimitsBefore(db, subjectKey({ type, id }), before) : 0
}
