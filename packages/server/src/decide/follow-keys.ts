/**
 * The keys that other nodes take. Whoever asks again may ask another node: what that one would allow, because it did not count what the first
 * one counted, is answered as it was answered first.
 */
import { type Db, keyHashesSince, nodesNow } from '@goodstanding/ledger'
import type { DurableKeys } from './durable-keys.ts'

const SECOND = 1_000
/** A key is seen when what took it is committed: soon after it was taken, as a rule. */
const LATE_MS = 2 * SECOND
/** As long as a statement may take. Looked for in one turn of many. */
const LATEST_MS = 30 * SECOND
const TURNS = 20
/** For so long after another node was last heard of, keys of its last moments may come. */
const COMPANY_MS = 60 * SECOND

/** Takes in what was taken since it was created, or since its last turn; a node that is alone reads nothing. */
export async function createKeyFollower(db: Db, keys: Pick<DurableKeys, 'add'>): Promise<() => Promise<void>> {
  let followed = (await nodesNow(db)).now
  let company = followed
  let turn = 0
  return async () => {
    const { now, nodes } = await nodesNow(db)
    if (nodes > 1) company = now
    if (now - company < COMPANY_MS) {
      const hashes = await keyHashesSince(db, followed - (turn % TURNS === 0 ? LATEST_MS : LATE_MS))
      for (let at = 0; at + 1 < hashes.length; at += 2) keys.add(hashes[at] ?? 0, hashes[at + 1] ?? 0)
      turn += 1
    }
    followed = now
  }
}
