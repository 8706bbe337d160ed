import type { Migration } from './migration.ts'

/** The cases of a queue in their order, whatever their status. */
export const casesByQueue: Migration = {
  number: 20,
  name: 'cases-by-queue',
  kind: 'compatible',
  sql: `create index case_view_by_queue_in_order on case_view (queue, sort, id);`,
}
