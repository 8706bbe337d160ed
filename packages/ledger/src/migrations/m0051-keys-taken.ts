import type { Migration } from './migration.ts'

/**
 * When a key was taken, by the database's clock: nodes learn of each other's keys by it. A default says it, so that keys of older products on
 * the same database are learned too; keys from before are read when a node starts.
 */
export const keysTaken: Migration = {
  number: 51,
  name: 'keys-taken',
  kind: 'compatible',
  sql: `
alter table event_key add column taken_at timestamptz;
alter table event_key alter column taken_at set default clock_timestamp();
create index event_key_taken on event_key (taken_at) where taken_at is not null;
`,
}
