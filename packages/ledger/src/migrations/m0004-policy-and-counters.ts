import type { Migration } from './migration.ts'

/** Versions of the policy, what counters held at the last snapshot, and files whose analysis is known. */
export const policyAndCounters: Migration = {
  number: 4,
  name: 'policy-and-counters',
  kind: 'breaking',
  sql: `
create table policy_version (
  policy text not null,
  version text not null,
  content json not null,
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  effective_from timestamptz not null,
  created_at timestamptz not null,
  primary key (policy, version)
);
create index policy_version_by_effect on policy_version (policy, effective_from desc) where status = 'published';

create table counter_snapshot (
  window_key text not null,
  key_hi integer not null,
  key_lo integer not null,
  buckets bytea not null,
  touched timestamptz not null,
  primary key (window_key, key_hi, key_lo)
);
create index counter_snapshot_by_touch on counter_snapshot using brin (touched);

create table file (
  sha256 bytea primary key,
  size bigint not null,
  analysis json not null,
  first_seen timestamptz not null
);
`,
}
