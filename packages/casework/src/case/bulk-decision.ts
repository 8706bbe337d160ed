/**
 * A bulk decision is many decisions under one batch id. Each case answers for itself: what was refused is told, nothing is
 * dropped in silence, and each decision is appealable like any other. Undo reverses the batch.
 */
import type { ActionId, CaseId, Instant, Result } from '@goodstanding/model'
import { no } from '../refusal.ts'
import type { Case, CaseCommand, CaseDecision, CaseEvent, DecideCommand } from './case.ts'
import { type CaseRefusal, decideCase } from './decide-case.ts'

export type BulkItem = {
  readonly case: Case
  readonly id: CaseId
  readonly outcome: CaseDecision['outcome']
  readonly ifMatch: number | null
}
export type BulkAnswer = { readonly id: CaseId; readonly result: Result<readonly CaseEvent[], CaseRefusal> }
export type Bulk = Pick<DecideCommand, 'by' | 'reason'> & {
  readonly batch: string
  readonly items: readonly BulkItem[]
}

/** Decides each case under the batch id. A case that is named twice is decided once. */
export function decideInBulk({ by, reason, batch, items }: Bulk, now: Instant): readonly BulkAnswer[] {
  const decided = new Set<CaseId>()
  return items.map(({ case: found, id, outcome, ifMatch }) => {
    if (decided.has(id)) return { id, result: no('case.decided') }
    decided.add(id)
    return { id, result: decideCase({ kind: 'decide', by, outcome, reason, batch, ifMatch }, found, now) }
  })
}

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
