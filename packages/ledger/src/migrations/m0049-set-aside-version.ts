import type { Migration } from './migration.ts'

/** How often what somebody set aside was set: whoever sets it says what they had read. Apart from the entry, which a sign-in changes too. */
export const setAsideVersion: Migration = {
  number: 49,
  name: 'set-aside-version',
  kind: 'compatible',
  sql: `
alter table staff add column set_aside_version integer not null default 0;
`,
}
