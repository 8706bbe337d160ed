/**
 * Group commit: rows that arrive while one transaction runs go together into the next one. One row alone is written
 * at once; under load the cost of a commit is shared by up to `maxBatch` rows.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseFault } from './db.ts'
import { beyondPatience } from './patience.ts'

/** Why a row was not taken. Nothing of it is stored. */
export type WriteRefusal =
  /** The queue is full: the database is slower than the events. */
  | { readonly kind: 'ledger.busy'; readonly queued: number }
  /** The writer is closing. */
  | { readonly kind: 'ledger.closed' }
  /** A value that PostgreSQL cannot keep, e.g. U+0000 in an id. */
  | { readonly kind: 'ledger.unstorable'; readonly reason: string }

export type Refused = { readonly kind: 'refused'; readonly refusal: WriteRefusal }

export type GroupCommitBounds = {
  /** Most rows of one transaction. */
  readonly maxBatch: number
  /** Most weight of one transaction; a row that is heavier goes alone. Absent: rows weigh nothing. */
  readonly maxWeight?: number
  /** How long a first row waits for company, unless the writer closes. 0 waits for the end of the current turn of the event loop only. */
  readonly maxDelayMs: number
  /** Most rows that wait; one more is refused with `ledger.busy`. */
  readonly maxQueued: number
  /** Transactions of many rows begin at least so long one after another: under load the next one is larger instead. */
  readonly restMs: number
  /** How many rows are many; absent: 8, from which on more are on their way. */
  readonly restAfter?: number
  /** How long an unavailable database is tried again before the rows are rejected. */
  readonly retryForMs: number
}

export type GroupCommit<Row, Outcome> = {
  /** Resolves when the row is durable. Rejects with a DatabaseFault: then it may be stored or not. */
  readonly add: (row: Row) => Promise<Outcome | Refused>
  readonly queued: () => number
  /** Somebody waits for what is queued: it is written without waiting for company, and without a rest. */
  readonly hurry: () => void
  /** Refuses new rows and resolves when all taken ones have their outcome. */
  readonly close: () => Promise<void>
}

type Waiting<Row, Outcome> = {
  readonly row: Row
  readonly resolve: (outcome: Outcome | Refused) => void
  readonly reject: (fault: unknown) => void
}

const LONGEST_PAUSE_MS = 500
const MANY = 8

/** Writes rows in one transaction and answers one outcome a row, in order. */
type Commit<Row, Outcome> = (rows: readonly Row[]) => Promise<readonly Outcome[]>

/**
 * `commit` must be safe to repeat: after a lost connection nobody knows whether the transaction went through.
 */
export function createGroupCommit<Row, Outcome>(
  commit: Commit<Row, Outcome>,
  bounds: GroupCommitBounds,
  weightOf: (row: Row) => number = () => 0,
): GroupCommit<Row, Outcome> {
  /** How many of those that wait go into the next transaction. */
  const countNext = (): number => {
    const { maxBatch, maxWeight = Infinity } = bounds
    let [count, weight] = [0, 0]
    for (const { row } of queue) {
      weight += weightOf(row)
      if (count === maxBatch || (count > 0 && weight > maxWeight)) break
      count++
    }
    return count
  }
  const patient: Commit<Row, Outcome> = (rows) => commitPatiently(rows, commit, bounds.retryForMs)
  let queue: Waiting<Row, Outcome>[] = []
  let running: Promise<void> | null = null
  let closed = false
  /** Somebody waits for what is queued. */
  let isHurried = false
  let wake = (): void => undefined

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const waiting = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(waiting)
        resolve()
      }
    })
  const company = (): Promise<void> =>
    bounds.maxDelayMs === 0 ? new Promise((resolve) => setImmediate(resolve)) : pause(bounds.maxDelayMs)
  const run = async (): Promise<void> => {
    await company()
    while (queue.length > 0) {
      const count = countNext()
      const group = queue.slice(0, count)
      queue = queue.slice(count)
      const begun = performance.now()
      await settle(group, patient)
      const rest = bounds.restMs - (performance.now() - begun)
      const isMany = group.length >= (bounds.restAfter ?? MANY)
      if (isMany && queue.length < bounds.maxBatch && rest > 0 && !closed && !isHurried) await pause(rest)
      if (queue.length <= bounds.maxBatch) isHurried = false // all of it goes into the next one
    }
    running = null
  }

  return {
    add: (row) => {
      if (closed) return Promise.resolve({ kind: 'refused', refusal: { kind: 'ledger.closed' } })
      if (queue.length >= bounds.maxQueued)
        return Promise.resolve({ kind: 'refused', refusal: { kind: 'ledger.busy', queued: queue.length } })
      return new Promise((resolve, reject) => {
        queue.push({ row, resolve, reject })
        running ??= beyondPatience(run)
      })
    },
    queued: () => queue.length,
    hurry: () => {
      isHurried = queue.length > 0
      wake()
    },
    close: async () => {
      closed = true
      wake()
      await running
    },
  }
}

async function settle<Row, Outcome>(
  group: readonly Waiting<Row, Outcome>[],
  commit: Commit<Row, Outcome>,
): Promise<void> {
  try {
    const outcomes = await commit(group.map(({ row }) => row))
    for (const [at, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[at]
      if (outcome === undefined) reject(new Error('A group commit answered fewer outcomes than rows.'))
      else resolve(outcome)
    }
  } catch (error) {
    await settleApart(group, commit, error)
  }
}

/** One bad row must not take its neighbours along: the group is halved until the bad one stands alone. */
async function settleApart<Row, Outcome>(
  group: readonly Waiting<Row, Outcome>[],
  commit: Commit<Row, Outcome>,
  error: unknown,
): Promise<void> {
  const [first] = group
  if (first === undefined) return
  if (isPassing(error)) for (const { reject } of group) reject(error)
  else if (group.length > 1) {
    const middle = group.length >> 1
    await settle(group.slice(0, middle), commit)
    await settle(group.slice(middle), commit)
  } else if (error instanceof DatabaseFault && error.kind === 'unstorable')
    first.resolve({ kind: 'refused', refusal: { kind: 'ledger.unstorable', reason: error.message } })
  else first.reject(error)
}

async function commitPatiently<Row, Outcome>(
  rows: readonly Row[],
  commit: Commit<Row, Outcome>,
  retryForMs: number,
): Promise<readonly Outcome[]> {
  const end = performance.now() + retryForMs
  for (let pause = 20; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await commit(rows)
    } catch (error) {
      if (!isPassing(error) || performance.now() + pause > end) throw error
      await sleep(pause)
    }
  }
}

/** Faults that can be gone a moment later. */
function isPassing(error: unknown): boolean {
  return error instanceof DatabaseFault && (error.kind === 'unavailable' || error.kind === 'contention')
}
