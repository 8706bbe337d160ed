/**
 * What follows from decisions, on its way to the ledger: many to a transaction. The decision is durable before, and names its case; so
 * an answer waits for its case only where that changes what is decided next, or where too many wait. Whoever reads casework waits
 * for what was asked to follow before.
 */
import { createGroupCommit, DatabaseFault } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'

export type Following = {
  readonly event: Event
  readonly decision: Decision
  /** Letters of the event, about: what it takes in memory while it waits is some five times that. */
  readonly size: number
  /** Whether it had happened before it was decided: then it waited for nobody. */
  readonly observed: boolean
}

export type FollowingQueue = {
  /** Writes what follows. Null: it is on its way, and nobody needs to wait for it. */
  readonly add: (row: Following, isAwaited: boolean) => Promise<void> | null
  /** Writes all, and answers how many were written; what fails is told and left. */
  readonly addAll: (rows: readonly Following[]) => Promise<number>
  /** Ends when everything is written that was added before; null: nothing is on its way. */
  readonly settled: () => Promise<void> | null
  /** Whether answers wait already: no time to bring what was left before. */
  readonly isBehind: () => boolean
  /** Decisions whose case is not written yet. */
  readonly waiting: () => number
  readonly close: () => Promise<void>
}

export type FollowingParts = {
  /** Writes what follows from decisions, all or nothing; safe to repeat. */
  readonly write: (rows: readonly Following[]) => Promise<readonly null[]>
  /** Hears of what could not be written. */
  readonly fault: (row: Following, thrown: unknown) => void
}

/** Few transactions, however few the findings are: each takes fifteen statements, and nobody waits who does not say so. */
const BOUNDS = { maxBatch: 400, maxDelayMs: 0, maxQueued: 20_000, restMs: 250, restAfter: 1, retryForMs: 5_000 }
/** When more than this wait, answers do too: cases are opened no slower than decisions are made. */
const MOST_BEHIND = 2_000
/** Letters of events that may wait; more is a fault, and left for later: twenty thousand large ones were gigabytes. */
export const MOST_LETTERS = 32_000_000

export function createFollowingQueue({ write, fault }: FollowingParts): FollowingQueue {
  const queue = createGroupCommit(write, BOUNDS)
  let waiting = 0
  let letters = 0
  /** The row that was added last: those before it are written before it. */
  let last: Promise<void> | null = null
  const add = (row: Following): Promise<void> => {
    waiting += 1
    letters += row.size
    const adding = take(row)
    const ended = adding
      .catch((thrown: unknown) => {
        fault(row, thrown)
      })
      .finally(() => {
        waiting -= 1
        letters -= row.size
        if (last === ended) last = null
      })
    last = ended
    return adding
  }
  const take = async (row: Following): Promise<void> => {
    const outcome = await queue.add(row)
    if (outcome !== null) throw new Error(`What follows from a decision was not taken: ${outcome.refusal.kind}`)
  }
  const isBehind = (): boolean => waiting >= MOST_BEHIND || letters > MOST_LETTERS / 2
  const hasRoom = ({ size }: Following): boolean =>
    waiting < BOUNDS.maxQueued && (waiting === 0 || letters + size <= MOST_LETTERS)
  /** The decision stands in the ledger, and is joined to its case when there is room. */
  const leave = (row: Following): DatabaseFault => {
    const thrown = tooMuch()
    fault(row, thrown)
    return thrown
  }
  const addBehind = async (row: Following): Promise<boolean> => {
    if (!hasRoom(row)) {
      leave(row)
      return false
    }
    return add(row).then(
      () => true,
      () => false,
    )
  }
  return {
    add: (row, isAwaited) => {
      if (!hasRoom(row)) {
        const thrown = leave(row)
        // Whoever need not wait for it is held up all the same: decisions are made no faster than cases are opened.
        return isAwaited ? Promise.reject(thrown) : last
      }
      if (isAwaited || isBehind()) {
        const adding = add(row)
        queue.hurry()
        return adding
      }
      void addBehind(row)
      return null
    },
    addAll: async (rows) => {
      const adding = rows.map(addBehind)
      queue.hurry()
      return (await Promise.all(adding)).filter(Boolean).length
    },
    settled: () => {
      if (last !== null) queue.hurry()
      return last
    },
    isBehind,
    waiting: () => waiting,
    close: queue.close,
  }
}

/** It passes, as other work of the database does: what is left is tried as soon as there is room. */
const tooMuch = (): DatabaseFault =>
  new DatabaseFault('contention', null, new Error('More follows from decisions than is written in time.'))
