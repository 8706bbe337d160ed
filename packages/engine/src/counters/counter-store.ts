/** Every window of one engine. */
import type { Instant } from '@goodstanding/model'
import type { WindowDeclaration, WindowInput } from '@goodstanding/policy'
import type { CounterStats } from './counter-options.ts'
import type { PackedCounters } from './counter-pack.ts'

export type HashedKey = { high: number; low: number }

/** A hashed key at a moment. One is changed and given again and again: nobody keeps it. */
export type KeyAt = HashedKey & { time: Instant }

/**
 * Windows run on the time of events. A reading at `time` counts what happened in (time - duration, time]; it is exact while
 * a key has at most 12 distinct moments in its window, and exact within a tenth of the duration beyond that.
 *
 * An event may come late: up to a duration behind the newest event of its key, and behind the newest of the node by a duration, ten
 * minutes at least and a day at most. Its reading misses nothing and counts at most a tenth too much at either end; it is exact
 * while the key had fewer than 12 moments, within one and a half durations. Later ones are counted in `late`, and in records apart
 * that a run of them keeps (`past-counts.ts`, `late-run.ts`): told in their order they read as if they had been in time. Distinct counts and `first_seen` know when a value came last: to a late event, others
 * than its own that came again since are not there.
 */
export type CounterStore = {
  /** Makes these windows known. One that was known before, by its key, keeps its counts; one no longer named is forgotten. */
  readonly declare: (windows: readonly WindowDeclaration[]) => void
  /** Writes the hash of a key into `at`: for `feedAt` and `readAt`, so that a key of many windows is hashed once. */
  readonly hashKey: (key: string, at: KeyAt) => void
  /** Asks memory for the record that a feed or a reading of this key begins with, and answers a word of it. Changes nothing. */
  readonly touchAt: (window: number, at: KeyAt) => number
  /** Adds one event to a declared window (by index) and answers the reading at its time, this event included. */
  readonly feedAt: (window: number, at: KeyAt, input: WindowInput) => number
  /** The reading of a key; `text` for copies. */
  readonly readAt: (window: number, at: KeyAt, text: string | null) => number
  /** `feedAt` of a key that is hashed for this once. */
  readonly feed: (window: number, input: WindowInput & { readonly key: string }, time: Instant) => number
  /** `readAt` of a key that is hashed for this once. */
  readonly read: (window: number, key: string, text: string | null, time: Instant) => number
  /**
   * Up to `limit` records of windows that are not durable, changed since they were last packed; `more` when others wait. None is left
   * out, however old beside the newest event of the node: a late event would read otherwise after a restart than before it. What
   * was dropped since it was packed comes back by a restart; no event reads that but those that `late` counts.
   */
  readonly packDirty: (limit: number) => { readonly packed: PackedCounters | null; readonly more: boolean }
  /** Records of durable windows changed since this was last asked: to be stored together with the event that changed them. */
  readonly packChanged: () => PackedCounters | null
  /** Makes every record wait to be packed, those of durable windows too. */
  readonly markAll: () => void
  /** Puts records back, those of `joined` windows beside what is there; those of unknown windows are left out. Answers how many were kept. */
  readonly restore: (packed: Omit<PackedCounters, 'count'>) => number
  /** Keys of the windows that nodes know of one another: those whose records are stored with decisions, and count or remember. */
  readonly joined: () => readonly string[]
  /**
   * Takes in what another node counted in those windows: nothing twice, however often it comes, and nothing that this one counted is lost.
   * Exact while both together have at most 12 moments of a key; beyond that the greater count stands.
   */
  readonly join: (packed: Omit<PackedCounters, 'count'>) => void
  /** Forgets every count of one window. */
  readonly resetWindow: (windowKey: string) => void
  readonly stats: () => CounterStats
}
