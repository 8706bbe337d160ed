/**
 * A Report says that something breaks the policy. Administrators of the reporter's organization look first; the operator
 * looks when they are accused, silent or absent, or when it is grave.
 * Invariants: the reporter is never named to the accused; an accused administrator never handles the report;
 * every report has a deadline and gets an answer.
 */
import type {
  AccountId,
  CaseId,
  ClauseId,
  ComplaintId,
  Danger,
  Instant,
  OrganizationId,
  ReportId,
  Severity,
} from '@goodstanding/model'
import type { Evidence, EvidenceItem } from './evidence.ts'

/** `mail`: somebody who wrote to the operator's mailbox; `id` is a keyed token of the address, which nobody has verified. */
export type Reporter =
  | { readonly kind: 'member' | 'external'; readonly id: AccountId; readonly organization: OrganizationId }
  | { readonly kind: 'mail'; readonly id: AccountId; readonly organization: null; readonly sender: 'unverified' }

export type ReportAbout =
  | {
      readonly kind: 'event'
      readonly source: string
      readonly id: string
      /** Who sent it. */
      readonly account: AccountId | null
      /** Whom the reporter names. Absent: nobody. */
      readonly named?: AccountId
      /** Whose administrators, beside the operator, are told who sent it: nothing says that the reporter knows. Absent: no bound. */
      readonly onlyFor?: OrganizationId
    }
  | { readonly kind: 'account'; readonly account: AccountId }
  | { readonly kind: 'organization'; readonly organization: OrganizationId }
  | { readonly kind: 'text' }

export type ReportHandler = 'administrator' | 'operator'

/** Why the operator handles a report. */
export type OperatorReason =
  | 'severity'
  /** Somebody may need help, and their employer is not told. */
  | 'person-at-risk'
  | 'administrator-accused'
  | 'author-unknown'
  | 'organization-accused'
  | 'external-reporter'
  | 'reporter-chose'
  | 'no-administrator'
  | 'deadline'
  | 'reporter-escalated'
  /** Its case is open again, and nothing stands of what it led to. */
  | 'reopened'

export type ReportContents = {
  readonly id: ReportId
  readonly reporter: Reporter
  readonly about: ReportAbout
  readonly clause: ClauseId | null
  readonly severity: Severity
  readonly danger: Danger
  readonly text: string
  readonly evidence: Evidence
  readonly receivedAt: Instant
  /** Accounts that may neither see nor handle the report, because it is about them. */
  readonly accused: readonly AccountId[]
  readonly case: CaseId | null
  readonly talk: readonly ReportLine[]
  /** Later complaints that name it beside what they say. Absent: none. */
  readonly attached?: readonly ComplaintId[]
  /** How an administrator closed it, and what its reporter said to that when they brought it to the operator. Absent: they did not. */
  readonly escalated?: ReportEscalation
  /** When it was answered first; absent until then, and in reports that were answered once, before this was kept. */
  readonly firstAnsweredAt?: Instant
}

/** For the operator and the reporter alone: what it says of the administrator is not said to them. */
export type ReportEscalation = {
  readonly dismissal: {
    readonly reason: string
    readonly translation?: string
    /** They had confirmed it and dealt with it themselves. Absent: they dismissed it. */
    readonly handled?: true
    readonly at: Instant
  }
  readonly reason: string | null
  readonly at: Instant
}

/** One line of the conversation with the reporter. */
export type ReportLine = { readonly from: 'administrator' | 'reporter'; readonly text: string; readonly at: Instant }

/** `reversed`: what it led to was taken back later, all of it. */
export type ReportOutcome = 'acted' | 'no-violation' | 'reversed'

export type Report =
  | { readonly kind: 'none' }
  | (ReportContents & { readonly kind: 'with-administrator' | 'asked'; readonly deadline: Instant })
  | (ReportContents & {
      /** `handled`: an administrator confirmed it and dealt with it, and sent nothing to the operator; `reason` says what they did. */
      readonly kind: 'dismissed' | 'handled'
      readonly by: AccountId
      readonly reason: string
      /** The reason in the other language. */
      readonly translation?: string
      readonly at: Instant
    })
  | (ReportContents & { readonly kind: 'complained'; readonly complaint: ComplaintId; readonly deadline: Instant })
  | (ReportContents & { readonly kind: 'with-operator'; readonly why: OperatorReason; readonly deadline: Instant })
  | (ReportContents & {
      readonly kind: 'answered'
      readonly outcome: ReportOutcome
      /** Found manifestly unfounded. Absent: it was not. */
      readonly unfounded?: true
      /** Whoever reported is warned with the answer: one report too many was unfounded. Absent: they are not. */
      readonly warned?: true
      readonly at: Instant
    })
  | (ReportContents & { readonly kind: 'withdrawn'; readonly at: Instant })

/** The status words of the public contract. */
export type ReportStatus = Exclude<Report['kind'], 'none' | 'handled'>

