/** What the public contract answers, as types. Instants are RFC 3339 strings in UTC; ids are opaque. */
import type { FieldError } from './problem.ts'
import type { ActionType, Bilingual, Capability, Decision, Effect, EventType, EventDataOf } from '@goodstanding/model'

export type * from './report-contract.ts'
export type * from './appeal-contract.ts'
export type * from './case-contract.ts'

/** An event in the CloudEvents envelope. `time` absent: the moment of arrival. */
export type WireEvent<T extends EventType = EventType> = {
  [Type in T]: {
    readonly specversion: '1.0'
    readonly id: string
    readonly source: string
    readonly type: Type
    readonly time?: string
    readonly data: Readable<EventDataOf<Type>>
  }
}[T]

/** Nothing is written into what a service hands over: what it keeps for reading only fits as well. */
type Readable<Value> = Value extends readonly (infer Item)[]
  ? readonly Readable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Readable<Value[Key]> }
    : Value

export type Page<Item> = {
  readonly items: readonly Item[]
  readonly next: string | null
  /** Parameters that the list does not take, each with the nearest that it takes; absent: there were none. */
  readonly ignored?: readonly { readonly pointer: string; readonly near: string | null }[]
}
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
  /** The one who stands, or something of theirs that was removed. */
  readonly subject: Subject
  readonly capability?: Capability | null
  readonly clause: string
  readonly status: 'active' | 'ended' | 'reversed' | 'reinstated'
  readonly takenAt: string
  readonly until: string | null
}

export type Standing = {
  readonly subject: Subject
  /** How the subject is called, where that is stated. To staff. */
  readonly name?: string
  readonly state: 'good' | 'limited' | 'suspended' | 'terminated'
  readonly until?: string | null
  readonly limits: readonly {
    readonly capability: Capability
    readonly until: string | null
    readonly action: string
  }[]
  readonly verification: 'none' | 'pending' | 'verified' | 'expiring' | 'revoked'
  readonly points: number
  /** Where the points come from, in the order in which they stop to count. */
  readonly pointsFrom: readonly {
    readonly points: number
    readonly action: string
    readonly clause: string
    readonly takenAt: string
    readonly endsAt: string
  }[]
  /** In one sentence, for the subject to read. */
  readonly summary: Bilingual
  /** Of an account whose organization lost something: everybody in it loses it too. */
  readonly organization?: {
    readonly id: string
    readonly state: 'limited' | 'suspended' | 'terminated'
    readonly until: string | null
    readonly limits: readonly { readonly capability: Capability; readonly until: string | null }[]
  }
  readonly exportUntil: string | null
  readonly actions: readonly StandingAction[]
}

export type LegalRequest = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
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
    /** How many of each kind. */
    readonly counts?: Readonly<Record<string, number>>
  }
  readonly gag: { readonly order: string; readonly until: string } | null
  readonly handledBy: readonly string[]
  readonly held: 'no' | 'held' | 'released'
  readonly reason?: string
  /** Who refused it. */
  readonly by?: string
  readonly second?: string
  readonly production?: { readonly by: string; readonly at: string; readonly manifest: string }
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
  | 'hold.reopened'
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
export type BatchItem = Decision | ItemProblem

/** What an observed event answers: taken, and the id that its decision will have. */
export type Observed = {
  readonly status: 'accepted'
  readonly source: string
  readonly id: string
  readonly decision: string
}

/** Why one item of a batch was not taken, as the server says it. */
export type ItemProblem = {
  readonly kind: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly requestId: string
  /** Where in the event, as a JSON pointer; each place in `errors`. */
  readonly pointer?: string
  readonly errors?: readonly FieldError[]
}

export function isDecision(item: BatchItem): item is Decision {
  return 'effect' in item
}

/** Whether the service should go on with what it asked about. */
export function isDelivered(effect: Effect): boolean {
  return effect === 'allow' || effect === 'flag'
}
