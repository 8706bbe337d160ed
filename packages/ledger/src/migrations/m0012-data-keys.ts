import type { Migration } from './migration.ts'

/** Data keys of people and organizations, and what is sealed with them: evidence; and requests to erase a person. */
export const dataKeys: Migration = {
  number: 12,
  name: 'data-keys',
  kind: 'breaking',
  sql: `
create table data_key (
  id text primary key,
  owner text not null,
  wrapped bytea,
  wrapping_key text not null,
  created_at timestamptz not null,
  destroyed_at timestamptz
);
create unique index data_key_in_use on data_key (owner) where wrapped is not null;
create index data_key_by_wrapping on data_key (wrapping_key) where wrapped is not null;

create table evidence (
  id text primary key,
  organization text not null,
  source text not null,
  about text not null,
  display text not null check (display in ('staged', 'sealed')),
  items integer not null,
  body text,
  copied_at timestamptz not null,
  look_at timestamptz not null,
  erased_at timestamptz,
  erased_for text
);
create index evidence_by_source on evidence (source);
create index evidence_by_about on evidence (about) where erased_at is null;
create index evidence_due on evidence (look_at) where erased_at is null;
select guard_organization('evidence');

create table erasure_view (
  id text primary key,
  organization text not null,
  status text not null,
  sort bigint not null,
  stream_version integer not null,
  state json not null,
  person text not null
);
create index erasure_view_in_order on erasure_view (sort, id);
create index erasure_view_by_person on erasure_view (person, sort, id);
create index erasure_view_by_status on erasure_view (status, sort, id);
select guard_organization('erasure_view');

create index case_decision_by_case on case_decision (case_id, decision);
create index audit_log_by_time on audit_log using brin (at);
`,
}
