/**
 * A Case is where the operator decides about one subject and one family of clauses.
 * Invariants: at most one person holds it at a time; whoever decides has seen the version they decide on;
 * every decision answers every report and complaint in it.
 */
import type {
  AccountId,
  ActionId,
  CaseId,
  ClauseId,
  ComplaintId,
  Danger,
  Instant,
  PersonId,
  ReportId,
  Severity,
} from '@goodstanding/model'
import type { Staff } from '../people.ts'
import type { Subject } from '../subject.ts'

type ItemBasis = {
  /** Items of one fingerprint show the same thing, and are counted instead of shown again. */
  readonly fingerprint: string
  readonly clause: ClauseId
  readonly severity: Severity
  readonly danger: Danger
  /** 0..1 */
  readonly confidence: number
  /** How many people could see it. */
  readonly reach: number
  readonly at: Instant
}

export type CaseItem =
  | (ItemBasis & { readonly kind: 'finding'; readonly decision: string; readonly rule: string })
  | (ItemBasis & {
      readonly kind: 'report'
      readonly report: ReportId
      readonly reporter: AccountId
      /** 0..1, at the time of the report. */
      readonly reliability: number
    })
  | (ItemBasis & { readonly kind: 'complaint'; readonly complaint: ComplaintId })

export type CaseContents = {
  readonly id: CaseId
  readonly subject: Subject
  readonly family: string
  readonly items: readonly CaseItem[]
  readonly severity: Severity
  readonly openedAt: Instant
  readonly deadline: Instant
  /** When it was escalated because its deadline had passed; null while it is in time. */
  readonly escalatedAt: Instant | null
  /** Grows with what was joined, decided, parked and reopened; never with leases and notes. */
  readonly version: number
  readonly notes: readonly CaseNote[]
  /** Decisions made before, oldest first: a reopened case remembers them. */
  readonly decisions: readonly CaseDecision[]
  /** Where the rules last put it. Being moved makes no new version. */
  readonly queue: string
  /** Of what was said, as far as it is known: a two-letter code. */
  readonly language: string | null
}

export type CaseNote = { readonly by: PersonId; readonly text: string; readonly at: Instant }
export type Lease = { readonly by: PersonId; readonly until: Instant }

export type CaseDecision = {
  readonly by: PersonId
  readonly at: Instant
  readonly reason: string
  /** The bulk decision that this one was part of. */
  readonly batch: string | null
  readonly outcome:
    | { readonly kind: 'violation'; readonly clause: ClauseId; readonly actions: readonly ActionId[] }
    | { readonly kind: 'no-violation' }
}

export type Case =
  | { readonly kind: 'none' }
  | (CaseContents & { readonly kind: 'open'; readonly reopened: ReopenReason | null })
  | (CaseContents & { readonly kind: 'claimed'; readonly lease: Lease })
  | (CaseContents & { readonly kind: 'waiting'; readonly by: PersonId; readonly for: string; readonly until: Instant })
  | (CaseContents & { readonly kind: 'decided'; readonly decision: CaseDecision })

export type CaseStatus = Exclude<Case['kind'], 'none'>
export type ReopenReason = 'appeal-overturned' | 'new-evidence' | 'second-review' | 'undo'

export type CaseCommand =
  | {
      readonly kind: 'open'
      readonly id: CaseId
      readonly subject: Subject
      readonly family: string
      readonly item: CaseItem
      readonly deadline: Instant
    }
  | {
      readonly kind: 'join'
      readonly subject: Subject
      /** As whose family it comes: its own clause's, or that of the gravest finding of its decision. */
      readonly family: string
      readonly item: CaseItem
      readonly deadline: Instant
    }
  | { readonly kind: 'claim' | 'release'; readonly by: Staff }
  | { readonly kind: 'note'; readonly by: Staff; readonly text: string }
  | {
      readonly kind: 'wait'
      readonly by: Staff
      readonly for: string
      readonly until: Instant
      readonly ifMatch: number | null
    }
  | { readonly kind: 'resume'; readonly by: Staff | 'clock' }
  | { readonly kind: 'lapse' }
  | { readonly kind: 'route'; readonly queue: string; readonly language: string | null }
  /** The clock's, when the deadline has passed. */
  | { readonly kind: 'escalate' }
  | DecideCommand
  | { readonly kind: 'reopen'; readonly why: ReopenReason; readonly deadline: Instant }

export type DecideCommand = {
  readonly kind: 'decide'
  readonly by: Staff
  readonly outcome: CaseDecision['outcome']
  readonly reason: string
  readonly batch: string | null
  /** The version that the decider has seen; null when the caller takes the case as it is. */
  readonly ifMatch: number | null
}

export type CaseEvent =
  | {
      readonly kind: 'case.opened'
      readonly id: CaseId
      readonly subject: Subject
      readonly family: string
      readonly item: CaseItem
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'case.joined'; readonly item: CaseItem; readonly deadline: Instant; readonly at: Instant }
  | { readonly kind: 'case.claimed'; readonly by: PersonId; readonly until: Instant; readonly at: Instant }
  | { readonly kind: 'case.released'; readonly why: 'given-back' | 'lease-over'; readonly at: Instant }
  | { readonly kind: 'case.noted'; readonly by: PersonId; readonly text: string; readonly at: Instant }
  | {
      readonly kind: 'case.parked'
      readonly by: PersonId
      readonly for: string
      readonly until: Instant
      readonly at: Instant
    }
  | { readonly kind: 'case.resumed'; readonly at: Instant }
  | { readonly kind: 'case.routed'; readonly queue: string; readonly language: string | null; readonly at: Instant }
  | { readonly kind: 'case.escalated'; readonly at: Instant }
  | { readonly kind: 'case.decided'; readonly decision: CaseDecision; readonly at: Instant }
  | { readonly kind: 'case.reopened'; readonly why: ReopenReason; readonly deadline: Instant; readonly at: Instant }
