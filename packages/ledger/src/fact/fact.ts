/**
 * Facts: what decisions read beside the event. Each write leaves one entry in the change feed, in the same transaction
 * and in the order of commit, so that every node can follow by position and never miss one.
 */
import type { FactKind, Instant } from '@goodstanding/model'

export type { FactKind }

export type Fact = {
  readonly kind: FactKind
  /** The id in the path of its `PUT`. */
  readonly key: string
  /** Whose fact it is, for row-level security; null for facts of the installation (registers). */
  readonly organization: string | null
  readonly body: unknown
  /** 1 for a new fact, one more with every change; its withdrawal is one, while the feed tells of it. */
  readonly version: number
  readonly updatedAt: Instant
}

/** `expectedVersion`: null overwrites whatever is there, 0 demands that nothing is there, n demands version n. */
export type FactWrite = {
  readonly kind: FactKind
  readonly key: string
  readonly organization: string | null
  readonly body: unknown
  readonly expectedVersion: number | null
  readonly at: Instant
}

export type FactDelete = {
  readonly kind: FactKind
  readonly key: string
  readonly expectedVersion: number | null
  readonly at: Instant
}

export type FactStale = { readonly kind: 'fact.stale'; readonly version: number }

export type PutOutcome =
  | { readonly kind: 'put'; readonly version: number; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: FactStale }

export type DeleteOutcome =
  | { readonly kind: 'deleted'; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: FactStale | { readonly kind: 'fact.unknown' } }

/** One entry of the feed; `body` null means that the fact was deleted. */
export type FactChange = {
  readonly position: number
  readonly kind: FactKind
  readonly key: string
  readonly organization: string | null
  readonly body: unknown
  readonly version: number
  readonly at: Instant
}
