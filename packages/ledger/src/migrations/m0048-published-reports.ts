import type { Migration } from './migration.ts'

/** Transparency reports as they were published. No day lies in two of them: a year beside its months would tell what was held back in those. */
export const publishedReports: Migration = {
  number: 48,
  name: 'published-reports',
  kind: 'compatible',
  sql: `
create table published_report (
  period text primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  report text not null,
  published_at timestamptz not null,
  published_by text not null,
  exclude using gist (tstzrange(starts_at, ends_at) with &&)
);
`,
}
