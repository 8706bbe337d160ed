import type { Migration } from './migration.ts'

/** Permits that administrators ask for, and questions that a reviewer has about an application for the badge. */
export const askedPermits: Migration = {
  number: 29,
  name: 'asked-permits',
  kind: 'breaking',
  sql: `
create table permit_view (
  id text primary key,
  organization text not null,
  status text not null,
  sort bigint not null,
  stream_version integer not null,
  state json not null,
  holder text not null
);
create index permit_view_in_order on permit_view (status, sort, id);
create index permit_view_by_organization on permit_view (organization, sort, id);
select guard_organization('permit_view');

-- As text: a state may hold U+0000, which jsonb takes none of.
update verification_view set state = ('{"asks":[],' || substr(ltrim(state::text), 2))::json
where state ->> 'kind' = 'pending' and state -> 'asks' is null;
`,
}
