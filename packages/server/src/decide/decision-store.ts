/** Where decisions go: into the ledger, or into a count. */
import type { AppendOutcome, CounterPack, DecisionRow, KeyHolder } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'

/** What the ledger does for deciding. */
export type DecisionStore = {
  readonly append: (row: DecisionRow, counts: readonly CounterPack[]) => Promise<AppendOutcome>
  /** Stores a decision that nobody waits for, together with others of the same second. False: it was not stored. */
  readonly record: (row: DecisionRow) => Promise<boolean>
  readonly observe: (event: Event, accepted: AcceptedEvent) => Promise<AppendOutcome>
  readonly byId: (id: string) => Promise<DecisionRow | null>
  /** Whether an event was observed under this id, and waits to be decided. */
  readonly isObserved: (id: string) => Promise<boolean>
  /** Who holds the event's key; answers null without a database round trip for keys that were never stored. */
  readonly holderOf: (event: Event) => Promise<KeyHolder | null> | null
}

export type AcceptedEvent = {
  readonly decisionId: string
  readonly bodyHash: string
  readonly body: unknown
  readonly now: number
}

export type AllowCounts = {
  readonly count: (event: Event, now: number) => void
  /** Whether this plain allow is one of those recorded whole. */
  readonly sampled: (rate: number) => boolean
}
