/** What the ledger kept of a decision, as the type it was stored from. The ledger keeps documents byte for byte. */
import type { Inputs } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision } from '@goodstanding/model'

export function storedDecision(row: DecisionRow): Decision {
  return row.result as Decision
}

/** The inputs a stored decision was made from, for replay. */
export function storedInputs(row: DecisionRow): Inputs {
  return (row.explanation as { readonly inputs: Inputs }).inputs
}
