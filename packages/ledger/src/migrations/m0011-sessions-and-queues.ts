import type { Migration } from './migration.ts'

/**
 * Browser sessions, who of a provider's accounts is who on the staff, and queues of cases: what they hold, who works in
 * them, and the rules that route a case to one.
 */
export const sessionsAndQueues: Migration = {
  number: 11,
  name: 'sessions-and-queues',
  kind: 'breaking',
  sql: `
create table session (
  id uuid primary key,
  secret_hash bytea not null unique,
  staff text references staff,
  person text,
  organization text not null,
  role text,
  from_hash bytea unique,
  created_at timestamptz not null,
  idle_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((staff is null) <> (person is null))
);
create index session_by_staff on session (staff) where staff is not null;
create index session_by_person on session (organization, person) where person is not null;
create index session_by_end on session (ends_at);
select guard_organization('session');

create table staff_identity (
  issuer text not null,
  subject text not null,
  staff text not null references staff,
  -- The provider's claim says which roles, anew at each sign-in.
  roles_by_claim boolean not null,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create unique index staff_identity_by_staff on staff_identity (issuer, staff);

create table queue (
  id text primary key,
  name json not null,
  filter json not null,
  version integer not null,
  created_at timestamptz not null
);

create table queue_grant (
  staff text not null references staff,
  queue text not null references queue,
  primary key (staff, queue)
);
create index queue_grant_by_queue on queue_grant (queue);

-- One row at most: the rules in their order.
create table routing (
  one boolean primary key check (one),
  rules json not null,
  version integer not null,
  changed_at timestamptz not null
);

alter table case_view add column queue text not null default 'general';
create index case_view_by_queue on case_view (queue, status, sort, id);
`,
}
