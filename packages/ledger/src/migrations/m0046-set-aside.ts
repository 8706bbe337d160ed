import type { Migration } from './migration.ts'

/** Clauses and sections that a member of the staff does not work on. */
export const setAside: Migration = {
  number: 46,
  name: 'set-aside',
  kind: 'compatible',
  sql: `
alter table staff add column set_aside text[] not null default '{}';
`,
}
