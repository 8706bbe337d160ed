/** The `Idempotency-Key` under whose request something runs: whatever commits under it says so, in the same transaction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IdempotencyKey } from '@goodstanding/ledger'

const keys = new AsyncLocalStorage<IdempotencyKey>()

/** Runs `work`, and all that it starts, under a key. */
export function underKey(key: IdempotencyKey, work: () => void): void {
  keys.run(key, work)
}

export function currentKey(): IdempotencyKey | null {
  return keys.getStore() ?? null
}
