import type { Migration } from './migration.ts'

/**
 * The decision stream, the keys of events, the queue of observed events, and the counts of plain allows.
 * Documents are `json`, not `jsonb`: exact as serialised, and any text is accepted, U+0000 included.
 */
export const decisions: Migration = {
  number: 2,
  name: 'decisions',
  kind: 'breaking',
  sql: `
create table decision (
  id uuid not null,
  organization text not null,
  actor text not null,
  event_type text not null,
  source text not null,
  event_id text not null,
  body_hash bytea not null,
  effect text not null check (effect in ('allow', 'flag', 'hold', 'block')),
  clauses text[] not null,
  event json not null,
  result json not null,
  explanation json not null,
  policy_version text not null,
  observed boolean not null,
  degraded boolean not null,
  event_time timestamptz not null,
  decided_at timestamptz not null,
  primary key (organization, id, decided_at)
) partition by range (decided_at);
create index decision_by_id on decision (id);
create index decision_by_actor on decision (organization, actor, id);
create index decision_by_time on decision using brin (decided_at);
select guard_organization('decision');
select guard_append_only('decision');

-- Row triggers come to a partition from its parent; row security and the trigger against truncate do not.
create function ensure_decision_partition(at timestamptz) returns text language plpgsql as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  name text := 'decision_' || to_char(first at time zone 'UTC', 'YYYY_MM');
begin
  if to_regclass(name) is not null then return name; end if;
  perform pg_advisory_xact_lock(hashtext('goodstanding decision partitions'));
  if to_regclass(name) is not null then return name; end if;
  execute format('create table %I partition of decision for values from (%L) to (%L)', name, first,
                 (first at time zone 'UTC' + interval '1 month') at time zone 'UTC');
  perform guard_organization(name::regclass);
  execute format('create trigger never_emptied before truncate on %I
                  for each statement execute function refuse_change()', name);
  return name;
end $$;

-- source + event_id is the idempotency key; key_hi and key_lo are its hash, for the filter that nodes keep in memory.
create table event_key (
  source text not null,
  event_id text not null,
  organization text not null,
  decision_id uuid not null,
  body_hash bytea not null,
  key_hi integer not null,
  key_lo integer not null,
  decided_at timestamptz not null,
  primary key (source, event_id)
);
create index event_key_by_time on event_key using brin (decided_at);
select guard_organization('event_key');

create table observed_event (
  decision_id uuid primary key,
  organization text not null,
  source text not null,
  event_id text not null,
  body_hash bytea not null,
  event json not null,
  received_at timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0
);
select guard_organization('observed_event');

create table decision_count (
  organization text not null,
  event_type text not null,
  minute timestamptz not null,
  allowed bigint not null,
  primary key (organization, event_type, minute)
);
create index decision_count_by_time on decision_count using brin (minute);
select guard_organization('decision_count');
`,
}
