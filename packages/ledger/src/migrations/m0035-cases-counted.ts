import type { Migration } from './migration.ts'

/**
 * What views of the queue ask of a case beside the columns of lists: its deadline, what brought it up, whether a senior is asked for,
 * how it ended, and the words that a filter looks for.
 * Kept beside the state by the database itself, so that a count reads an index and not thousands of states.
 */
export const casesCounted: Migration = {
  number: 35,
  name: 'cases-counted',
  kind: 'compatible',
  sql: `
create function case_source(state json) returns text language sql immutable as $$
  select case when bool_or(item ->> 'kind' = 'complaint') then 'complaint' when bool_or(item ->> 'kind' = 'report') then 'report'
    else 'rule' end from json_array_elements(state -> 'items') as item
$$;
create function case_words(id text, organization text, clauses text[], state json) returns text language sql immutable as $$
  select lower(concat_ws(' ', id, state -> 'subject' ->> 'id', organization, array_to_string(clauses, ' '),
    (select string_agg(item ->> 'rule', ' ') from json_array_elements(state -> 'items') as item)))
$$;
alter table case_view
  add column deadline bigint generated always as ((state ->> 'deadline')::bigint) stored,
  add column source text generated always as (case_source(state)) stored,
  add column words text generated always as (case_words(id, organization, clauses, state)) stored,
  add column outcome text generated always as (state -> 'decision' -> 'outcome' ->> 'kind') stored,
  add column is_escalated boolean generated always as (coalesce(json_typeof(state -> 'forSenior') = 'object', false)) stored;
create index case_view_by_deadline on case_view (status, deadline);
create index case_view_by_source on case_view (source, status);
create index case_view_by_outcome on case_view (outcome, status) where outcome is not null;
create index case_view_escalated on case_view (status) where is_escalated;
`,
}
