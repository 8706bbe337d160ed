/**
 * A Decision answers one Event: an effect, the findings that led to it, and the policy version it was made under.
 * Section 2 of the public contract.
 */
import type { Bilingual, Capability, Effect, Severity } from './words.ts'

/** What a signal was seen in. Offsets are UTF-16 code units into the field the pointer names, as sent. */
export type Evidence = {
  readonly signal: string
  readonly value: number | string | boolean
  /** JSON pointer from the event's root, e.g. `/data/content/text`. */
  readonly pointer: string
  readonly start?: number
  readonly end?: number
  /** What was matched, when it was an entry of a register. */
  readonly match?: RegisterMatch
}

export type RegisterMatch = {
  readonly list: 'hashes' | 'urls'
  readonly entry: string
  readonly label: string | null
  /** Whose list the entry comes from; null: the operator's own. */
  readonly source: string | null
}

export type Finding = {
  readonly clause: string
  readonly rule: string
  readonly severity: Severity
  /** 0..1: the rule's stated confidence, or the score it was measured by. */
  readonly confidence: number
  readonly effect: Effect
  readonly evidence: readonly Evidence[]
}

/** A row of `directory.import` that does not go on. */
export type RowDecision = {
  readonly index: number
  readonly effect: 'hold' | 'block'
  readonly clause: string
  readonly rule?: string
}

export type PolicyReference = { readonly id: string; readonly version: string }

/** Why standing refused, when it did. */
export type StandingRefusal = {
  readonly state: 'limited' | 'suspended' | 'terminated'
  readonly subject: { readonly type: 'account' | 'organization'; readonly id: string }
  readonly capability: Capability
  /** RFC 3339, or null for good. */
  readonly until: string | null
  readonly action: string | null
}

export type Decision = {
  readonly id: string
  readonly effect: Effect
  readonly findings: readonly Finding[]
  /** What the sender alone is told: why it was kept back, and where help is, of what is delivered too. Null when there is nothing to tell. */
  readonly message: Bilingual | null
  readonly case: string | null
  readonly appealUntil: string | null
  readonly policy: PolicyReference
  readonly standing?: StandingRefusal
  readonly rows?: readonly RowDecision[]
  /** Present and true only when deciding machinery failed, or the database was away, and the policy's `onFailure` answered. */
  readonly degraded?: true
}
