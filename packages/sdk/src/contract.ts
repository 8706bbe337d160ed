/** What the public contract answers, as types. Instants are RFC 3339 strings in UTC; ids are opaque. */
import type {
  ActionType,
  Bilingual,
  Capability,
  Decision,
  Effect,
  EventType,
  EventDataOf,
  PolicyReference,
  Severity,
} from '@goodstanding/model'

/** An event in the CloudEvents envelope. `time` absent: the moment of arrival. */
export type WireEvent<T extends EventType = EventType> = {
  [Type in T]: {
    readonly specversion: '1.0'
    readonly id: string
    readonly source: string
    readonly type: Type
    readonly time?: string
    readonly data: EventDataOf<Type>
  }
}[T]

export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }
export type PageAsked = { readonly limit?: number; readonly cursor?: string | null }

export type ExplainedDecision = Decision & {
  readonly event?: WireEvent
  readonly explanation: { readonly words: readonly Bilingual[] }
}

export type Subject = {
  readonly type: 'account' | 'organization' | 'content'
  readonly id: string
  readonly organization?: string | null
}

export type StandingAction = {
  readonly id: string
  readonly type: ActionType
  readonly capability?: Capability | null
  readonly clause: string
  readonly points: number
  readonly status: 'active' | 'ended' | 'reversed'
  readonly takenAt: string
  readonly until: string | null
}

export type Standing = {
  readonly subject: Subject
  readonly state: 'good' | 'limited' | 'suspended' | 'terminated'
  readonly until?: string | null
  readonly limits: readonly {
    readonly capability: Capability
    readonly until: string | null
    readonly action: string
  }[]
  readonly verification: 'none' | 'pending' | 'verified' | 'expiring' | 'revoked'
  readonly points: number
  /** In one sentence, for the subject to read. */
  readonly summary: Bilingual
  readonly exportUntil: string | null
  readonly actions: readonly StandingAction[]
}

export type ReportStatus =
  | 'with-administrator'
  | 'asked'
  | 'dismissed'
  | 'complained'
  | 'with-operator'
  | 'answered'
  | 'withdrawn'

export type About = {
  readonly event?: { readonly source: string; readonly id: string }
  readonly account?: string
  readonly organization?: string
}

export type StatedEvidence = {
  readonly text?: string
  readonly at?: string
  readonly event?: { readonly source: string; readonly id: string }
  readonly file?: string
}

export type Reporter = { readonly organization: string; readonly id: string; readonly kind: 'member' | 'external' }

export type NewReport = {
  readonly about: About
  readonly clause?: string | null
  readonly text: string
  readonly evidence?: readonly StatedEvidence[]
  /** Who looks at it first; the administrators of the reporter's organization unless it is left to the operator. */
  readonly to?: 'administrator' | 'operator'
  /** Only with a service token: for whom it reports. */
  readonly reporter?: Reporter
}

export type EvidenceItem = {
  /** `files`: by their SHA-256. */
  readonly versions: readonly { readonly text: string | null; readonly at: string; readonly files: readonly string[] }[]
  readonly [more: string]: unknown
}

export type Report = {
  readonly id: string
  readonly status: ReportStatus
  readonly case: string | null
  readonly deadline: string | null
  readonly receipt?: string
  readonly about: About
  readonly clause: string | null
  readonly severity: Severity
  readonly text: string
  readonly receivedAt: string
  readonly talk: readonly { readonly by: string; readonly text: string; readonly at: string; readonly kind?: string }[]
  readonly reporter?: { readonly id: string; readonly organization: string | null; readonly kind: string }
  readonly evidence: readonly EvidenceItem[]
  /** When the copies were erased, and why: `receipt` is what the log calls it, `entry` the number of the log's entry. */
  readonly evidenceErased?: Bilingual & {
    readonly at: string
    readonly why: 'retention' | 'erasure'
    readonly receipt: string
    readonly entry?: number | null
  }
  /** What was said around it, as far as somebody supplied it. */
  readonly surroundings?: { readonly before: readonly EvidenceItem[]; readonly after: readonly EvidenceItem[] }
  readonly reason?: string
  readonly complaint?: string
  readonly outcome?: 'acted' | 'no-violation'
  readonly answer?: Bilingual
}

export type Complaint = {
  readonly id: string
  readonly status: string
  readonly organization: string
  readonly by: string
  readonly about: Readonly<Record<string, unknown>>
  readonly reports: readonly string[]
  readonly statement: string
  readonly case: string
  readonly filedAt: string
  readonly deadline: string
  readonly outcome?: 'acted' | 'no-violation'
  readonly answer?: Bilingual
}

export type Confirmed = { readonly report: Report; readonly complaint: { readonly id: string; readonly case: string } }

/** `merged`: decided within another case; `settled`: that one is decided. */
export type CaseStatus = 'open' | 'claimed' | 'waiting' | 'decided' | 'merged' | 'settled'

