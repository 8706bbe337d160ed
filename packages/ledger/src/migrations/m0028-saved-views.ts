import type { Migration } from './migration.ts'

/** Filters of the queue that somebody kept under a name, for themselves or for everybody of a role. */
export const savedViews: Migration = {
  number: 28,
  name: 'saved-views',
  kind: 'compatible',
  sql: `
create table saved_view (
  id text primary key,
  owner text not null references staff,
  -- Null: the owner's alone.
  role text,
  name text not null,
  query text not null,
  version integer not null,
  created_at timestamptz not null
);
create index saved_view_by_owner on saved_view (owner, id);
create index saved_view_by_role on saved_view (role, id) where role is not null;
`,
}
