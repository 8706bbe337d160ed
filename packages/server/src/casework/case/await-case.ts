/**
 * A case that another node named in an answer is written behind that answer. Whoever asks for it so soon waits for it, and is not
 * told that there is none.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, instantOfId, isCaseKnown, isUuid } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'

/** Longer than a node under load takes, and than the clocks of two nodes are apart. */
const BEHIND_MS = 2_000
const TURN_MS = 50

/** Ends when the case of a path is written, or was named too long ago for that to come. Null: the path is of no such case. */
export function awaitCase(db: Db, path: string, now: Instant): Promise<void> | null {
  const [, id] = /\/case_([0-9a-f-]{36})(?:\/|$)/.exec(path) ?? []
  if (id === undefined || !isUuid(id)) return null
  const age = now - instantOfId(id)
  return Math.abs(age) < BEHIND_MS ? untilKnown(db, `case_${id}`, BEHIND_MS - age) : null
}

async function untilKnown(db: Db, id: string, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!(await isCaseKnown(db, id)) && performance.now() < end) await sleep(TURN_MS)
}
