import type { Migration } from './migration.ts'

/**
 * Of each kind of fact the highest version at which one was withdrawn that the feed tells of no longer: whatever is stated anew begins
 * behind it. One row a kind, and nothing of whose fact it was.
 */
export const forgottenVersions: Migration = {
  number: 58,
  name: 'forgotten-versions',
  kind: 'compatible',
  sql: `create table forgotten_version (kind text primary key, version integer not null);`,
}
