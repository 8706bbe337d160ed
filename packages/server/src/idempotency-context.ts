/** The `Idempotency-Key` under whose request something runs: whatever commits under it says so, in the same transaction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Db, type IdempotencyKey, markIdempotencyWorked } from '@goodstanding/ledger'

const keys = new AsyncLocalStorage<IdempotencyKey>()

/** Runs `work`, and all that it starts, under a key. */
export function underKey(key: IdempotencyKey, work: () => void): void {
  keys.run(key, work)
}

function currentKey(): IdempotencyKey | null {
  return keys.getStore() ?? null
}

/** Says, in the transaction of the work, that what was asked under the key is done: a repeat does it no second time, whatever became of its answer. */
export async function noteWorked(tx: Db): Promise<void> {
  const key = currentKey()
  if (key !== null) await markIdempotencyWorked(tx, key)
}
