/** Ctrl-C and its like: a verb that made something on the way takes it back before the process ends. */

export class Stopped extends Error {}

/** What a shell says of a program that was interrupted. */
export const INTERRUPTED = 130

/** Aborted by a signal to stop; a second one stops at once. */
export function untilStopped(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1))
      stop.abort(new Stopped(signal))
    })
  }
  return stop.signal
}
