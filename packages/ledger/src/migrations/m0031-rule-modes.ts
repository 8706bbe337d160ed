import type { Migration } from './migration.ts'

/**
 * Rules that run in a lesser mode than the policy writes; how people judged what each rule found; since when each rule reads as it does.
 * Outcomes follow their case: they are there while it is decided, and one for each rule, however often the rule found the same.
 */
export const ruleModes: Migration = {
  number: 31,
  name: 'rule-modes',
  kind: 'compatible',
  sql: `
create table rule_mode_view (
  id text primary key,
  organization text not null,
  status text not null,
  sort bigint not null,
  stream_version integer not null,
  state json not null
);
select guard_organization('rule_mode_view');
alter policy organization_only on rule_mode_view
  using ((select current_setting('goodstanding.scope', true) = 'system'))
  with check ((select current_setting('goodstanding.scope', true) = 'system'));

create table rule_wording (
  clause text not null,
  rule text not null,
  wording text not null,
  since bigint not null,
  primary key (clause, rule)
);

create table rule_outcome (
  case_id text not null references case_view on delete cascade,
  organization text not null,
  clause text not null,
  rule text not null,
  found_at bigint not null,
  decided_at bigint not null,
  upheld boolean not null,
  primary key (case_id, clause, rule)
);
create index rule_outcome_by_time on rule_outcome (found_at);
select guard_organization('rule_outcome');
alter policy organization_only on rule_outcome
  using ((select current_setting('goodstanding.scope', true) = 'system'))
  with check ((select current_setting('goodstanding.scope', true) = 'system'));

insert into rule_outcome (case_id, organization, clause, rule, found_at, decided_at, upheld)
select c.id, c.organization, item ->> 'clause', item ->> 'rule', max((item ->> 'at')::bigint), c.decided_at,
       c.state -> 'decision' -> 'outcome' ->> 'kind' = 'violation'
from case_view c, json_array_elements(c.state -> 'items') as item
where c.status = 'decided' and c.decided_at is not null and item ->> 'kind' = 'finding'
group by c.id, 3, 4;

create function keep_rule_outcomes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.decided_at is not distinct from new.decided_at and old.status = new.status then
      return null;
    end if;
    delete from rule_outcome where case_id = new.id;
  end if;
  if new.status = 'decided' and new.decided_at is not null then
    insert into rule_outcome (case_id, organization, clause, rule, found_at, decided_at, upheld)
    select new.id, new.organization, item ->> 'clause', item ->> 'rule', max((item ->> 'at')::bigint), new.decided_at,
           new.state -> 'decision' -> 'outcome' ->> 'kind' = 'violation'
    from json_array_elements(new.state -> 'items') as item
    where item ->> 'kind' = 'finding'
    group by 3, 4;
  end if;
  return null;
end $$;
create trigger case_view_rule_outcomes after insert or update on case_view for each row execute function keep_rule_outcomes();
`,
}
