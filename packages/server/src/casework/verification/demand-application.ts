/** An act on an application that was never made is refused as one on nothing; one that was answered stands against it. */
import { readView } from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { VERIFICATIONS } from '../streams.ts'

export async function demandApplication(db: VaultDb, organization: string): Promise<void> {
  if ((await readView(db, VERIFICATIONS.view, organization)) === null) throw new Problem('verification.not-found')
}
