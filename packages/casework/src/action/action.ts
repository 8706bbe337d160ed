/**
 * An Action is what follows for one subject. Standing is the sum of a subject's actions.
 * Invariants: some types take two people; reversing an action undoes every effect it had; each one sends a notice
 * and can be appealed.
 */
import type {
  ActionId,
  ActionType,
  Bilingual,
  Capability,
  CaseId,
  ClauseId,
  Instant,
  PersonId,
  PolicyReference,
  Severity,
} from '@goodstanding/model'
import type { ClauseTerms } from '../clause-terms.ts'
import type { ReleaseTerms } from '../ladder/ladder.ts'
import type { Actor, Staff } from '../people.ts'
import type { Subject } from '../subject.ts'

/** Who is answerable for content: points for what was removed count against them. */
export type Holder = { readonly type: 'account' | 'organization'; readonly id: string }

export type ActionTerms = {
  readonly id: ActionId
  readonly type: ActionType
  readonly subject: Subject
  readonly capability: Capability | null
  /** When it ends by itself; null for good, or for what has no duration. */
  readonly until: Instant | null
  readonly clause: ClauseId
  readonly severity: Severity
  readonly policy: PolicyReference
  readonly reason: string
  /** What the notice says was done, in both languages; one text: the same words in both. */
  readonly facts: string | Bilingual
  /** The decision that this action is part of. Its points count once, however many actions it takes. */
  readonly violation: string
  readonly holder: Holder | null
  readonly case: CaseId | null
  /** Why no notice went ahead of the action; null when it was not withheld. */
  readonly withoutPriorNotice: Bilingual | null
  /** `forbidden`: danger, the gravest severity or the law leaves no window to export data after a termination. */
  readonly exportWindow: 'usual' | 'forbidden'
  /** What the clock does because of another action; it gives no points and ends with its cause. Null: somebody decided it. */
  readonly followUp: 'administrator-missing' | null
  /** Whether the administrators of a limited organization may ask for an early end; null for anything else. */
  readonly earlyRelease: ReleaseTerms | null
  /** From when its points count: what an appeal put in the place of another action counts as long as that would have. Absent: since it was taken. */
  readonly countsFrom?: Instant
  /** Its case names neither whom nor what it falls on. Absent: it does, or there is no case. */
  readonly outsideCase?: true
}

export type Action =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'awaiting-second'
      readonly terms: ActionTerms
      readonly by: PersonId
      readonly proposedAt: Instant
    }
  | { readonly kind: 'declined'; readonly terms: ActionTerms; readonly by: PersonId; readonly at: Instant }
  | ActionTaken
  | (Omit<ActionTaken, 'kind'> & { readonly kind: 'ended'; readonly endedAt: Instant })
  | (Omit<ActionTaken, 'kind'> & {
      readonly kind: 'reversed'
      readonly reversedAt: Instant
      readonly why: ReversalReason
      readonly reversedBy: PersonId
    })

export type ActionTaken = {
  readonly kind: 'active'
  readonly terms: ActionTerms
  readonly by: Actor
  readonly second: PersonId | null
  readonly takenAt: Instant
}

export type ActionStatus = Exclude<Action['kind'], 'none'>
export type ReversalReason = 'appeal' | 'error' | 'legal'

/** A person of the staff proposes, or a machine under a clause that lets it. */
export type Proposer = { readonly kind: 'staff'; readonly staff: Staff } | Extract<Actor, { kind: 'machine' }>

export type ActionCommand =
  | { readonly kind: 'propose'; readonly terms: ActionTerms; readonly by: Proposer; readonly clause: ClauseTerms }
  | { readonly kind: 'approve'; readonly by: Staff; readonly clause: ClauseTerms }
  | { readonly kind: 'decline'; readonly by: Staff; readonly reason: string }
  | { readonly kind: 'end' }
  /** The clock takes a follow-up, and lifts it when its cause is gone. */
  | { readonly kind: 'follow'; readonly terms: ActionTerms; readonly by: Extract<Actor, { kind: 'machine' }> }
  | { readonly kind: 'lift' }
  /** Ends a limit before its time; its points and its record stay. */
  | { readonly kind: 'release'; readonly by: Staff; readonly reason: string }
  | {
      readonly kind: 'reverse'
      readonly by: Staff
      readonly why: ReversalReason
      readonly reason: string
      /** Whoever takes back what a machine did finds no violation in its case, which is theirs to decide. */
      readonly cleared?: true
    }

export type ActionEvent =
  | { readonly kind: 'action.proposed'; readonly terms: ActionTerms; readonly by: PersonId; readonly at: Instant }
  | {
      readonly kind: 'action.declined'
      readonly action: ActionId
      readonly by: PersonId
      readonly reason: string
      readonly at: Instant
    }
  | {
      readonly kind: 'action.taken'
      readonly terms: ActionTerms
      readonly by: Actor
      readonly second: PersonId | null
      readonly at: Instant
    }
  | { readonly kind: 'action.ended'; readonly action: ActionId; readonly at: Instant }
  | {
      readonly kind: 'action.reversed'
      readonly action: ActionId
      readonly by: PersonId
      readonly why: ReversalReason
      readonly reason: string
      readonly at: Instant
    }
