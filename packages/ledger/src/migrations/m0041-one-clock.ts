import type { Migration } from './migration.ts'

/**
 * What nodes tell each other by time is told by the database's clock: a node whose own was a minute off was taken for dead, and the cases
 * that it decided for open. A trigger says when a case was over, so that older products on the same database say so too.
 */
export const oneClock: Migration = {
  number: 41,
  name: 'one-clock',
  kind: 'compatible',
  sql: `
-- How far the node's own clock is ahead, by which its decisions are dated.
alter table node add column clock_ahead_ms bigint not null default 0;

alter table case_view add column over_at timestamptz;
create index case_view_over on case_view (over_at) where over_at is not null;
create function note_case_over() returns trigger language plpgsql as $$
begin
  new.over_at := clock_timestamp();
  return new;
end $$;
create trigger case_view_over before insert or update on case_view for each row
  when (new.status in ('decided', 'settled')) execute function note_case_over();
`,
}
