import type { Migration } from './migration.ts'

/**
 * A standing that was kept before it said since when it holds is read as holding from ever on, and what was done before it and is told
 * late is refused by it and looked at by no rule. The actions in force say since when: those that suspend or end by the first of them, a
 * limit by the first on its capability. Where no action says it, it stays as strict as it was.
 */
export const standingSince: Migration = {
  number: 47,
  name: 'standing-since',
  kind: 'compatible',
  sql: `
with taken as (
  select subject_key, type, state -> 'terms' ->> 'capability' as capability, min((state ->> 'takenAt')::bigint) as at
  from action_view where status = 'active' and type in ('suspend', 'terminate', 'limit')
  group by 1, 2, 3
), dated as (
  select s.subject_key,
         (select min(t.at) from taken as t
          where t.subject_key = s.subject_key and t.type in ('suspend', 'terminate') and t.capability is null) as since,
         (select jsonb_agg(coalesce(jsonb_build_object('since', t.at), '{}') || one.value order by one.ordinality)
          from jsonb_array_elements(s.standing::jsonb -> 'limits') with ordinality as one
          left join taken as t on t.subject_key = s.subject_key and t.type = 'limit'
            and t.capability = one.value ->> 'capability') as limits
  from standing as s
)
update standing as s
set standing = (
  case when d.since is null then '{}' else jsonb_build_object('since', d.since) end
  || s.standing::jsonb
  || case when d.limits is null then '{}' else jsonb_build_object('limits', d.limits) end
)::json
from dated as d
where d.subject_key = s.subject_key and s.standing ->> 'state' <> 'good'
  and (s.standing -> 'since' is null or d.limits is distinct from s.standing::jsonb -> 'limits');
`,
}
