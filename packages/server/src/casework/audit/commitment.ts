/** Who of the staff did what an entry of the log is of: the entry commits to it, and the log keeps beside it what opens that. */
import { createHash } from 'node:crypto'
import type { AuditOpening } from '@goodstanding/ledger'

/** SHA-256 in hex of the salt, a line break and who it was. Without the salt, 16 random bytes in hex, no name can be tried against it. */
export function commitmentTo({ by, salt }: AuditOpening): string {
  return salted(salt, by)
}

/** An event may say no more than who claimed a case and when: its own hash, `record` behind its place, would tell the name to whoever tries some. */
export function hiddenRecord(record: string, { salt }: Pick<AuditOpening, 'salt'>): string {
  const at = record.lastIndexOf(' ') + 1
  return `${record.slice(0, at)}${salted(salt, record.slice(at))}`
}

function salted(salt: string, text: string): string {
  return createHash('sha256').update(`${salt}\n${text}`).digest('hex')
}
