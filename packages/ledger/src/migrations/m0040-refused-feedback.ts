import type { Migration } from './migration.ts'

/** What an exchange would not hear is set aside for a while, instead of standing before all else that it is owed. */
export const refusedFeedback: Migration = {
  number: 40,
  name: 'refused-feedback',
  kind: 'compatible',
  sql: `alter table exchange_feedback add column refused boolean not null default false`,
}
