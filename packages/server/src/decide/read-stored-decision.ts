/** What the ledger kept of a decision, as the type it was stored from. The ledger keeps documents byte for byte. */
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision } from '@goodstanding/model'

export function storedDecision(row: DecisionRow): Decision {
  return row.result as Decision
}
