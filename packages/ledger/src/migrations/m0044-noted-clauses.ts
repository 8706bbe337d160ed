import type { Migration } from './migration.ts'

/**
 * Decisions by clause, in their order. Behind row security an index on a list of clauses cannot be used, so that the decisions of a rare
 * clause were looked for in all months: each clause of a decision has a row of its own, written with it by the database itself, so that
 * older nodes leave nothing out. Those of older decisions are noted beside the work; `clause_noting` says down to which: null, none yet.
 */
export const notedClauses: Migration = {
  number: 44,
  name: 'noted-clauses',
  kind: 'compatible',
  sql: `
create table decision_clause (
  clause text not null,
  decision_id uuid not null,
  organization text not null,
  primary key (clause, decision_id)
);
create index decision_clause_by_decision on decision_clause using brin (decision_id);
select guard_organization('decision_clause');

create table clause_noting (
  one boolean primary key default true check (one),
  below uuid,
  done boolean not null default false
);

create function keep_decision_clauses() returns trigger language plpgsql as $$
begin
  insert into decision_clause (clause, decision_id, organization)
  select distinct unnest(clauses), id, organization from fresh where clauses <> '{}' on conflict do nothing;
  return null;
end $$;
create trigger decision_clauses after insert on decision referencing new table as fresh
  for each statement execute function keep_decision_clauses();
`,
}
