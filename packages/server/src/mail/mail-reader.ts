/** Reads messages beside the thread that answers, one after the other, so that one that takes too long is known for what it is. */
import { createWorkerAsker } from '../scan/ask-worker.ts'
import type { ParsedMail } from './parse-mail.ts'

export type MailReader = {
  readonly read: (raw: Uint8Array) => Promise<ParsedMail>
  readonly close: () => Promise<void>
}

/** An ordinary message takes milliseconds, the largest one that is taken a second. */
const PATIENCE_MS = 20_000

const UNREAD: ParsedMail = { ok: false, words: 'The message cannot be read in time.' }

export function createMailReader(patienceMs = PATIENCE_MS): MailReader {
  const place = new URL('./mail.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<object, ParsedMail>(place, { patienceMs, mostWaiting: 1 })
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: (raw) => {
      const parsed = last.then(async () => (await ask({}, raw)) ?? UNREAD)
      last = parsed.catch(() => undefined) // whoever asked is told; the next one is read all the same
      return parsed
    },
    close,
  }
}
