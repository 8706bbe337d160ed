import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for work, but no longer than so many milliseconds. Answers whether it ended in time; what it throws by then is thrown. */
export async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const patience = new AbortController()
  // What fails after it was given up has nobody left to tell.
  work.catch(() => undefined)
  const late = sleep(ms, false, { signal: patience.signal }).catch(() => false)
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    patience.abort()
  }
}
