/** Undoing decisions: one, or all of a batch, which has many under one id. */
import type { ActionId, Instant } from '@goodstanding/model'
import type { Case, CaseCommand } from './case.ts'

export type DecisionUndo = {
  readonly reopen: CaseCommand
  /** What the decision had taken or proposed: reversed, or declined where it waits for a second person. */
  readonly actions: readonly ActionId[]
  readonly decidedAt: Instant
}

/** What undoes the latest decision of a case; null where it is not decided. */
export function undoDecision(found: Case, deadline: Instant): DecisionUndo | null {
  if (found.kind !== 'decided') return null
  const { outcome, at: decidedAt } = found.decision
  return {
    reopen: { kind: 'reopen', why: 'undo', deadline },
    actions: outcome.kind === 'violation' ? outcome.actions : [],
    decidedAt,
  }
}

/** What undoes a batch for one case; null when its latest decision is not of the batch. */
export function undoBatch(batch: string, found: Case, deadline: Instant): DecisionUndo | null {
  return found.kind === 'decided' && found.decision.batch === batch ? undoDecision(found, deadline) : null
}
