/** Who of the staff did what an entry of the log is of: the entry commits to it, and the log keeps beside it what opens that. */
import { createHash } from 'node:crypto'
import type { AuditOpening } from '@goodstanding/ledger'

/** SHA-256 in hex of the salt, a line break and who it was. Without the salt, 16 random bytes in hex, no name can be tried against it. */
export function commitmentTo({ by, salt }: Pick<AuditOpening, 'by' | 'salt'>): string {
  return salted(salt, by)
}

/**
 * To all that an entry proves of the ledger, one to a line. Its places name who reported; and an event may say no more than who claimed a
 * case and when, so that its own hash would tell the name to whoever tries some.
 */
export function commitmentToRecords({ salt, records = [] }: Pick<AuditOpening, 'salt' | 'records'>): string {
  return salted(salt, records.join('\n'))
}

/** Of entries from before such commitments: places with hashes. */
export const isPlace = (record: string): boolean => record.includes(' ')

type Written = { readonly staff?: unknown; readonly records?: unknown }

/** Whether what stands beside an entry opens all that the entry commits to. */
export function isOpenedBy(written: Written, opening: unknown): boolean {
  if (typeof opening !== 'object' || opening === null) return false
  const { by, salt, records }: { readonly by?: unknown; readonly salt?: unknown; readonly records?: unknown } = opening
  if (typeof by !== 'string' || typeof salt !== 'string' || written.staff !== commitmentTo({ by, salt })) return false
  const proven = Array.isArray(written.records) ? written.records.map(String) : []
  if (!Array.isArray(records)) return records === undefined && proven.every(isPlace)
  return proven.join() === commitmentToRecords({ salt, records: records.map(String) })
}

function salted(salt: string, text: string): string {
  return createHash('sha256').update(`${salt}\n${text}`).digest('hex')
}