const STATUSES: Readonly<Record<Exclude<Report['kind'], 'none'>, ReportStatus>> = {
  'with-administrator': 'with-administrator',
  asked: 'asked',
  dismissed: 'dismissed',
  handled: 'answered',
  complained: 'complained',
  'with-operator': 'with-operator',
  answered: 'answered',
  withdrawn: 'withdrawn',
}

/**
 * In the words of the contract: what an organization dealt with itself is answered. While nodes are replaced by newer ones, a kept report may be
 * of a kind that this one does not know: then the operator will answer it.
 */
export function reportStatus({ kind }: { readonly kind: Exclude<Report['kind'], 'none'> }): ReportStatus {
  return Object.hasOwn(STATUSES, kind) ? STATUSES[kind] : 'with-operator'
}

export type ReportRoute =
  | { readonly to: 'administrator'; readonly deadline: Instant }
  | {
      readonly to: 'operator'
      readonly why: OperatorReason
      readonly deadline: Instant
      /** An organization that is told beside the operator, without the reporter's name. */
      readonly inform: OrganizationId | null
    }

export type ReportCommand =
  | {
      readonly kind: 'file'
      readonly report: ReportContents
      readonly route: ReportRoute
      readonly flooding: 'no' | 'limited'
    }
  | {
      readonly kind: 'confirm'
      readonly by: AccountId
      readonly statement: string
      readonly complaint: ComplaintId
      readonly operatorDeadline: Instant
      /** By a complaint that names it: then what an administrator had closed is the operator's after all. */
      readonly reconsidered?: true
    }
  /** A complaint names it beside what it says; where the report stands does not change. */
  | { readonly kind: 'attach'; readonly by: AccountId; readonly complaint: ComplaintId }
  | {
      readonly kind: 'dismiss'
      readonly by: AccountId
      readonly reason: string
      /** The reason in the other language. */
      readonly translation?: string | null
    }
  | {
      readonly kind: 'handle'
      readonly by: AccountId
      /** What the organization did about it. */
      readonly statement: string
      /** The statement in the other language. */
      readonly translation?: string | null
    }
  | { readonly kind: 'ask'; readonly by: AccountId; readonly question: string }
  | { readonly kind: 'reply'; readonly by: AccountId; readonly text: string }
  | {
      readonly kind: 'escalate'
      /** `no-administrator`: nobody of the organization is left who may handle it, long before its deadline or not. */
      readonly by:
        | { readonly kind: 'reporter'; readonly id: AccountId }
        | { readonly kind: 'clock' }
        | { readonly kind: 'no-administrator' }
      readonly reason: string | null
      readonly operatorDeadline: Instant
    }
  | { readonly kind: 'withdraw'; readonly by: AccountId }
  /** What the reporter says or shows later, unasked: a further mail in the thread. */
  | {
      readonly kind: 'add'
      readonly by: AccountId
      readonly text: string
      readonly evidence: readonly EvidenceItem[]
    }
  /** `from`: the case it was in, when cases are merged or parted. */
  | { readonly kind: 'join'; readonly case: CaseId; readonly from?: CaseId }
  | { readonly kind: 'answer'; readonly outcome: ReportOutcome; readonly unfounded?: true; readonly warned?: true }
  /**
   * Nothing stands of what it led to, and its case is open again: an answer is owed anew. `undone`: the decision itself is undone, whatever
   * it said; otherwise only what was acted on waits again.
   */
  | { readonly kind: 'reopen'; readonly deadline: Instant; readonly why?: 'undone' }

export type ReportEvent =
  | {
      readonly kind: 'report.filed'
      readonly report: ReportContents
      readonly route: ReportRoute
      readonly at: Instant
    }
  | {
      readonly kind: 'report.confirmed'
      readonly by: AccountId
      readonly statement: string
      readonly complaint: ComplaintId
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'report.attached'; readonly by: AccountId; readonly complaint: ComplaintId; readonly at: Instant }
  | {
      readonly kind: 'report.dismissed' | 'report.handled'
      readonly by: AccountId
      readonly reason: string
      readonly translation?: string
      readonly at: Instant
    }
  | { readonly kind: 'report.asked'; readonly by: AccountId; readonly question: string; readonly at: Instant }
  | { readonly kind: 'report.replied'; readonly text: string; readonly at: Instant }
  | {
      readonly kind: 'report.escalated'
      readonly why: 'deadline' | 'no-administrator' | 'reporter-escalated'
      readonly reason: string | null
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'report.withdrawn'; readonly at: Instant }
  | {
      readonly kind: 'report.added'
      readonly text: string
      readonly evidence: readonly EvidenceItem[]
      readonly at: Instant
    }
  | { readonly kind: 'report.joined'; readonly case: CaseId; readonly at: Instant }
  | {
      readonly kind: 'report.answered'
      readonly outcome: ReportOutcome
      readonly unfounded?: true
      readonly warned?: true
      readonly at: Instant
    }
  | { readonly kind: 'report.reopened'; readonly deadline: Instant; readonly at: Instant }
