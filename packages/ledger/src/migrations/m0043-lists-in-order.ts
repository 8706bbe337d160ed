import type { Migration } from './migration.ts'

/**
 * Lists are read in the order of an index. Two things kept the database from that behind row security:
 *
 * - What no session of its own says, such as whether a scope is 'system', is taken for true of one row in two hundred, so that a page
 *   seemed to need all rows of an organization, sorted. As a yes or no it is taken for one in two.
 * - Indexes on lists cannot be used there: only tests that give nothing away may come before the policy. They go. A report is shown
 *   to one organization at most, and the first of a list may be compared; what an account was registered with has a row for each
 *   token, kept by the database itself, so that older nodes leave nothing out.
 *
 * What was held or blocked of somebody's has an index from the next month on. The months that have decisions already are left alone: it
 * would keep decisions waiting for as long as a month is read.
 *
 * Policies are of tables that everybody is at. All are taken at once or none, and none is waited for long, so that nobody is held up
 * who works beside this: what takes long comes before. A copy that is being made holds all of them, and is waited for three minutes.
 */
export const listsInOrder: Migration = {
  number: 43,
  name: 'lists-in-order',
  kind: 'compatible',
  sql: `
create table account_token (
  token text not null,
  account text not null references account_identity on delete cascade,
  primary key (token, account)
);
insert into account_token (token, account) select distinct unnest(tokens), account from account_identity;
create index account_token_by_account on account_token (account);
-- What somebody was registered with is for the product itself, as in the table that it is taken from; it has no organization to go by.
alter table account_token enable row level security;
alter table account_token force row level security;
create policy system_only on account_token using ((select current_setting('goodstanding.scope', true) = 'system'));
create function keep_account_tokens() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from account_token where account = new.account and token <> all (new.tokens);
  end if;
  insert into account_token (token, account) select distinct unnest(new.tokens), new.account on conflict do nothing;
  return null;
end $$;

create or replace function guard_organization(target regclass) returns void language plpgsql as $guard$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy organization_only on %s using (
    (select current_setting('goodstanding.scope', true) = 'system')
    or ((select current_setting('goodstanding.scope', true)) = 'organization'
        and organization = (select current_setting('goodstanding.organization', true)) and organization <> ''))$policy$, target);
end $guard$;

-- From here on the tables are ours until the step is done.
do $all$
declare
  found record;
  attempts integer := 0;
begin
  loop
    begin
      perform set_config('lock_timeout', '200ms', true);
      for found in select polrelid::regclass as target from pg_policy where polname = 'organization_only' order by polrelid loop
        execute format('lock table only %s in access exclusive mode', found.target);
      end loop;
      exit;
    exception when lock_not_available or deadlock_detected then
      attempts := attempts + 1;
      if attempts = 600 then raise; end if;
      perform pg_sleep(0.2);
    end;
  end loop;
  perform set_config('lock_timeout', '0', true);
end $all$;

do $policies$
declare
  found record;
  unknown constant text := $old$(( SELECT current_setting('goodstanding.scope'::text, true) AS current_setting) = 'system'::text)$old$;
  yes_or_no constant text := $new$(select current_setting('goodstanding.scope', true) = 'system')$new$;
begin
  for found in
    select polrelid::regclass as target, pg_get_expr(polqual, polrelid) as seen,
           coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid)) as written
    from pg_policy where polname = 'organization_only'
  loop
    if position(unknown in found.seen) > 0 then
      execute format('alter policy organization_only on %s using (%s) with check (%s)', found.target,
                     replace(found.seen, unknown, yes_or_no), replace(found.written, unknown, yes_or_no));
    end if;
  end loop;
end $policies$;

create trigger account_identity_tokens after insert or update of tokens on account_identity
  for each row execute function keep_account_tokens();
insert into account_token (token, account)
select distinct unnest(i.tokens), i.account from account_identity i
where cardinality(i.tokens) <> (select count(*) from account_token t where t.account = i.account)
on conflict do nothing;

create index report_view_by_organization_shown on report_view ((shown_to[1]), sort, id);
drop index report_view_by_shown;
drop index decision_by_clause;

create index decision_kept_back on only decision (organization, actor, id) where effect in ('hold', 'block');
do $ahead$
declare
  month text;
  filled boolean;
begin
  for month in select inhrelid::regclass::text from pg_inherits where inhparent = 'decision'::regclass loop
    execute format('select exists (select from %s)', month) into filled;
    if filled then continue; end if;
    execute format('create index %I on %s (organization, actor, id) where effect in (''hold'', ''block'')',
                   month || '_kept_back', month);
    execute format('alter index decision_kept_back attach partition %I', month || '_kept_back');
  end loop;
end $ahead$;
`,
}
