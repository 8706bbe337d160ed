/** Deciding as a use-case: check, recognise repeats, evaluate, store what must be durable, answer. */
import type { BodyHash } from '@goodstanding/engine'
import type { Decision } from '@goodstanding/model'

/** What `POST /v1/events` answers for one event. */
export type Observed = {
  readonly status: 'accepted'
  readonly source: string
  readonly id: string
  readonly decision: string
}

/** A decision with what it was made from, in words and in numbers. */
export type ExplainedDecision = Decision & { readonly explanation: unknown; readonly event?: unknown }

/**
 * An event as it came, with the hash of its text: by it, one that is sent again is told from another under the same id. `size`: bytes of
 * the text.
 */
export type AskedEvent = { readonly value: unknown; readonly body: BodyHash; readonly size: number }

/** Bytes from which on an event is read, hashed and decided in turns of its own: each takes some ten milliseconds of a megabyte. */
export const LARGE = 256 * 1024

export type Decider = {
  /**
   * Decides one event as it came; answers the decision as JSON text. Throws a Problem when it cannot be taken. `isUnconfirmed`: for a
   * service that is accepted on trust because the database is away; the policy's `onFailure` answers then, and no answer is unmarked.
   */
  readonly decide: (asked: AskedEvent, now: number, isUnconfirmed?: boolean) => string | Promise<string>
  /** Takes one event to be decided in the background; durable when it resolves. */
  readonly observe: (asked: AskedEvent, now: number) => Promise<Observed>
  /** The decision of a public id (`dec_…`) with its explanation, or null. */
  readonly explain: (id: string) => Promise<ExplainedDecision | null>
}
