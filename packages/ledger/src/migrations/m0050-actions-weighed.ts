import type { Migration } from './migration.ts'

/**
 * What standing asks of an action, beside its state: a decision about a subject of thousands of actions weighs them in the database, and
 * does not read, unseal and fold each of them anew.
 */
export const actionsWeighed: Migration = {
  number: 50,
  name: 'actions-weighed',
  kind: 'compatible',
  sql: `
alter table action_view
  add column severity integer generated always as ((state -> 'terms' ->> 'severity')::integer) stored,
  add column violation text generated always as (state -> 'terms' ->> 'violation') stored,
  add column follow_up text generated always as (state -> 'terms' ->> 'followUp') stored,
  add column capability text generated always as (state -> 'terms' ->> 'capability') stored,
  add column export_window text generated always as (state -> 'terms' ->> 'exportWindow') stored,
  add column until_at bigint generated always as ((state -> 'terms' ->> 'until')::bigint) stored,
  add column taken_at bigint generated always as ((state ->> 'takenAt')::bigint) stored;
`,
}
