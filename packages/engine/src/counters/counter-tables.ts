/** The tables of one store, and the windows whose records they hold. */
import type { RecordTable } from './record-table.ts'
import type { WindowRegistry } from './window-registry.ts'

export type Tables = {
  readonly windows: WindowRegistry
  readonly counts: RecordTable
  /** What `counts` have dropped, for late events. */
  readonly older: RecordTable
  readonly members: RecordTable
  readonly texts: RecordTable
  readonly bands: RecordTable
}

/** Every table. No two have records of one size: restored records are told apart by theirs. */
export function tablesOf({ counts, older, members, texts, bands }: Tables): readonly RecordTable[] {
  return [counts, older, members, texts, bands]
}
