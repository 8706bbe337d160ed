import type { Migration } from './migration.ts'

/** Finds the decisions of a rare clause without reading a month of others. */
export const decisionsByClause: Migration = {
  number: 8,
  name: 'decisions-by-clause',
  kind: 'compatible',
  sql: `create index decision_by_clause on decision using gin (clauses);`,
}
