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
  OrganizationId,
  PersonId,
  RegisterMatch,
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
  | (ItemBasis & {
      readonly kind: 'finding'
      readonly decision: string
      readonly rule: string
      /** The entry of a register that it is about. */
      readonly match?: RegisterMatch
    })
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
  /** Put into its queue by a person: applying the rules anew leaves it there. Something graver, or opening it again, does not. */
  readonly queuedBy: PersonId | null
  /** Since when, and why, it is a senior's to decide; null: anybody's in its queue. */
  readonly forSenior: CaseNote | null
  /** Cases whose items are decided here, oldest first. */
  readonly merged: readonly MergedCase[]
  /** By when it must be decided without the cases that were merged into it. */
  readonly ownDeadline: Instant
  /** What people did beside deciding it, oldest first. */
  readonly turns: readonly CaseTurn[]
  /** When what was kept unchecked was checked after all, oldest first. Absent: it never was. */
  readonly checks?: readonly CaseCheck[]
  /** What it was about itself, once a check left in it only what was merged into it: what it is about when that is parted from it. */
  readonly checkedOff?: readonly CaseItem[]
}

/** The rule of an item that nothing was found about: deciding failed, and it was kept until somebody looks. */
export const UNCHECKED_RULE = 'unchecked'

/** What a later look at kept decisions said: nothing in those that are `cleared`; what was found in the others lies in the case. */
export type CaseCheck = { readonly cleared: readonly string[]; readonly found: readonly string[]; readonly at: Instant }

export type MergedCase = {
  readonly case: CaseId
  readonly subject: Subject
  readonly family: string
  /** Keys of the items that came with it. */
  readonly items: readonly string[]
  readonly deadline: Instant
  readonly by: PersonId
  readonly at: Instant
}

/** `object`: the queue, or the other case. */
export type CaseTurn = {
  readonly kind: 'moved' | 'escalated' | 'returned' | 'merged' | 'unmerged' | 'took-in' | 'gave-up'
  readonly by: PersonId
  readonly object: string | null
  readonly text: string
  readonly at: Instant
}

export type CaseNote = { readonly by: PersonId; readonly text: string; readonly at: Instant }
export type Lease = { readonly by: PersonId; readonly until: Instant }

export type CaseDecision = {
  /** Null: nobody; all that lay in it was kept unchecked, and has been checked by now. */
  readonly by: PersonId | null
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
  /** Its items are decided in another case. It keeps its place, so that what comes later about its subject goes there too. */
  | (CaseContents & { readonly kind: 'merged'; readonly into: CaseId })
  /** The case that it was merged into is decided: what comes later opens another. */
  | (CaseContents & { readonly kind: 'settled'; readonly into: CaseId })

export type CaseStatus = Exclude<Case['kind'], 'none'>
/** `declined`: nobody agreed to what it decided. */
export type ReopenReason = 'appeal-overturned' | 'new-evidence' | 'second-review' | 'undo' | 'declined'

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
  | CheckCommand
  | HandCommand
  | DecideCommand
  | { readonly kind: 'reopen'; readonly why: ReopenReason; readonly deadline: Instant }

export type CheckCommand = {
  readonly kind: 'check'
  readonly cleared: readonly string[]
  /** Decisions whose findings were joined just now. */
  readonly found: readonly string[]
  /** Whether more waits to be checked: then the case goes on, whatever is left in it. */
  readonly isMore: boolean
}

/** What somebody does with a case instead of deciding it. */
export type HandCommand =
  | (Handed & { readonly kind: 'move'; readonly queue: string })
  | (Handed & { readonly kind: 'escalate-to-senior' | 'return-to-queue' | 'unmerge' })
  | (Handed & { readonly kind: 'merge'; readonly into: CaseId })
  /** The other side of `merge`: `from` gives its items. Again, when something joined `from` since. */
  | (Handed & { readonly kind: 'take-in'; readonly from: CaseContents })
  /** The other side of `unmerge`. */
  | (Handed & { readonly kind: 'give-up'; readonly case: CaseId })
  /** What came to a case that is merged comes to the case it is merged into. */
  | { readonly kind: 'follow'; readonly from: CaseContents }
  | { readonly kind: 'settle' }

type Handed = { readonly by: Staff; readonly reason: string; readonly ifMatch: number | null }

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
  | {
      readonly kind: 'case.joined'
      readonly item: CaseItem
      readonly deadline: Instant
      /** Of which organization the subject is, when nothing was known of that before. */
      readonly organization?: OrganizationId
      readonly at: Instant
    }
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
  | (Turned & { readonly kind: 'case.moved'; readonly queue: string })
  | (Turned & { readonly kind: 'case.escalated-to-senior' | 'case.returned-to-queue' })
  | (Turned & { readonly kind: 'case.merged'; readonly into: CaseId })
  | (Turned & { readonly kind: 'case.unmerged' })
  | (Turned & { readonly kind: 'case.took-in'; readonly taken: MergedCase; readonly items: readonly CaseItem[] })
  | (Turned & { readonly kind: 'case.gave-up'; readonly case: CaseId })
  | {
      readonly kind: 'case.followed'
      readonly case: CaseId
      readonly items: readonly CaseItem[]
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'case.settled'; readonly at: Instant }
  | (CaseCheck & { readonly kind: 'case.checked' })
  | { readonly kind: 'case.decided'; readonly decision: CaseDecision; readonly at: Instant }
  | { readonly kind: 'case.reopened'; readonly why: ReopenReason; readonly deadline: Instant; readonly at: Instant }

type Turned = { readonly by: PersonId; readonly reason: string; readonly at: Instant }

/** Whether a machine found some of what lies in it. */
export const isDetected = (found: Case): boolean =>
  found.kind !== 'none' && found.items.some(({ kind }) => kind === 'finding')
