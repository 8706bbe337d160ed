import type { Migration } from './migration.ts'

/** A 32-bit number as four bytes, the lowest first. */
const lowestFirst = (value: string): string =>
  [4, 3, 2, 1].map((at) => `substring(int4send(${value}) from ${at} for 1)`).join(' || ')

/**
 * Counters as a log of packs, many records to a row, instead of a row a record. What stood there becomes packs of one record.
 * Packs are bytes that no compression makes smaller for its price.
 */
export const counterLog: Migration = {
  number: 13,
  name: 'counter-log',
  kind: 'breaking',
  sql: `
create table counter_log (
  position bigint not null,
  writer uuid not null,
  keeper text not null,
  names text[] not null,
  bytes bytea not null,
  at timestamptz not null,
  primary key (position, writer)
);
alter table counter_log alter column bytes set storage external;

insert into counter_log (position, writer, keeper, names, bytes, at)
select row_number() over (order by touched), '00000000-0000-0000-0000-000000000000', 'counters', array[window_key],
       ${lowestFirst('0')} || ${lowestFirst('key_hi')} || ${lowestFirst('key_lo')} || ${lowestFirst('length(buckets) / 4')} || buckets,
       touched
from counter_snapshot where window_key not like 'memory %';

insert into counter_log (position, writer, keeper, names, bytes, at)
select row_number() over (order by touched), '00000000-0000-0000-0000-000000000001', substring(window_key from 8), '{}',
       '['::bytea || buckets || ']'::bytea, touched
from counter_snapshot where window_key like 'memory %';

drop table counter_snapshot;
`,
}
