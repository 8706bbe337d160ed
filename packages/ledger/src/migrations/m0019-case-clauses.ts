import type { Migration } from './migration.ts'

/**
 * Cases by clause and by organization, in the order of the queue. Behind row security an index on a list of clauses cannot be
 * used - only tests that give nothing away may come before the policy - so each clause of a case has a row of its own.
 */
export const caseClauses: Migration = {
  number: 19,
  name: 'case-clauses',
  kind: 'compatible',
  sql: `
create table case_clause (
  case_id text not null references case_view on delete cascade,
  clause text not null,
  primary key (case_id, clause)
);
create index case_clause_by_clause on case_clause (clause, case_id);
insert into case_clause (case_id, clause) select id, unnest(clauses) from case_view on conflict do nothing;

create function keep_case_clauses() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.clauses is distinct from old.clauses then
    insert into case_clause (case_id, clause) select new.id, unnest(new.clauses) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger case_view_clauses after insert or update on case_view for each row execute function keep_case_clauses();

drop index case_view_by_clause;
create index case_view_by_organization on case_view (organization, status, sort, id);
`,
}
