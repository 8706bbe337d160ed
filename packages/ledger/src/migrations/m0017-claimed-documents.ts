import type { Migration } from './migration.ts'

/** Which organization brought which document as evidence, by hash. */
export const claimedDocuments: Migration = {
  number: 17,
  name: 'claimed-documents',
  kind: 'compatible',
  sql: `
create table claimed_document (
  sha256 text not null,
  claimed_by text not null,
  claimed_at timestamptz not null,
  primary key (sha256, claimed_by)
);
`,
}
