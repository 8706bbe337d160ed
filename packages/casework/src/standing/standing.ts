/**
 * Standing is what an account or organization may still do. It is a fold over the actions on it and the time:
 * there is nothing to keep in step, so what ends has ended and what was reversed never was.
 */
import type { ActionId, ActionType, Capability, ClauseId, Instant, Severity } from '@goodstanding/model'
import type { ActionEvent, ActionTerms } from '../action/action.ts'
import type { Subject } from '../subject.ts'
import type { VerificationStatus } from '../verification/verification.ts'

export type StandingState = 'good' | 'limited' | 'suspended' | 'terminated'

export type StandingSubject = { readonly type: 'account' | 'organization'; readonly id: string }

/** A capability that is lost, until when (null: for good), and by which action. */
export type StandingLimit = {
  readonly capability: Capability
  readonly until: Instant | null
  readonly action: ActionId
}

export type StandingAction = {
  readonly id: ActionId
  readonly subject: Pick<Subject, 'type' | 'id'>
  readonly type: ActionType
  readonly capability: Capability | null
  readonly clause: ClauseId
  readonly severity: Severity
  readonly takenAt: Instant
  readonly until: Instant | null
}

/** What no longer bites, kept as evidence of what happened. */
export type ClosedAction = StandingAction & {
  readonly closed: 'ended' | 'reversed' | 'reinstated'
  readonly closedAt: Instant
}

/** The points of one violation, and when they stop counting. */
export type CountedPoints = {
  readonly points: number
  readonly action: ActionId
  readonly clause: ClauseId
  readonly takenAt: Instant
  readonly endsAt: Instant
}

export type Standing = {
  readonly subject: StandingSubject
  readonly state: StandingState
  /** The action that made the state, and when it ends; null in good standing. */
  readonly by: { readonly action: ActionId; readonly until: Instant | null } | null
  readonly limits: readonly StandingLimit[]
  readonly verification: VerificationStatus
  readonly points: number
  /** Where the points come from, in the order in which they end. */
  readonly counted: readonly CountedPoints[]
  /** A terminated organization's people read and export until then; null when nothing or nobody may. */
  readonly exportUntil: Instant | null
  readonly actions: readonly StandingAction[]
  readonly closed: readonly ClosedAction[]
}

/**
 * How a subject stands, without all that it rests on: `actions` are those in force that make a difference. Of a subject with thousands of
 * actions it is found as fast as of one with two.
 */
export type StandingNow = Omit<Standing, 'verification' | 'counted' | 'closed'>

/** All that is known of one action. Events fill it in any order. */
export type StandingRecord = {
  readonly terms: ActionTerms | null
  readonly takenAt: Instant | null
  readonly endedAt: Instant | null
  readonly reversedAt: Instant | null
}

/** The actions of one subject, as the fold over their events leaves them. */
export type StandingHistory = ReadonlyMap<ActionId, StandingRecord>

export type StandingEvent = Extract<ActionEvent, { kind: 'action.taken' | 'action.ended' | 'action.reversed' }>
