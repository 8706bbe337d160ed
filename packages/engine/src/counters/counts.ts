/** What counting changes in a store, and how a change is kept. */
import type { Instant } from '@goodstanding/model'
import type { CounterPacker } from './counter-pack.ts'
import type { Tables } from './counter-tables.ts'
import type { RecordTable } from './record-table.ts'
import type { Counting } from './window-record.ts'
import type { KnownWindow } from './window-registry.ts'

export type Counts = Tables & {
  /** Records of durable windows that changed since they were last collected, in the order of their changes. */
  readonly changed: CounterPacker
  /** Of the record of counts that is at hand, and what it dropped just now. */
  readonly counting: Counting
  /** Event time of the newest event. */
  watermark: Instant
  late: number
}

/**
 * Marks a record as changed. One of a durable window is handed out with the decision that changed it, and only so: stored ahead of
 * it, it would count again when the event comes again after a crash.
 */
export function keep(store: Counts, window: KnownWindow, table: RecordTable, offset: number): void {
  if (window.durable) store.changed.add(table, table.words, offset)
  else table.mark(offset)
}
