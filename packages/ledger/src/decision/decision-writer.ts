/**
 * The way into the decision stream: durable before the answer, many rows to a commit.
 *
 * Nothing acknowledged is lost: `append` and `observe` resolve only after the commit. While the database is away,
 * rows wait and are tried again for `retryForMs`, then they are rejected with a DatabaseFault; such a row may have
 * been stored all the same, and sending the event again finds it by its key.
 */
import type { Instant } from '@goodstanding/model'
import type { CounterPack } from '../counter/counter-log.ts'
import type { Db } from '../db/db.ts'
import { createGroupCommit, type GroupCommitBounds, type Refused } from '../db/group-commit.ts'
import { observeEvents } from '../observed/observe-events.ts'
import type { ObservedEvent } from '../observed/observed-event.ts'
import { type Appended, appendDecisions } from './append-decisions.ts'
import type { DecisionRow } from './decision-row.ts'
import { ensurePartitions } from './partitions.ts'
import { weighDecision } from './weigh-decision.ts'

export type AppendOutcome = Appended | Refused

export type DecisionWriter = {
  /**
   * Stores one decision and what it changed in counters, in one transaction. Resolves when they are durable, or names the
   * decision that holds the event's key; counts are stored then too, for they were counted.
   */
  readonly append: (row: DecisionRow, counts?: readonly CounterPack[]) => Promise<AppendOutcome>
  /** Queues one observed event. Resolves when it is durable, or names the decision that holds the event's key. */
  readonly observe: (event: ObservedEvent) => Promise<AppendOutcome>
  /** How many rows wait, for a metric. */
  readonly queued: () => number
  /** Refuses new rows and resolves when all taken ones have their outcome. */
  readonly close: () => Promise<void>
}

type Counted = { readonly row: DecisionRow; readonly counts: readonly CounterPack[] }

/** `maxWeight`: letters of events. A statement is one text, written in one stretch and held by both sides. */
const BOUNDS: GroupCommitBounds = {
  maxBatch: 500,
  maxWeight: 4_000_000,
  maxDelayMs: 0,
  maxQueued: 20_000,
  restMs: 20,
  retryForMs: 5_000,
}

type Observing = { readonly event: ObservedEvent; readonly text: string }

/** One a process. Decisions and observed events commit side by side, each group on a connection of its own. */
export function createDecisionWriter(db: Db, bounds: Partial<GroupCommitBounds> = {}): DecisionWriter {
  const all = { ...BOUNDS, ...bounds }
  const months = new Set<string>()
  const decisions = createGroupCommit(
    async (counted: readonly Counted[]) => {
      const rows = counted.map(({ row }) => row)
      await ensureMonths(db, months, rows)
      return appendDecisions(
        db,
        rows,
        counted.flatMap(({ counts }) => counts),
      )
    },
    all,
    ({ row }) => weighDecision(row),
  )
  const observed = createGroupCommit(
    (observing: readonly Observing[]) =>
      observeEvents(
        db,
        observing.map(({ event }) => event),
        observing.map(({ text }) => text),
      ),
    all,
    ({ text }) => text.length,
  )
  return {
    append: (row, counts = []) => decisions.add({ row, counts }),
    observe: (event) => observed.add({ event, text: JSON.stringify(event.event) }),
    queued: () => decisions.queued() + observed.queued(),
    close: async () => {
      await Promise.all([decisions.close(), observed.close()])
    },
  }
}

/** A month's partition is looked for once a process; `ensurePartitions` makes the coming ones ahead of time. */
async function ensureMonths(db: Db, known: Set<string>, rows: readonly DecisionRow[]): Promise<void> {
  for (const { decidedAt } of rows) {
    const month = monthOf(decidedAt)
    if (known.has(month)) continue
    await ensurePartitions(db, decidedAt, 0)
    known.add(month)
  }
}

function monthOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 7)
}
