import { type CounterPack, insertPacks, packValues } from '../counter/counter-log.ts'
import type { Db } from '../db/db.ts'
import { INCOMING_DECISIONS, INSERT_CHOSEN, INSERT_TRACES, incomingDecisions } from '../decision/decision-columns.ts'
import type { DecisionRow } from '../decision/decision-row.ts'

const FINISH = {
  name: 'finish-observed',
  text: `
    with incoming as materialized (${INCOMING_DECISIONS}),
    finished as (
      delete from observed_event o using incoming where o.decision_id = incoming.id
      returning o.decision_id),
    chosen as (select incoming.* from incoming join finished on finished.decision_id = incoming.id),
    stored as (${INSERT_CHOSEN}),
    traced as (${INSERT_TRACES}),
    counted as (${insertPacks('$5', '$6')})
    select decision_id as id from finished`,
}

/**
 * Stores the decisions of observed events with the counts that they changed, and takes those events from the queue, in one
 * statement. Each decision's id is its event's `decisionId`. Answers the ids that were stored: one that another worker
 * finished first is left out.
 */
export async function finishObserved(
  db: Db,
  decisions: readonly DecisionRow[],
  counts: readonly CounterPack[] = [],
): Promise<readonly string[]> {
  const finished = await db.query<{ id: string }>(FINISH, [...incomingDecisions(decisions), ...packValues(counts)])
  return finished.map(({ id }) => id)
}
