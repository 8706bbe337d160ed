import type { Migration } from './migration.ts'

/** Requests to erase that wait for a decision get the timer of their deadline, as new ones do. */
export const watchedErasures: Migration = {
  number: 56,
  name: 'watched-erasures',
  kind: 'compatible',
  sql: `
insert into job (kind, key, payload, due)
select 'deadline', 'erasure/' || id, '{"times":0}', to_timestamp(sort / 1000.0) from erasure_view where status = 'requested'
on conflict (kind, key) do nothing;
`,
}
