import type { Migration } from './migration.ts'

/**
 * Who holds an account now, and who held it before it was handed over: what an account was registered with is not what somebody is known
 * by who took it over since. The one before is kept for a while, for what was done in their time.
 */
export const handedAccounts: Migration = {
  number: 54,
  name: 'handed-accounts',
  kind: 'compatible',
  sql: `
alter table account_identity add column former text[] not null default '{}';
alter table account_identity add column held_since bigint;
create index account_identity_former on account_identity (held_since) where former <> '{}';
`,
}
