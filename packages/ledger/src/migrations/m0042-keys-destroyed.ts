import type { Migration } from './migration.ts'

/** Nodes ask three times a second which data keys were destroyed lately. */
export const keysDestroyed: Migration = {
  number: 42,
  name: 'keys-destroyed',
  kind: 'compatible',
  sql: `create index data_key_destroyed on data_key (destroyed_at) where destroyed_at is not null`,
}
