/**
 * A Ladder maps the points that a subject has after this violation to what is recommended.
 * People decide; a machine takes a recommended limit only where the clause says so, and for at most 7 days.
 */
import type { ActionType, Capability, Instant } from '@goodstanding/model'
import { DAY } from '../durations.ts'

export type LadderStep = {
  /** From this many points on. */
  readonly points: number
  readonly action: ActionType
  /** Null: the capability that the clause concerns. */
  readonly capability: Capability | null
  /** Null: until decided, or for good. */
  readonly durationMs: number | null
}

/** Steps by rising points. */
export type Ladder = readonly LadderStep[]

const step = (points: number, action: ActionType, days: number | null): LadderStep => ({
  points,
  action,
  capability: null,
  durationMs: days === null ? null : days * DAY,
})

/** For clauses whose file names no ladder of its own. */
export const DEFAULT_LADDER: Ladder = [
  step(1, 'warn', null),
  step(3, 'limit', 7),
  step(6, 'limit', 30),
  step(8, 'suspend', 30),
  step(12, 'suspend', null),
  step(16, 'terminate', null),
]

export type Recommendation = {
  readonly action: ActionType
  readonly capability: Capability | null
  readonly until: Instant | null
  /** The points that the step was chosen by. */
  readonly points: number
}

/** What the administrators of a limited organization may do about it, by how often it was limited before. */
export type ReleaseTerms = 'may-apply' | 'no-early-release' | 'stays'
