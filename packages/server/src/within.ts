/** Waiting no longer for something than whoever asks should. */
import { DatabaseFault } from '@goodstanding/ledger'

/**
 * The work's outcome, or after `ms` the fault of a database that is not available; the work goes on. A server that is stopped or cut
 * off in the middle of a statement says nothing, and the driver would wait for ever.
 */
export function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new DatabaseFault('unavailable', null, new Error(`no answer within ${ms} ms`)))
    }, ms)
    work.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/** Waits for the work, but no longer than `ms`; the work goes on. */
export function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(resolve, ms)
    work.then(resolve, reject).finally(() => clearTimeout(late))
  })
}
