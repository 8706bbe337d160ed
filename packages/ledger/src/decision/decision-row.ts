/**
 * The decision stream: every decision that is kept, with the event it answers and what it was made from.
 * It only grows. It is partitioned by month of `decidedAt`; retention drops whole partitions.
 */
import type { Effect, Instant } from '@goodstanding/model'

/**
 * One decision, as it is kept. Documents (`event`, `result`, `explanation`) are stored as `json`, not `jsonb`:
 * byte for byte what was serialised, and any text is accepted, U+0000 included.
 */
export type DecisionRow = {
  /** UUIDv7 made when the event was accepted; the public id is `dec_` before it. */
  readonly id: string
  readonly organization: string
  readonly actor: string
  readonly eventType: string
  readonly source: string
  readonly eventId: string
  /** sha-256 of the body that was sent, 64 hex digits. */
  readonly bodyHash: string
  readonly effect: Effect
  /** Clauses of the findings, each once. */
  readonly clauses: readonly string[]
  readonly event: unknown
  /** The full answer. */
  readonly result: unknown
  /** What it was made from: signal values, window values, facts, policy version. */
  readonly explanation: unknown
  readonly policyVersion: string
  readonly observed: boolean
  readonly degraded: boolean
  readonly eventTime: Instant
  readonly decidedAt: Instant
}

/** Who holds an event's key. */
export type KeyHolder = { readonly decisionId: string; readonly bodyHash: string; readonly decidedAt: Instant }

/** `source` + `id` of an event. */
export type EventKey = { readonly source: string; readonly eventId: string }

/** Each filter is null for "any". Times are of acceptance (the instant in the id): `from` included, `until` excluded. */
export type DecisionFilter = {
  readonly organization: string | null
  readonly actor: string | null
  readonly eventType: string | null
  readonly effect: Effect | null
  readonly clause: string | null
  readonly from: Instant | null
  readonly until: Instant | null
}

/**
 * An event is decided after its id was made, so earlier months need no look: by this much, because ids go back only
 * when a clock goes back by more than an hour.
 */
export const CLOCK_SLACK_MS = 86_400_000
