/** The address of whoever wrote, sealed under their own data key: when that is destroyed, nobody can write to them any more. */
import type { Reporter } from '@goodstanding/casework'
import { openOne, sealOne } from '../vault/seal-texts.ts'
import type { VaultDb } from '../vault/open-vault.ts'

const contextOf = (report: string): string => `mail-thread/${report}`

type Reported = { readonly id: string; readonly reporter: Reporter }

export function sealAddress(db: VaultDb, { id, reporter }: Reported, address: string): Promise<string> {
  return sealOne(db, address, `account/${reporter.id}`, contextOf(id))
}

/** Null when it was erased. */
export function openAddress(db: VaultDb, report: string, sealed: string): Promise<string | null> {
  return openOne(db, sealed, contextOf(report))
}
