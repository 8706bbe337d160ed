/**
 * Observed events: accepted after the fact, durable before the answer, decided in the background.
 * An observed event takes its key and its decision's id when it is accepted, so a repeat is known at once.
 */
import type { Instant } from '@goodstanding/model'

export type ObservedEvent = {
  /** The id its decision will carry (UUIDv7 of acceptance). */
  readonly decisionId: string
  readonly organization: string
  readonly source: string
  readonly eventId: string
  readonly bodyHash: string
  readonly event: unknown
  readonly receivedAt: Instant
}

/** An observed event that this worker holds. `attempts` counts this one; it fences the lease. */
export type TakenEvent = ObservedEvent & { readonly attempts: number }
