import type { Migration } from './migration.ts'

/** The ledger of casework, its outbox, its timers, and the audit log. */
export const casework: Migration = {
  number: 6,
  name: 'casework',
  kind: 'breaking',
  sql: `
create table ledger (
  stream text not null,
  version integer not null,
  organization text not null,
  event json not null,
  at timestamptz not null,
  position bigint generated always as identity,
  primary key (stream, version)
);
create unique index ledger_by_position on ledger (position);
create index ledger_by_organization on ledger (organization, position);
select guard_organization('ledger');
select guard_append_only('ledger');

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  organization text not null,
  body json not null,
  due timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null
);
create index outbox_by_key on outbox (topic, key, id);
create index outbox_by_due on outbox (topic, due);
select guard_organization('outbox');

create table job (
  kind text not null,
  key text not null,
  payload json not null,
  due timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0,
  error text,
  primary key (kind, key)
);
create index job_by_due on job (kind, due);

create table audit_log (
  log text not null,
  sequence bigint not null,
  organization text not null,
  entry json not null,
  leaf_hash bytea not null,
  at timestamptz not null,
  primary key (log, sequence)
);
create index audit_log_by_organization on audit_log (organization, log, sequence);
select guard_organization('audit_log');
select guard_append_only('audit_log');
`,
}
