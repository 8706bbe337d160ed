/**
 * An Appeal asks somebody else to look at one action again, or, from a reporter, at a decision not to act; or a person to look at what
 * the machine alone kept back.
 * Invariants: once for each action and party, by a reporter once for each answer; whoever took the action, or was its second person, never decides nor asks;
 * the answer is in words; a question moves the deadline by as long as its answer takes, and never without end.
 */
import type {
  AccountId,
  ActionId,
  AppealId,
  CaseId,
  ClauseId,
  DecisionId,
  Instant,
  PersonId,
} from '@goodstanding/model'
import type { ActionTerms, Action } from '../action/action.ts'
import type { Staff } from '../people.ts'

export type AppealAgainst =
  | { readonly kind: 'action'; readonly action: ActionId }
  | { readonly kind: 'case'; readonly case: CaseId }
  /** What the machine blocked or holds. */
  | { readonly kind: 'decision'; readonly decision: DecisionId }

/**
 * Whose appeal it is, or what is asked: `early-release` - the administrators of an organization ask for an early end of its first
 * limit, without disputing it. A subject's token works while suspended or terminated, so the account need not be able to
 * act.
 */
export type AppealParty = 'subject' | 'reporter' | 'early-release'

/** The rules that held or blocked something, and when: the answer is an outcome of each of them. */
export type KeptBackBy = {
  readonly at: Instant
  readonly rules: readonly { readonly clause: ClauseId; readonly rule: string }[]
}

export type AppealContents = {
  readonly id: AppealId
  readonly against: AppealAgainst
  readonly party: AppealParty
  readonly by: AccountId
  /** `by` is an organization, whose measure it was. Absent: an account; also in appeals of organizations from before this was kept. */
  readonly ofOrganization?: true
  readonly text: string
  /** Everyone who took part in what is appealed. */
  readonly takenBy: readonly PersonId[]
  /** When the answer was given that it is about, where its reporter appealed an earlier one of the case before. */
  readonly answeredAt?: Instant
  /** Of a decision of the machine alone. */
  readonly keptBackBy?: KeptBackBy
  readonly filedAt: Instant
  readonly deadline: Instant
}

/** One line of the conversation about a pending appeal. Whoever appealed never learns who asks. */
export type AppealLine =
  | { readonly from: 'reviewer'; readonly by: PersonId; readonly text: string; readonly at: Instant }
  | { readonly from: 'appellant'; readonly text: string; readonly at: Instant }

/** A question that waits: until `answerBy` nothing is decided against whoever appealed. */
export type AppealQuestion = {
  readonly at: Instant
  readonly answerBy: Instant
  /** The deadline of the appeal before it was asked. */
  readonly deadlineBefore: Instant
}

/** What was asked and answered; absent in appeals from before anybody could ask. */
type Talk = { readonly talk?: readonly AppealLine[] }

export type AppealOutcome = 'uphold' | 'overturn' | 'reduce'
export type AppealDecided = { readonly uphold: 'upheld'; readonly overturn: 'overturned'; readonly reduce: 'reduced' }

export type Appeal =
  | { readonly kind: 'none' }
  | (AppealContents & Talk & { readonly kind: 'pending'; readonly question?: AppealQuestion | null })
  | (AppealContents &
      Talk & {
        readonly kind: AppealDecided[AppealOutcome]
        readonly decidedBy: PersonId
        readonly reason: string
        /** The reason in the other language. */
        readonly translation?: string
        readonly decidedAt: Instant
        readonly replacements: readonly ActionTerms[]
      })

/** What the filing is checked against. */
export type AppealGround = {
  /** The action; null when a decision not to act is appealed, or one of the machine. */
  readonly action: Action | null
  /** The end of the window, from the notice or the reporter's answer; null while a notice is owed. */
  readonly appealUntil: Instant | null
  /** Whether the one who files is who they say. */
  readonly standing: 'party' | 'stranger'
}

export type AppealCommand =
  | { readonly kind: 'file'; readonly appeal: AppealContents; readonly ground: AppealGround }
  | { readonly kind: 'ask'; readonly by: Staff; readonly question: string }
  /** Of whoever appealed; who that is was checked. */
  | { readonly kind: 'reply'; readonly text: string }
  | {
      readonly kind: 'decide'
      readonly by: Staff
      readonly outcome: AppealOutcome
      readonly reason: string
      /** The reason in the other language. */
      readonly translation?: string | null
      /** The action as it stands, for a reduction to be measured by; null against a decision, which nothing reduces. */
      readonly action: ActionTerms | null
      /** Whether it was reversed since the appeal was filed, or what was held let go. */
      readonly isUndone?: boolean
      /** Whether it takes nothing away any more: its time is over, it was ended early, or a reinstatement lifted it. Absent: it does. */
      readonly isOver?: boolean
      readonly replacements: readonly ActionTerms[]
    }

export type AppealEvent =
  | { readonly kind: 'appeal.filed'; readonly appeal: AppealContents; readonly at: Instant }
  | {
      readonly kind: 'appeal.asked'
      readonly by: PersonId
      readonly text: string
      readonly answerBy: Instant
      /** By when the appeal is to be answered now. */
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'appeal.replied'; readonly text: string; readonly deadline: Instant; readonly at: Instant }
  | {
      readonly kind: 'appeal.decided'
      readonly outcome: AppealOutcome
      readonly by: PersonId
      readonly reason: string
      readonly translation?: string
      readonly replacements: readonly ActionTerms[]
      readonly at: Instant
    }
