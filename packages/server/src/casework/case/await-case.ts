/**
 * A case that an answer named is written behind that answer, by another node perhaps. Whoever asks for it so soon waits for it, and is
 * never told that there is none.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, instantOfId, isCaseKnown, isCaseUnwritten, isUuid } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'

/** Longer than a node takes, and than the clocks of two nodes are apart. What takes longer under load is told by `isBehind`. */
const BEHIND_MS = 2_000
const TURN_MS = 50

/** Ends when the case of a path is written, or was named too long ago for that to come. Null: the path is of no such case. */
export function awaitCase(db: Db, path: string, now: Instant): Promise<void> | null {
  const id = caseIn(path)
  if (id === null) return null
  const age = now - instantOfId(id)
  return Math.abs(age) < BEHIND_MS ? untilKnown(db, `case_${id}`, BEHIND_MS - age) : null
}

async function untilKnown(db: Db, id: string, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!(await isCaseKnown(db, id)) && performance.now() < end) await sleep(TURN_MS)
}

/** After so long nothing is on its way: what could not be written until then is a fault that the log tells of. */
const WRITTEN_WITHIN_MS = 600_000

/** Whether the case of a path was named by a decision just now and is not written: to say that there is none would be wrong. */
export async function isBehind(db: Db, path: string, now: Instant): Promise<boolean> {
  const id = caseIn(path)
  if (id === null || Math.abs(now - instantOfId(id)) > WRITTEN_WITHIN_MS) return false
  return isCaseUnwritten(db, `case_${id}`, instantOfId(id))
}

/** The id of the case that a path is about, without `case_`. */
function caseIn(path: string): string | null {
  const [, id] = /\/case_([0-9a-f-]{36})(?:\/|$)/.exec(path) ?? []
  return id === undefined || !isUuid(id) ? null : id
}
