/**
 * How long whoever asks waits for a database that hangs: it says nothing, and the driver would wait for ever. What is only slow is
 * waited for - while the database answers anybody, it ends by its own limit what runs too long. Work that nobody waits for has no limit.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { DatabaseFault } from './db.ts'

type PatienceLimits = {
  /** How long the database may answer nobody at all. */
  readonly silentMs: number
  /** How long one statement may take while others are answered: longer than the database lets it run. */
  readonly longestMs: number
}

type Patience = {
  /** Runs work, and all that it starts, as something that somebody waits for. */
  readonly during: <Value>(work: () => Value) => Value
  /** Nobody waits any longer: what is left of the work takes its time. */
  readonly end: () => void
}

type Asker = PatienceLimits & { isOver: boolean; gaveUp: boolean }

const askers = new AsyncLocalStorage<Asker | null>()
let heardAt = 0

/** The database answered, whatever it said. */
export function noteHeard(): void {
  heardAt = performance.now()
}

export function createPatience(limits: PatienceLimits): Patience {
  const asker: Asker = { ...limits, isOver: false, gaveUp: false }
  return {
    during: (work) => askers.run(asker, work),
    end: () => {
      asker.isOver = true
    },
  }
}

/** Runs what outlives whoever began it, and is shared with others: the patience of one does not end it. */
export function beyondPatience<Value>(work: () => Value): Value {
  return askers.run(null, work)
}

/**
 * The work's outcome, or an `unavailable` fault once the patience of whoever asks is over: the work goes on, and what was sent may
 * still be carried out. Whoever gave up once has what they ask afterwards refused before it is begun.
 */
export function patiently<Value>(work: () => Promise<Value>, giveUp: () => void = () => undefined): Promise<Value> {
  const asker = askers.getStore() ?? null
  if (asker === null || asker.isOver) return work()
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      asker.gaveUp = true
      giveUp()
      reject(new DatabaseFault('unavailable', null, new Error('no answer in time')))
    }
    if (asker.gaveUp) {
      stop()
      return
    }
    const begunAt = performance.now()
    let isSettled = false
    const look = (): void => {
      const left = Math.min(begunAt + asker.longestMs, Math.max(begunAt, heardAt) + asker.silentMs) - performance.now()
      if (left > 0) waiting = setTimeout(look, left)
      // After a process that stood still itself, the answer lies in the socket: it is read first.
      else setImmediate(() => isSettled || stop())
    }
    let waiting = setTimeout(look, asker.silentMs)
    work()
      .then(resolve, reject)
      .finally(() => {
        isSettled = true
        clearTimeout(waiting)
      })
  })
}
