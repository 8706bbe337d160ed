import type { Migration } from './migration.ts'

/** What the service was told of one subject, by when: whoever decides a case looks whether it was taken. */
export const toldOfSubjects: Migration = {
  number: 45,
  name: 'told-of-subjects',
  kind: 'compatible',
  sql: `
create index webhook_delivery_by_subject on webhook_delivery (subject_key, created_at);
`,
}
