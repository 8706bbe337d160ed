import type { Migration } from './migration.ts'

/** An `Idempotency-Key` says in the transaction of its work that the work is done. */
export const workedKeys: Migration = {
  number: 18,
  name: 'worked-keys',
  kind: 'compatible',
  sql: `
alter table idempotency_key add column worked boolean not null default false;
`,
}
