/**
 * In which organization something fell on somebody. Where nobody knew then, what the service has stated of them since tells: a namesake in
 * another organization is not them. Null: nobody has said yet, and whoever the service lets come by that id is them.
 */
import type { Subject } from '@goodstanding/casework'
import { getFact } from '@goodstanding/ledger'
import type { VaultDb } from '../../vault/open-vault.ts'
import type { KeptNotice } from '../streams.ts'

export async function whereItFell(
  db: VaultDb,
  { organization }: Pick<Subject, 'organization'>,
  recipient: string | null,
): Promise<string | null> {
  if (organization !== null || recipient?.startsWith('account/') !== true) return organization
  return (await getFact(db, 'person', recipient.slice('account/'.length)))?.organization ?? null
}

/** Whether a notice went to somebody of this organization, as far as anybody knows. */
export async function mayBeOf(db: VaultDb, { notice, recipient }: KeptNotice, organization: string): Promise<boolean> {
  if (notice.kind === 'none') return false
  const known = await whereItFell(db, notice.contents.subject, recipient)
  return known === null || known === organization
}
