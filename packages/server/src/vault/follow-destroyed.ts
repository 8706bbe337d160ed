/** Keys that other nodes destroyed, forgotten here: what is sealed with one is lost to everybody, and what is read with one was erased. */
import { type Db, listDestroyed } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { KeyCache } from './key-cache.ts'

/** A key may have been destroyed so long before others can see that it is. */
const SEEN_LATE_MS = 60_000

/** Forgets the keys that were destroyed since it was asked before, by the database's clock; the first time, those of the last minute. */
export function createDestroyedFollower(db: Db, cache: Pick<KeyCache, 'forget'>): () => Promise<void> {
  let followed: Instant | null = null
  /** Those that are listed still: a key is forgotten once, as each time takes from memory what is on its way there. */
  let known: ReadonlySet<string> = new Set()
  return async () => {
    const { keys, readAt } = await listDestroyed(db, { since: followed, lateMs: SEEN_LATE_MS })
    for (const { owner, id } of keys) if (!known.has(id)) cache.forget(owner, [id])
    known = new Set(keys.map(({ id }) => id))
    followed = readAt
  }
}
