import type { Migration } from './migration.ts'

/**
 * Facts and their change feed. Ids of permits, consents and people are unique in the installation, because the public
 * path names no organization; `organization` is empty where a fact belongs to none.
 */
export const facts: Migration = {
  number: 3,
  name: 'facts',
  kind: 'breaking',
  sql: `
create function make_fact_table(name text) returns void language plpgsql as $$
begin
  execute format('create table %I (
    id text primary key,
    organization text not null,
    body json not null,
    version integer not null,
    updated_at timestamptz not null
  )', name);
  execute format('create index %I on %I (organization, id)', name || '_by_organization', name);
  perform guard_organization(name::regclass);
end $$;

select make_fact_table('permit');
select make_fact_table('consent');
select make_fact_table('person');
select make_fact_table('organization');

create table register_entry (
  register text not null,
  id text not null,
  organization text not null,
  body json not null,
  version integer not null,
  updated_at timestamptz not null,
  primary key (register, id)
);
select guard_organization('register_entry');

-- Writers hold an advisory lock from before the position is drawn until they commit, so positions appear in order.
create table fact_change (
  position bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  organization text not null,
  body json,
  version integer not null,
  at timestamptz not null
);
select guard_organization('fact_change');
select guard_append_only('fact_change');
`,
}
