import type { Migration } from './migration.ts'

/** What subjects are told of records that an authority was given. Theirs alone: no administrator reads a member's. */
export const disclosures: Migration = {
  number: 23,
  name: 'disclosures',
  kind: 'compatible',
  sql: `
create table disclosure_view (
  id text primary key,
  organization text not null,
  status text not null,
  sort bigint not null,
  stream_version integer not null,
  state json not null,
  subject_key text not null,
  request text not null
);
create index disclosure_view_by_subject on disclosure_view (subject_key, sort, id);
create index disclosure_view_by_request on disclosure_view (request);
create index disclosure_view_in_order on disclosure_view (sort, id);
select guard_organization('disclosure_view');
alter policy organization_only on disclosure_view
  using (
    (select current_setting('goodstanding.scope', true) = 'system')
    or ((select current_setting('goodstanding.scope', true)) = 'organization'
        and organization <> '' and organization = (select current_setting('goodstanding.organization', true)))
    or ((select current_setting('goodstanding.scope', true)) in ('person', 'organization')
        and subject_key = 'account/' || (select current_setting('goodstanding.person', true)))
  )
  with check ((select current_setting('goodstanding.scope', true) = 'system'));
`,
}
