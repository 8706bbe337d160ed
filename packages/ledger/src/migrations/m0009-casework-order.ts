import type { Migration } from './migration.ts'

/** Lists of casework without a filter, in their order. */
export const caseworkOrder: Migration = {
  number: 9,
  name: 'casework-order',
  kind: 'compatible',
  sql: ['case', 'report', 'complaint', 'action', 'appeal']
    .map((name) => `create index ${name}_view_in_order on ${name}_view (sort, id);`)
    .join('\n'),
}
