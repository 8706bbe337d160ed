import type { Migration } from './migration.ts'

/** Bulk decisions of cases, item by item. */
export const caseBatches: Migration = {
  number: 14,
  name: 'case-batches',
  kind: 'compatible',
  sql: `
create table case_batch (
  id text primary key,
  decided_by text not null,
  stated json not null,
  status text not null,
  created_at timestamptz not null
);

create table case_batch_item (
  batch text not null references case_batch,
  place bigint not null,
  case_id text not null,
  status text not null,
  answer json,
  primary key (batch, case_id)
);
create index case_batch_item_in_order on case_batch_item (batch, place);
`,
}
