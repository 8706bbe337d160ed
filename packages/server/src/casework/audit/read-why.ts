/** Why something was done, as an entry of the log keeps it: sealed under somebody's data key. */
import type { WrittenAuditEntry } from '@goodstanding/ledger'
import type { VaultDb } from '../../vault/open-vault.ts'
import { openTexts } from '../../vault/seal-texts.ts'
import { AUDIT_LOG } from './write-audit.ts'

const RULES = [{ within: null, names: new Set(['why']) }]

/** The words of each entry; `[erased]` where their key was destroyed. */
export async function openWhys(
  db: VaultDb,
  entries: readonly Pick<WrittenAuditEntry, 'entry'>[],
): Promise<readonly (string | null)[]> {
  const openings = entries.map(({ entry }) => ({ value: entry, context: AUDIT_LOG }))
  return (await openTexts(db, openings, RULES)).map((entry) => (entry as { readonly why?: string | null }).why ?? null)
}
