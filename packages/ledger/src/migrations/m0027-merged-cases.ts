import type { Migration } from './migration.ts'

/**
 * Cases that are decided within another one. While that one is open they keep their place, so that what comes later about their
 * subject finds them; once it is decided they are settled, and a new case may be opened.
 */
export const mergedCases: Migration = {
  number: 27,
  name: 'merged-cases',
  kind: 'breaking',
  sql: `
drop index case_view_one_open;
create unique index case_view_one_open on case_view (subject_key, family) where status not in ('decided', 'settled');

-- As text: a state may hold U+0000, which jsonb takes none of.
update case_view set state = ('{"queuedBy":null,"forSenior":null,"merged":[],"turns":[],"ownDeadline":'
  || (state ->> 'deadline') || ',' || substr(ltrim(state::text), 2))::json
where state -> 'turns' is null and state ->> 'kind' <> 'none';
`,
}
