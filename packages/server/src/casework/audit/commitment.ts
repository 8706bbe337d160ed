/** Who of the staff did what an entry of the log is of: the entry commits to it, and the log keeps beside it what opens that. */
import { createHash } from 'node:crypto'
import type { AuditOpening } from '@goodstanding/ledger'

/** SHA-256 in hex of the salt, a line break and who it was. Without the salt, 16 random bytes in hex, no name can be tried against it. */
export function commitmentTo({ by, salt }: AuditOpening): string {
  return createHash('sha256').update(`${salt}\n${by}`).digest('hex')
}