/** What somebody did with a case beside deciding it. `object`: the queue, or the other case. */
export type CaseTurn = {
  readonly kind: 'moved' | 'escalated' | 'returned' | 'merged' | 'unmerged' | 'took-in' | 'gave-up'
  readonly by: string
  readonly object: string | null
  readonly text: string
  readonly at: string
}

export type CaseDecision = {
  readonly by: string
  readonly at: string
  readonly reason: string
  readonly batch: string | null
  readonly outcome:
    | { readonly kind: 'violation'; readonly clause: string; readonly actions: readonly string[] }
    | { readonly kind: 'no-violation' }
}

export type Recommended = {
  readonly clause: string
  readonly action: ActionType
  readonly capability: Capability | null
  readonly until: string | null
  /** The subject's points once this violation counts. */
  readonly points: number
}

export type Case = {
  readonly id: string
  readonly subject: Subject
  readonly status: CaseStatus
  readonly family: string
  readonly clauses: readonly string[]
  readonly severity: Severity
  /** 0..1000, higher is sooner. */
  readonly priority: number
  readonly openedAt: string
  readonly deadline: string
  readonly version: number
  readonly lease: { readonly by: string; readonly until: string } | null
  readonly waiting?: { readonly for: string; readonly by: string; readonly until: string }
  readonly queue: string
  /** Who put it into its queue; null: the rules. */
  readonly queuedBy: string | null
  /** Left to a senior, by whom and why; null: anybody's in its queue. */
  readonly forSenior: { readonly by: string; readonly text: string; readonly at: string } | null
  /** The case that it is decided within; null: its own. */
  readonly mergedInto: string | null
  readonly merged: readonly {
    readonly case: string
    readonly subject: Subject
    readonly family: string
    readonly by: string
    readonly at: string
  }[]
  readonly turns: readonly CaseTurn[]
  readonly findings: readonly {
    readonly clause: string
    readonly rule: string
    /** The entry of a register that it matched: on which list, and whose. */
    readonly match?: {
      readonly list: 'hashes' | 'urls'
      readonly entry: string
      readonly label: string | null
      readonly source: string | null
    }
    readonly severity: Severity
    readonly confidence: number
    readonly decision: string
    readonly at: string
  }[]
  readonly reports: readonly { readonly id: string; readonly clause: string; readonly at: string }[]
  readonly complaints: readonly { readonly id: string; readonly clause: string; readonly at: string }[]
  readonly exhibits: readonly {
    readonly fingerprint: string
    readonly kind: string
    readonly clause: string
    readonly copies: number
    readonly reporters: number
  }[]
  readonly notes: readonly { readonly by: string; readonly text: string; readonly at: string }[]
  readonly decisions: readonly CaseDecision[]
  readonly decision: CaseDecision | null
  /** Only of one case: what the ladder recommends. A person decides. */
  readonly recommended?: readonly Recommended[]
}

export type StatedAction = {
  readonly type: ActionType
  readonly capability?: Capability | null
  readonly until?: string | null
  readonly subject?: { readonly type: Subject['type']; readonly id: string }
}

export type NewDecision = {
  readonly outcome?: 'violation' | 'no-violation'
  readonly clause?: string
  readonly actions?: readonly StatedAction[]
  readonly reason: string
  readonly facts?: string
  readonly ifMatch?: number | null
  /** Reports of a case without a violation that are manifestly unfounded. */
  readonly unfounded?: readonly string[]
}

export type ActionStatus = 'awaiting-second' | 'declined' | 'active' | 'ended' | 'reversed'

export type Action = {
  readonly id: string
  readonly type: ActionType
  readonly subject: Subject
  readonly capability?: Capability
  readonly until: string | null
  readonly clause: string
  readonly severity: Severity
  readonly policy: PolicyReference
  readonly reason: string
  readonly case: string | null
  readonly status: ActionStatus
  readonly by: { readonly kind: 'person' | 'machine'; readonly id?: string }
  readonly second?: string | null
  readonly takenAt?: string
  readonly reversedAt?: string
  readonly reversedBy?: string | null
  readonly notice?: string
}

export type CaseDecided = {
  readonly case: Case
  readonly actions: readonly Action[]
  readonly notices: readonly string[]
}

export type Notice = {
  readonly id: string
  readonly action: string
  readonly type: ActionType
  readonly capability?: Capability
  readonly subject: Subject
  readonly recipient: string
  readonly clause: string
  readonly policy: PolicyReference
  readonly facts: Bilingual
  readonly automated: boolean
  readonly message: Bilingual
  readonly takenAt: string
  readonly sentAt: string
  readonly until: string | null
  readonly appealUntil: string
  /** Only to the subject and to the service that delivers the notice. */
  readonly appealToken?: string
}

export type NewAppeal = {
  readonly action?: string
  readonly case?: string
  readonly text: string
  readonly token?: string
}

