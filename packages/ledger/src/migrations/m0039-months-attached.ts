import type { Migration } from './migration.ts'

/**
 * A month of decisions is made by itself and attached: made as a part of the table it would keep everybody from that for as long as somebody
 * reads it, be it a copy of the database. Whether another node has just made it is asked of the rows of the catalogue: what `to_regclass`
 * said before the lock it says again behind it.
 */
export const monthsAttached: Migration = {
  number: 39,
  name: 'months-attached',
  kind: 'compatible',
  sql: `
create or replace function ensure_decision_partition(at timestamptz) returns text language plpgsql as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  name text := 'decision_' || to_char(first at time zone 'UTC', 'YYYY_MM');
begin
  if to_regclass(name) is not null then return name; end if;
  perform pg_advisory_xact_lock(hashtext('goodstanding decision partitions'));
  if exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'decision'::regclass and c.relname = name) then return name; end if;
  execute format('create table %I (like decision including all)', name);
  execute format('alter table decision attach partition %I for values from (%L) to (%L)', name, first,
                 (first at time zone 'UTC' + interval '1 month') at time zone 'UTC');
  perform guard_organization(name::regclass);
  execute format('create trigger never_emptied before truncate on %I
                  for each statement execute function refuse_change()', name);
  return name;
end $$;
`,
}
