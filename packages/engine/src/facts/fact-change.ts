/** Changes of facts, as the ledger's feed carries them. */
import type { Capability, FactKind, Instant } from '@goodstanding/model'

/** A fact put or (body null) deleted. Bodies were checked against the schema of their kind when they were put. */
export type FactChange = { readonly kind: FactKind; readonly id: string; readonly body: unknown }

export type StandingSubject = { readonly type: 'account' | 'organization'; readonly id: string }

/** A capability taken away until an instant, or for good (null). */
export type StandingLimit = {
  readonly capability: Capability
  readonly until: Instant | null
  readonly action: string | null
  /** From when on; absent: from ever on. */
  readonly since?: Instant
}

/** Where an account or organization stands. For `suspended` and `terminated`, `until` and `action` say how long and why. */
export type SubjectStanding = {
  readonly state: 'good' | 'limited' | 'suspended' | 'terminated'
  readonly until: Instant | null
  readonly action: string | null
  readonly limits: readonly StandingLimit[]
  readonly points: number
  /** Open reports about the subject. */
  readonly reports: number
  /** A terminated organization's people sign in, read and export until then; null or absent: not at all. */
  readonly exportUntil?: Instant | null
  /** From when on it is `suspended` or `terminated`; absent: from ever on. */
  readonly since?: Instant
}

/** `standing` null: good standing again, nothing remembered. */
export type StandingChange = { readonly subject: StandingSubject; readonly standing: SubjectStanding | null }

/** What a register of terminated identities keeps: keyed tokens, never the identifiers themselves. */
export type TerminatedTokens = { readonly tokens: readonly string[]; readonly terminatedAt: Instant }

export type FactRefusal = {
  readonly kind:
    | 'fact.unknown-clause'
    | 'fact.dates-reversed'
    | 'fact.bad-url'
    | 'fact.bad-domain'
    | 'fact.bad-origin'
    | 'fact.blank-word'
    | 'fact.no-hash'
    | 'fact.no-identity'
    | 'fact.same-id'
  /** JSON pointer into the body. */
  readonly pointer: string
  readonly message: string
  /** The nearest known name, when there is one. */
  readonly hint: string | null
}
