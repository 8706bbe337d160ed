import type { Migration } from './migration.ts'

/**
 * What a recorded decision can be found by beside its own columns: keyed hashes of its files, the hosts of its links and its
 * device. `tracing` says down to which decision those that were recorded before this step have theirs; no row, or null: none yet.
 */
export const decisionTraces: Migration = {
  number: 26,
  name: 'decision-traces',
  kind: 'compatible',
  sql: `
create table decision_trace (
  trace bigint not null,
  decision_id uuid not null,
  organization text not null,
  actor text not null,
  primary key (trace, decision_id) include (organization, actor)
);
create index decision_trace_by_decision on decision_trace using brin (decision_id);
create index decision_trace_by_actor on decision_trace (actor);
select guard_organization('decision_trace');
alter policy organization_only on decision_trace
  using ((select current_setting('goodstanding.scope', true)) = 'system')
  with check ((select current_setting('goodstanding.scope', true)) = 'system');

create table tracing (
  one boolean primary key default true check (one),
  below uuid,
  done boolean not null default false
);
`,
}
