import type { Migration } from './migration.ts'

/** The installation's own secrets, sealed by a key that lies outside the database, so that every node has the same. */
export const installationSecrets: Migration = {
  number: 24,
  name: 'installation-secrets',
  kind: 'compatible',
  sql: `
create table installation_secret (
  one boolean primary key default true check (one),
  sealed text not null,
  changed_at timestamptz not null
);
`,
}
