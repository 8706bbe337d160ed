import type { Migration } from './migration.ts'

/** When what a decision kept back was rejected with its case: undoing a decision of the case holds again what that one rejected. */
export const holdsRejected: Migration = {
  number: 52,
  name: 'holds-rejected',
  kind: 'compatible',
  sql: `
alter table case_decision add column rejected_at bigint;
`,
}
