/** What the ledger kept of a decision, as the type it was stored from. The ledger keeps documents byte for byte. */
import type { Inputs } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision } from '@goodstanding/model'

export function storedDecision(row: DecisionRow): Decision {
  return row.result as Decision
}

/** What it was decided from; null: the record does not say, it is of an earlier version. */
export function storedInputs({ explanation }: DecisionRow): Inputs | null {
  return (explanation as { readonly inputs?: Inputs }).inputs ?? null
}
