import type { Migration } from './migration.ts'

/** Decided cases that somebody else judges again without seeing the decision, and when a case was decided, to draw them by. */
export const secondReviews: Migration = {
  number: 22,
  name: 'second-reviews',
  kind: 'compatible',
  sql: `
alter table case_view add column decided_at bigint;
update case_view set decided_at = (state -> 'decision' ->> 'at')::bigint where status = 'decided';
create index case_view_decided on case_view (decided_at) where status = 'decided';

create table second_review_view (
  id text primary key,
  organization text not null,
  status text not null,
  sort bigint not null,
  stream_version integer not null,
  state json not null,
  case_id text not null,
  decided_at bigint not null,
  queue text not null,
  known_to text[] not null,
  taken_by text,
  taken_until bigint,
  judged_at bigint,
  agreement text,
  clause text,
  second text,
  tenth integer
);
create index second_review_view_in_order on second_review_view (status, sort, id);
create index second_review_view_by_case on second_review_view (case_id);
create index second_review_view_by_taker on second_review_view (taken_by) where taken_by is not null;
create index second_review_view_by_judging on second_review_view (judged_at) where judged_at is not null;
select guard_organization('second_review_view');
alter policy organization_only on second_review_view
  using ((select current_setting('goodstanding.scope', true) = 'system'))
  with check ((select current_setting('goodstanding.scope', true) = 'system'));
`,
}
