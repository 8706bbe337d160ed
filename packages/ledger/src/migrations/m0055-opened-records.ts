import type { Migration } from './migration.ts'

/**
 * What of the ledger an entry of the staff proves: its streams name who reported and who decided, so the entry holds a commitment to
 * them, and whoever may not see every organization reads neither.
 */
export const openedRecords: Migration = {
  number: 55,
  name: 'opened-records',
  kind: 'compatible',
  sql: `alter table audit_opening add column records json;`,
}
