/** Seals decisions on their way into the ledger. Keys that are remembered cost no waiting; others are made many at a time. */
import { createGroupCommit, type DecisionRow, type TracedDecision } from '@goodstanding/ledger'
import type { VaultDb } from './open-vault.ts'
import { ownerOfDecision, sealDecision, withoutWords } from './seal-decision.ts'
import type { DataKey } from './sealed-text.ts'

export type DecisionVault = {
  /** The row as it is to be stored: at once when the person's key is remembered. */
  readonly seal: (row: DecisionRow) => TracedDecision | Promise<TracedDecision>
  readonly close: () => Promise<void>
}

const BOUNDS = { maxBatch: 500, maxDelayMs: 0, maxQueued: 20_000, restMs: 0, retryForMs: 5_000 }

/** `isSealed`: whether a decision tells of material that may not be kept. `tracesOf`: what an event is found by. */
export function createDecisionVault(
  db: VaultDb,
  isSealed: (row: DecisionRow) => boolean,
  tracesOf: (event: unknown) => readonly string[] = () => [],
): DecisionVault {
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
      const traces = tracesOf(row.event)
      const sealWith = (key: DataKey): TracedDecision => ({ ...sealDecision(row, key), traces })
      return known === null ? keyOf(owner).then(sealWith) : sealWith(known)
    },
    close: queue.close,
  }
}
