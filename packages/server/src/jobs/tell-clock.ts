/** Where several machines decide by one database, nobody sees whose clock is wrong: limits end early, tokens are over, and each log looks right. */
import type { Metrics } from '../http/metrics.ts'

/** Less is the way to the database and back, on a machine that is busy. */
const APART_MS = 30_000
const AGAIN_MS = 3_600_000
const APART =
  "The clock of this machine is not the database's. Limits and deadlines end by whichever is ahead, and tokens are over early: set both by NTP."

export type ClockParts = {
  readonly metrics: Pick<Metrics, 'clockAhead'>
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  /** Milliseconds that nobody puts forward or back; absent: since the process began. */
  readonly elapsed?: () => number
}

/** Is told by how much this clock is ahead; says so at once, and each hour while it is. */
export function createClockTeller({ metrics, log, elapsed = () => performance.now() }: ClockParts) {
  let saidAt = -Infinity
  return (aheadMs: number): void => {
    metrics.clockAhead.set(aheadMs / 1_000)
    if (Math.abs(aheadMs) < APART_MS) {
      saidAt = -Infinity
      return
    }
    if (elapsed() - saidAt < AGAIN_MS) return
    saidAt = elapsed()
    log({ level: 'warn', message: APART, aheadSeconds: Math.round(aheadMs / 1_000) })
  }
}