export type Appeal = {
  readonly id: string
  readonly status: 'pending' | 'upheld' | 'overturned' | 'reduced'
  readonly action?: string
  readonly case?: string
  readonly party: 'subject' | 'reporter' | 'early-release'
  readonly by: string
  readonly text: string
  readonly filedAt: string
  /** Moved on by a question, for as long as its answer takes: seven days at most. */
  readonly deadline: string
  readonly talk: readonly AppealLine[]
  /** By when a question is to be answered; null when none waits. */
  readonly answerBy: string | null
  readonly reason?: string
  /** To staff alone. */
  readonly decidedBy?: string
  readonly decidedAt?: string
}

/** What was asked and answered about an appeal, oldest first. */
export type AppealLine = {
  readonly from: 'reviewer' | 'appellant'
  /** Who asked; to staff alone. */
  readonly by?: string
  readonly text: string
  readonly at: string
}

export type AppealAnswer = {
  readonly outcome: 'uphold' | 'overturn' | 'reduce'
  readonly reason: string
  readonly actions?: readonly StatedAction[]
}

export type LegalRequest = {
  readonly id: string
  readonly status: 'received' | 'validated' | 'holding' | 'approved' | 'produced' | 'closed' | 'refused' | 'emergency'
  readonly authority: string
  readonly country: string
  readonly basis: string
  readonly reference: string
  readonly receivedAt: string
  readonly deadline: string
  readonly scope: {
    readonly subjects: readonly string[]
    readonly kinds: readonly string[]
    readonly span: { readonly from: string; readonly until: string | null }
    readonly records: number | null
  }
  readonly gag: { readonly order: string; readonly until: string } | null
  readonly handledBy: readonly string[]
  readonly held: 'no' | 'held' | 'released'
  readonly reason?: string
  readonly second?: string
  readonly production?: { readonly by: string; readonly at: number; readonly manifest: string }
  /** Only in the answer of `produce`. */
  readonly package?: unknown
}

export type LegalStep =
  | 'validate'
  | 'hold'
  | 'approve'
  | 'produce'
  | 'refuse'
  | 'narrow'
  | 'review'
  | 'extend-gag'
  | 'close'
  | 'release-hold'

export type MemberTokenAsked = {
  /** The person's id on the service. */
  readonly sub: string
  readonly organization: string
  readonly role: 'member' | 'admin' | 'external'
  /** Seconds, 1..600. Default: 600. */
  readonly ttl?: number
}
export type MemberToken = { readonly token: string; readonly expiresAt: string }

export type Signals = {
  readonly signals: readonly { readonly name: string; readonly score: number; readonly evidence: unknown }[]
  readonly language: string
  readonly folded: string
}

/** An organization that would like a name; only the name has to be there. */
export type NameAsked = { readonly name: string } & Partial<EventDataOf<'organization.register'>['subject']>

/** What speaks against a name, in words for the applicant. */
export type NameExplained = {
  readonly name: string
  readonly parts: Readonly<Record<'region' | 'distinctive' | 'industry' | 'legalForm', string | null>>
  readonly summary: Bilingual
  readonly objections: readonly {
    readonly signal: string
    readonly score: number
    /** The name that it speaks of, and where in it. */
    readonly name: string
    readonly start: number
    readonly end: number
    readonly why: Bilingual
    /** What clears it. */
    readonly proof: Bilingual
    readonly match: { readonly name: string; readonly kind: string; readonly method: string } | null
  }[]
}

/** The type of an outgoing webhook. */
export type WebhookType =
  | 'decision.made'
  | 'hold.released'
  | 'hold.rejected'
  | 'action.taken'
  | 'action.ended'
  | 'action.reversed'
  | 'standing.changed'
  | 'verification.changed'
  | 'verification.asked'
  | 'permit.changed'
  | 'report.answered'
  | 'notice.sent'
  | 'disclosure.told'
  | 'appeal.asked'
  | 'appeal.decided'
  | 'deadline.passed'
  | 'effect.begun'
  | 'effect.undone'
  | 'administrator.missing'
  | 'administrator.named'
  | 'organization.closing'
  | 'organization.closed'
  | 'rule.lowered'
  | 'rule.raised'
  | 'rule.below-floor'

/** A thin CloudEvents body: what happened to whom. Ask the API for the rest. */
export type WebhookEvent = {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: WebhookType
  /** `account/u1`, `organization/acme`, `content/dec_…`, `rule/<clause>/<rule>`. */
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What an item of a batch answers: a decision, or the problem in its place. */
export type BatchItem = Decision | { readonly kind: string; readonly status: number; readonly title: string }

export function isDecision(item: BatchItem): item is Decision {
  return 'effect' in item
}

/** Whether the service should go on with what it asked about. */
export function isDelivered(effect: Effect): boolean {
  return effect === 'allow' || effect === 'flag'
}
