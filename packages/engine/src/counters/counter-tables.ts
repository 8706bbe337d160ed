/** The tables of one store, and the windows whose records they hold. */
import type { RecordTable } from './record-table.ts'
import type { WindowRegistry } from './window-registry.ts'

export type Tables = {
  readonly windows: WindowRegistry
  readonly counts: RecordTable
  readonly members: RecordTable
  readonly texts: RecordTable
  readonly bands: RecordTable
}

/** Every table. No two have records of one size: restored records are told apart by theirs. */
export function tablesOf({ counts, members, texts, bands }: Tables): readonly RecordTable[] {
  return [counts, members, texts, bands]
}
