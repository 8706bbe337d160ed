import type { Migration } from './migration.ts'

/**
 * What somebody found of the rules that kept something back, when its sender appealed: beside the outcomes of decided cases, and often the
 * only one, since what is blocked and slight comes into no case. Written with the answer, which is given once.
 */
export const appealedFindings: Migration = {
  number: 37,
  name: 'appealed-findings',
  kind: 'compatible',
  sql: `
create table appealed_finding (
  decision text not null,
  organization text not null,
  clause text not null,
  rule text not null,
  found_at bigint not null,
  answered_at bigint not null,
  upheld boolean not null,
  primary key (decision, clause, rule)
);
create index appealed_finding_by_time on appealed_finding (found_at);
select guard_organization('appealed_finding');
alter policy organization_only on appealed_finding
  using ((select current_setting('goodstanding.scope', true) = 'system'))
  with check ((select current_setting('goodstanding.scope', true) = 'system'));

create function keep_appealed_findings() returns trigger language plpgsql as $$
begin
  if new.status in ('upheld', 'overturned') and json_typeof(new.state -> 'keptBackBy') = 'object' then
    insert into appealed_finding (decision, organization, clause, rule, found_at, answered_at, upheld)
    select distinct new.state -> 'against' ->> 'decision', new.organization, one ->> 'clause', one ->> 'rule',
           (new.state -> 'keptBackBy' ->> 'at')::bigint, (new.state ->> 'decidedAt')::bigint, new.status = 'upheld'
    from json_array_elements(new.state -> 'keptBackBy' -> 'rules') as one
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger appeal_view_findings after insert or update on appeal_view for each row execute function keep_appealed_findings();
`,
}
