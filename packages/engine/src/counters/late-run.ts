/**
 * Events far behind the newest of the node come in runs: a service tells yesterday again while today goes on. While a run lasts, what
 * its next event reads is no older than the oldest of its latest: without that, every full segment would drop what the run just counted.
 */
import type { Instant } from '@goodstanding/model'

/** Feeds after which the oldest of a run is looked for anew: a run that goes on in order lets go of its beginning. */
const GENERATION = 0x4_0000
/** A run is over when the newest event of the node has moved on by so much since its last. */
const PATIENCE_MS = 600_000

export type LateRun = {
  /** Its oldest events in this generation and in the one before. */
  least: Instant
  before: Instant
  fed: number
  lastsUntil: Instant
}

export function createLateRun(): LateRun {
  return { least: Infinity, before: Infinity, fed: 0, lastsUntil: -Infinity }
}

/** `newest`: of the node. */
export function noteLate(run: LateRun, time: Instant, newest: Instant): void {
  if (newest > run.lastsUntil) {
    run.least = Infinity
    run.before = Infinity
    run.fed = 0
  } else if (run.fed >= GENERATION) {
    run.before = run.least
    run.least = Infinity
    run.fed = 0
  }
  run.fed++
  run.lastsUntil = newest + PATIENCE_MS
  if (time < run.least) run.least = time
}

/** How far back its next event may lie; never, when none is awaited. */
export function oldestOf({ least, before, lastsUntil }: LateRun, newest: Instant): Instant {
  return newest > lastsUntil ? Infinity : Math.min(least, before)
}
