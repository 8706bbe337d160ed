/** Decisions of observed events on their way into the ledger: stored together, and one that PostgreSQL refuses fails alone. */
import type { CounterPack } from '../counter/counter-log.ts'
import type { Db } from '../db/db.ts'
import { createGroupCommit, type GroupCommitBounds, type Refused } from '../db/group-commit.ts'
import type { DecisionRow } from '../decision/decision-row.ts'
import { weighDecision } from '../decision/weigh-decision.ts'
import { finishObserved } from './finish-observed.ts'

/** A decision whose id is its event's `decisionId`, with the counts that it changed. */
export type FinishingEvent = { readonly row: DecisionRow; readonly counts: readonly CounterPack[] }

export type ObservedFinisher = {
  /**
   * True when it is stored and the event is out of the queue, false when another worker was first. Rejects with a DatabaseFault;
   * nobody is kept waiting for a database that is away, because the queue keeps the event.
   */
  readonly finish: (event: FinishingEvent) => Promise<boolean | Refused>
}

const BOUNDS: GroupCommitBounds = {
  maxBatch: 500,
  maxWeight: 4_000_000,
  maxDelayMs: 0,
  maxQueued: 20_000,
  restMs: 0,
  retryForMs: 0,
}

export function createObservedFinisher(db: Db): ObservedFinisher {
  const commit = async (events: readonly FinishingEvent[]): Promise<readonly boolean[]> => {
    const rows = events.map(({ row }) => row)
    const stored = await finishObserved(
      db,
      rows,
      events.flatMap(({ counts }) => counts),
    )
    const finished = new Set(stored)
    return rows.map(({ id }) => finished.has(id))
  }
  return { finish: createGroupCommit(commit, BOUNDS, ({ row }) => weighDecision(row)).add }
}
