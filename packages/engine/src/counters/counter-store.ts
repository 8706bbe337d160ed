/** Every window of one engine. */
import type { Instant } from '@goodstanding/model'
import type { WindowDeclaration, WindowInput } from '@goodstanding/policy'
import type { CounterStats } from './counter-options.ts'

/** One record on its way to storage or back. `buckets` is opaque; `touched` is the newest event time in it. */
export type CounterRecord = {
  readonly windowKey: string
  /** The halves of the key's hash, signed 32-bit numbers. */
  readonly keyHi: number
  readonly keyLo: number
  readonly buckets: Uint8Array
  readonly touched: Instant
}

/**
 * Windows run on the time of events. A reading at `time` counts what happened in (time - duration, time]; it is exact while
 * a key has at most 12 distinct moments in its window, and exact within a tenth of the duration beyond that.
 */
export type CounterStore = {
  /** Makes these windows known. One that was known before, by its key, keeps its counts; one no longer named is forgotten. */
  readonly declare: (windows: readonly WindowDeclaration[]) => void
  /** Adds one event to a declared window (by index) and answers the reading at its time, this event included. */
  readonly feed: (window: number, input: WindowInput, time: Instant) => number
  /** The reading of a key; `text` for copies. */
  readonly read: (window: number, key: string, text: string | null, time: Instant) => number
  /** Up to `limit` records changed since they were last taken, for snapshots. */
  readonly takeDirty: (limit: number) => readonly CounterRecord[]
  /** Records of durable windows changed since this was last asked: to be stored together with the event that changed them. */
  readonly takeChanged: () => readonly CounterRecord[]
  /** Puts records back; those of unknown windows are left out. Answers how many were kept. */
  readonly restore: (records: readonly CounterRecord[]) => number
  /** Forgets every count of one window. */
  readonly resetWindow: (windowKey: string) => void
  readonly stats: () => CounterStats
}
