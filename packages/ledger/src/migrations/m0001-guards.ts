import type { Migration } from './migration.ts'

/**
 * What other steps build on.
 *
 * Row-level security: a session sees every organization when `goodstanding.scope` is `service`, else only the rows of
 * `goodstanding.organization`; with neither set it sees nothing. Both are read once a statement, not once a row.
 */
export const guards: Migration = {
  number: 1,
  name: 'guards',
  kind: 'breaking',
  sql: `
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('goodstanding.retention', true) = tg_table_name then
    return old;
  end if;
  raise exception '% only grows: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create function guard_append_only(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger only_grows before update or delete on %s
                  for each row execute function refuse_change()', target);
  execute format('create trigger never_emptied before truncate on %s
                  for each statement execute function refuse_change()', target);
end $$;

create function guard_organization(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$
    create policy organization_only on %s using (
      (select current_setting('goodstanding.scope', true)) = 'service'
      or organization = (select current_setting('goodstanding.organization', true))
    )$policy$, target);
end $$;
`,
}
