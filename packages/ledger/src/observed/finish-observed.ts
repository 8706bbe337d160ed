import type { Db } from '../db/db.ts'
import { INCOMING_DECISIONS, INSERT_CHOSEN, incomingDecisions } from '../decision/decision-columns.ts'
import type { DecisionRow } from '../decision/decision-row.ts'

/**
 * Stores the decisions of observed events and takes those events from the queue, in one statement. Each decision's id
 * is its event's `decisionId`. Answers the ids that were stored: one that another worker finished first is left out.
 */
export async function finishObserved(db: Db, decisions: readonly DecisionRow[]): Promise<readonly string[]> {
  const finished = await db.query<{ id: string }>(
    {
      name: 'finish-observed',
      text: `
        with incoming as materialized (${INCOMING_DECISIONS}),
        finished as (
          delete from observed_event o using incoming where o.decision_id = incoming.id
          returning o.decision_id),
        chosen as (select incoming.* from incoming join finished on finished.decision_id = incoming.id),
        stored as (${INSERT_CHOSEN})
        select decision_id as id from finished`,
    },
    incomingDecisions(decisions),
  )
  return finished.map(({ id }) => id)
}
