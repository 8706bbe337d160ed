import type { Migration } from './migration.ts'

/** Lists of hashes that are exchanged with others: how far they were read, what here matched them, and what was answered. */
export const exchanges: Migration = {
  number: 32,
  name: 'exchanges',
  kind: 'compatible',
  sql: `
create table exchange (
  id text primary key,
  -- Records changed before this were read; in the exchange's own clock.
  since bigint not null,
  -- The page that is read next, when a reading was cut off; null: it begins anew from since.
  page text,
  -- What the page belongs to: the newest change seen in it so far.
  newest bigint not null,
  read_at timestamptz,
  fault text
);

create table exchange_match (
  exchange text not null,
  entry text not null,
  case_id text not null,
  primary key (exchange, entry, case_id)
);

create table exchange_feedback (
  exchange text not null,
  entry text not null,
  value text not null,
  sent_at timestamptz not null,
  primary key (exchange, entry)
);
`,
}
