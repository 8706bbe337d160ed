import type { Migration } from './migration.ts'

/** What recorded events said of a changed policy: publishing it asks for that. */
export const policyBacktests: Migration = {
  number: 30,
  name: 'policy-backtests',
  kind: 'compatible',
  sql: `
create table policy_backtest (
  -- SHA-256 of the changed files, without what names the version.
  digest text primary key,
  -- The version that it was held against.
  against text not null,
  events integer not null,
  changed integer not null,
  by text not null,
  at timestamptz not null
);
`,
}
