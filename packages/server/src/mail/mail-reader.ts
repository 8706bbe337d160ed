/**
 * Reads messages beside the thread that answers, one after the other. What has very many lines, or takes longer than nearly all do, goes to a
 * thread of its own: whoever sends mail is anybody, and others wait a second or two for it at most.
 */
import { createWorkerAsker } from '../scan/ask-worker.ts'
import type { ParsedMail } from './parse-mail.ts'

export type MailReader = {
  readonly read: (raw: Uint8Array) => Promise<ParsedMail>
  readonly close: () => Promise<void>
}

export type MailPatience = {
  /** An ordinary message takes milliseconds. */
  readonly firstMs: number
  /** One with nothing but ends of lines takes ten seconds. */
  readonly longMs: number
}

export type AskedToRead = {
  /** Whether it is to be left to the other thread where it has very many lines. */
  readonly mayLeave: boolean
}
export type ReadMail = ParsedMail | { readonly ok: null }

const PATIENCE: MailPatience = { firstMs: 1_500, longMs: 30_000 }
const UNREAD: ParsedMail = { ok: false, words: 'The message cannot be read in time.' }

export function createMailReader({ firstMs, longMs }: MailPatience = PATIENCE): MailReader {
  const [first, long] = [openLane(firstMs), openLane(longMs)]
  return {
    read: async (raw) => {
      const read = await first.read({ mayLeave: true }, raw)
      if (read !== null && read.ok !== null) return read
      const readLong = await long.read({ mayLeave: false }, raw)
      return readLong === null || readLong.ok === null ? UNREAD : readLong
    },
    close: async () => {
      await Promise.all([first.close(), long.close()])
    },
  }
}

function openLane(patienceMs: number) {
  const place = new URL('./mail.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<AskedToRead, ReadMail>(place, { patienceMs, mostWaiting: 1 })
  let last: Promise<unknown> = Promise.resolve()
  return {
    close,
    read: (asked: AskedToRead, raw: Uint8Array): Promise<ReadMail | null> => {
      const read = last.then(() => ask(asked, raw))
      last = read.catch(() => undefined) // whoever asked is told; the next one is read all the same
      return read
    },
  }
}
