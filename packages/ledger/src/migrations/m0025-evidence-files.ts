import type { Migration } from './migration.ts'

/**
 * Bytes of files in evidence, sealed under the key of the copy that they belong to. `body` is null where the bytes were not at
 * hand: until `wanted_until` they are still taken when they come, and `missing` says why they are not there.
 */
export const evidenceFiles: Migration = {
  number: 25,
  name: 'evidence-files',
  kind: 'compatible',
  sql: `
create table evidence_file (
  evidence text not null references evidence (id),
  sha256 bytea not null,
  organization text not null,
  size integer,
  type text,
  body bytea,
  missing text check (missing in ('not-at-hand', 'too-much')),
  wanted_until timestamptz,
  primary key (evidence, sha256),
  check ((body is null) = (missing is not null)),
  check (body is null or (size is not null and type is not null))
);
-- Sealed bytes do not compress.
alter table evidence_file alter column body set storage external;
create index evidence_file_by_hash on evidence_file (sha256);
create index evidence_file_wanted on evidence_file (wanted_until) where body is null and wanted_until is not null;
select guard_organization('evidence_file');
alter policy organization_only on evidence_file
  using ((select current_setting('goodstanding.scope', true)) = 'system')
  with check ((select current_setting('goodstanding.scope', true)) = 'system');
`,
}
