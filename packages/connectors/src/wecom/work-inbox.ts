/** Works on callbacks one after the other, in their order: who is renamed after they joined has joined first. */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { Away } from './ask.ts'
import { type Callback, callbackFrom } from './from-callback.ts'
import type { Inbox } from './open-inbox.ts'
import { WeComFault } from './wecom-fault.ts'

export type Working = {
  readonly inbox: Pick<Inbox, 'first' | 'done' | 'filled'>
  readonly handle: (callback: Callback) => Promise<void>
  /** Where callbacks go that fail for good, so that somebody can look and send them again. */
  readonly setAside: string
  readonly signal: AbortSignal
  readonly log: Log
  /** For tests. */
  readonly firstPauseMs?: number
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** Of what does not look as if it would pass. Others wait for as long as it takes. */
const ATTEMPTS = 5

export async function workInbox(working: Working): Promise<void> {
  const { inbox, signal, log, firstPauseMs = FIRST_PAUSE_MS } = working
  let failed = 0
  let broken = 0
  while (!signal.aborted) {
    await inbox.filled(signal)
    const item = inbox.first()
    if (item === null) continue
    try {
      const callback = callbackFrom(item.xml)
      if (callback !== null) await working.handle(callback)
      await inbox.done(item.key)
      failed = 0
      broken = 0
    } catch (fault) {
      failed += 1
      const why = fault instanceof Error ? fault.message : String(fault)
      const mayPass = fault instanceof Away || (fault instanceof WeComFault && fault.mayPass)
      if (!mayPass) broken += 1
      if (broken >= ATTEMPTS) {
        appendFileSync(working.setAside, `${JSON.stringify({ at: new Date().toISOString(), why, ...item })}\n`, {
          mode: 0o600,
        })
        log('error', 'A callback was set aside after several attempts.', { key: item.key, file: working.setAside, why })
        await inbox.done(item.key)
        failed = 0
        broken = 0
        continue
      }
      log('warn', 'A callback waits: it is tried again.', { key: item.key, failed, why })
      await pause(Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** Math.min(6, failed - 1)), signal)
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    // Stopped: whoever waits looks at the signal.
  }
}
