/**
 * Whether what came last could be stored. A database may answer questions while nothing goes into it: a disk is full, and the pages that
 * it reads are there. Whoever asks it something learns nothing of that.
 */
import { DatabaseFault, isDiskFull } from '@goodstanding/ledger'

export type LastStored = {
  /** Watches one row on its way. */
  readonly watch: <Outcome>(stored: Promise<Outcome>) => Promise<Outcome>
  /** Something else was to be stored: a job's counts, a report. Where nobody asks for decisions, nothing but that shows a full disk. */
  readonly note: (fault: unknown) => void
  /** A row found no room lately, or waits while none is stored, and none was stored since. */
  readonly isFailing: () => boolean
  /** Rows wait, and none has been stored for some time. */
  readonly hangs: () => boolean
  /** It was room on the disk that the last such row did not find. */
  readonly isDiskFull: () => boolean
}

/** Rows wait, and none was stored for so long: a database answers and keeps nothing while it waits for a standby that is away. */
export const HANGS_MS = 10_000

/** A balancer sends nothing to a node that fails, so nothing proves that it is well again: after so long it may be tried. */
export const TRIED_AGAIN_MS = 30_000

/** `elapsed`: milliseconds that only grow, whatever is done to the clock. */
export function createLastStored(elapsed: () => number): LastStored {
  let failedAt = -Infinity
  let wasDisk = false
  /** Rows on their way, and when the last of them came to an end, or the first began. */
  let waiting = 0
  let movedAt = 0
  const hangs = (): boolean => waiting > 0 && elapsed() - movedAt >= HANGS_MS
  const failed = (isDisk: boolean): void => {
    failedAt = elapsed()
    wasDisk = isDisk
  }
  return {
    watch: async (stored) => {
      if (waiting === 0) movedAt = elapsed()
      waiting += 1
      try {
        const outcome = await stored
        failedAt = -Infinity
        return outcome
      } catch (fault) {
        if (isFull(fault)) failed(isDiskFull(fault))
        throw fault
      } finally {
        waiting -= 1
        movedAt = elapsed()
      }
    },
    // Of connections that are all taken others may have one.
    note: (fault) => {
      if (isDiskFull(fault)) failed(true)
    },
    hangs,
    isDiskFull: () => wasDisk && !hangs(),
    isFailing: () => hangs() || elapsed() - failedAt < TRIED_AGAIN_MS,
  }
}

/** SQLSTATE class 53: no room on the disk, in memory, for connections. A database that is gone answers no question either. */
const isFull = (fault: unknown): boolean => fault instanceof DatabaseFault && fault.code?.startsWith('53') === true
