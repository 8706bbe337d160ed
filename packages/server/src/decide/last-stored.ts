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
  /** A row found no room lately, and none was stored since. */
  readonly isFailing: () => boolean
  /** It was room on the disk that the last such row did not find. */
  readonly isDiskFull: () => boolean
}

/** A balancer sends nothing to a node that fails, so nothing proves that it is well again: after so long it may be tried. */
export const TRIED_AGAIN_MS = 30_000

/** `elapsed`: milliseconds that only grow, whatever is done to the clock. */
export function createLastStored(elapsed: () => number): LastStored {
  let failedAt = -Infinity
  let wasDisk = false
  const failed = (isDisk: boolean): void => {
    failedAt = elapsed()
    wasDisk = isDisk
  }
  return {
    watch: async (stored) => {
      try {
        const outcome = await stored
        failedAt = -Infinity
        return outcome
      } catch (fault) {
        if (isFull(fault)) failed(isDiskFull(fault))
        throw fault
      }
    },
    // Of connections that are all taken others may have one.
    note: (fault) => {
      if (isDiskFull(fault)) failed(true)
    },
    isDiskFull: () => wasDisk,
    isFailing: () => elapsed() - failedAt < TRIED_AGAIN_MS,
  }
}

/** SQLSTATE class 53: no room on the disk, in memory, for connections. A database that is gone answers no question either. */
const isFull = (fault: unknown): boolean => fault instanceof DatabaseFault && fault.code?.startsWith('53') === true
