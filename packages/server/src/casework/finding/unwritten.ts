/**
 * What could not be written and is tried again: in the next turn when the database was away, and later each time when it is the row
 * itself, which few repetitions mend.
 */
import { DatabaseFault } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'

export type Unwritten<Row> = {
  readonly put: (row: Row, fault: unknown) => void
  /** Those whose time has come. They are put back when they fail again. */
  readonly take: () => readonly Row[]
}

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 3_600_000

export function createUnwritten<Row extends object>(now: () => Instant): Unwritten<Row> {
  let waiting: { readonly row: Row; readonly due: Instant }[] = []
  const paused = new WeakMap<Row, number>()
  const pauseOf = (row: Row): number => {
    const before = paused.get(row)
    const pause = before === undefined ? FIRST_PAUSE_MS : Math.min(before * 2, LONGEST_PAUSE_MS)
    paused.set(row, pause)
    return pause
  }
  return {
    put: (row, fault) => {
      const isPassing = fault instanceof DatabaseFault && (fault.kind === 'unavailable' || fault.kind === 'contention')
      waiting.push({ row, due: isPassing ? 0 : now() + pauseOf(row) })
    },
    take: () => {
      const at = now()
      const due = waiting.filter((one) => one.due <= at)
      waiting = waiting.filter((one) => one.due > at)
      return due.map(({ row }) => row)
    },
  }
}
