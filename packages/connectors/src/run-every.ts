/** Work that comes again, until it is stopped. What fails is logged and comes again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

export type Recurring = {
  readonly everyMs: number
  readonly signal: AbortSignal
  readonly log: Log
  readonly what: string
}

export async function runEvery({ everyMs, signal, log, what }: Recurring, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
    } catch (fault) {
      log('error', `${what} failed; it is tried again.`, {
        why: fault instanceof Error ? fault.message : String(fault),
      })
    }
    await pause(everyMs, signal)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    // Stopped: whoever waits looks at the signal.
  }
}
