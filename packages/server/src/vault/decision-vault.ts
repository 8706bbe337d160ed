/** Seals decisions on their way into the ledger. Keys that are remembered cost no waiting; others are made many at a time. */
import { createGroupCommit, type DecisionRow } from '@goodstanding/ledger'
import type { VaultDb } from './open-vault.ts'
import { ownerOfDecision, sealDecision, withoutWords } from './seal-decision.ts'
import type { DataKey } from './sealed-text.ts'

export type DecisionVault = {
  /** The row as it is to be stored: at once when the person's key is remembered. */
  readonly seal: (row: DecisionRow) => DecisionRow | Promise<DecisionRow>
  readonly close: () => Promise<void>
}

const BOUNDS = { maxBatch: 500, maxDelayMs: 0, maxQueued: 20_000, retryForMs: 5_000 }

/** `isSealed`: whether a decision tells of material that may not be kept. */
export function createDecisionVault(db: VaultDb, isSealed: (row: DecisionRow) => boolean): DecisionVault {
  const queue = createGroupCommit(async (owners: readonly string[]) => {
    const keys = await db.keys.ofOwners(owners)
    return owners.map((owner) => keys.get(owner) ?? null)
  }, BOUNDS)
  const keyOf = async (owner: string): Promise<DataKey> => {
    const key = await queue.add(owner)
    if (key === null || 'kind' in key) throw new Error(`The data key of ${owner} was not made.`)
    return key
  }
  return {
    seal: (whole) => {
      const row = isSealed(whole) ? withoutWords(whole) : whole
      const owner = ownerOfDecision(row)
      const known = db.keys.remembered(owner)
      return known === null ? keyOf(owner).then((key) => sealDecision(row, key)) : sealDecision(row, known)
    },
    close: queue.close,
  }
}
