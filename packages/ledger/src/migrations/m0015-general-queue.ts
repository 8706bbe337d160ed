import type { Migration } from './migration.ts'

/** The queue of cases that no rule fits: it can be granted like any other. Cases from before are in it. */
export const generalQueue: Migration = {
  number: 15,
  name: 'general-queue',
  kind: 'breaking',
  sql: `
insert into queue (id, name, filter, version, created_at)
values ('general', '{"en":"General","zh":"综合"}', '{}', 1, to_timestamp(0)) on conflict do nothing;

-- As text: a state may hold U+0000, which jsonb takes none of.
update case_view set state = ('{"queue":"general","language":null,' || substr(ltrim(state::text), 2))::json
where state -> 'queue' is null and state ->> 'kind' <> 'none';
`,
}
