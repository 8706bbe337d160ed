import type { Migration } from './migration.ts'

/**
 * What views of the queue ask of a case is written with its row by whoever writes it, and no longer read out of its state by the
 * database at each write: that was nine tenths of the cost of writing a case with many findings. Where a row comes without - from an
 * older product on the same database - a trigger still reads it out; `shown_version` says which version of the state the columns show.
 */
export const casesShown: Migration = {
  number: 36,
  name: 'cases-shown',
  kind: 'compatible',
  sql: `
alter table case_view
  alter column deadline drop expression,
  alter column source drop expression,
  alter column words drop expression,
  alter column outcome drop expression,
  alter column is_escalated drop expression,
  add column shown_version integer;

create function show_case() returns trigger language plpgsql as $$
begin
  new.deadline := (new.state ->> 'deadline')::bigint;
  new.source := case_source(new.state);
  new.words := case_words(new.id, new.organization, new.clauses, new.state);
  new.outcome := new.state -> 'decision' -> 'outcome' ->> 'kind';
  new.is_escalated := coalesce(json_typeof(new.state -> 'forSenior') = 'object', false);
  new.shown_version := new.stream_version;
  return new;
end $$;
create trigger case_view_shown before insert or update on case_view for each row
  when (new.shown_version is distinct from new.stream_version) execute function show_case();
`,
}
