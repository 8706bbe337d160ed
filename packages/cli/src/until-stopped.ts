/** Ctrl-C and its like: a verb that made something on the way takes it back before the process ends. */

export class Stopped extends Error {}

/** What a shell says of a program that was interrupted. */
export const INTERRUPTED = 130

/** `npm start` hands on the Ctrl-C that the terminal sends to both: it comes twice at once, and is one. */
const HANDED_ON_MS = 1_000

/** Aborted by a signal to stop; another one, later than one that is handed on, stops at once. */
export function untilStopped(): AbortSignal {
  const stop = new AbortController()
  let first: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (first !== null && now - first > HANDED_ON_MS) process.exit(1)
      first ??= now
      stop.abort(new Stopped(signal))
    })
  }
  return stop.signal
}
