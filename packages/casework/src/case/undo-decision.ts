/** Undoing decisions: one, or all of a batch, which has many under one id. */
import type { ActionId } from '@goodstanding/model'
import type { Case } from './case.ts'

export type DecisionUndo = {
  /** What the decision had taken or proposed: reversed, or declined where it waits for a second person. */
  readonly actions: readonly ActionId[]
}

/** What undoes the latest decision of a case; null where it is not decided. */
export function undoDecision(found: Case): DecisionUndo | null {
  if (found.kind !== 'decided') return null
  const { outcome } = found.decision
  return { actions: outcome.kind === 'violation' ? outcome.actions : [] }
}

/** What undoes a batch for one case; null when its latest decision is not of the batch. */
export function undoBatch(batch: string, found: Case): DecisionUndo | null {
  return found.kind === 'decided' && found.decision.batch === batch ? undoDecision(found) : null
}
