import type { Migration } from './migration.ts'

/** From when the points of an action count: what took the place of another counts from when that was taken. */
export const countedFrom: Migration = {
  number: 59,
  name: 'counted-from',
  kind: 'compatible',
  sql: `
alter table action_view
  add column counts_from bigint generated always as
    (coalesce((state -> 'terms' ->> 'countsFrom')::bigint, (state ->> 'takenAt')::bigint)) stored;
`,
}
