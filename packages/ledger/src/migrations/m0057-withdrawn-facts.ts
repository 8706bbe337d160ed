import type { Migration } from './migration.ts'

/** A fact that is stated anew goes on from the version at which it was withdrawn: the entries that tell of it are found by their fact. */
export const withdrawnFacts: Migration = {
  number: 57,
  name: 'withdrawn-facts',
  kind: 'compatible',
  sql: `create index fact_change_withdrawn on fact_change (kind, key, version) where body is null;`,
}
