/** Events that went on because nobody answered in time: kept in a file, and told when Goodstanding answers again. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Goodstanding, WireEvent } from '@goodstanding/sdk'
import { readIfThere } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { writeWhole } from '../write-whole.ts'
import { readWireEvents } from './read-untold.ts'

const AT_ONCE = 500
/** A hundred thousand messages; what comes after them is logged and not kept. */
const MOST = 100_000

type Parts = { readonly directory: string; readonly goodstanding: Pick<Goodstanding, 'observeAll'>; readonly log: Log }

export function createTellLater({ directory, goodstanding, log }: Parts) {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'untold.ndjson')
  const waiting: WireEvent[] = [...readWireEvents(readIfThere(path) ?? '')]
  return {
    waiting: () => waiting.length,
    keep: (event: WireEvent): void => {
      if (waiting.length >= MOST) {
        log('error', 'Too many events wait to be told: this one never is.', { id: event.id })
        return
      }
      appendFileSync(path, `${JSON.stringify(event)}\n`, { mode: 0o600 })
      waiting.push(event)
    },
    /** Tells what waits, oldest first, until nothing does or nobody answers. */
    tell: async (): Promise<void> => {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, AT_ONCE)
        const answer = await goodstanding.observeAll(batch)
        if (!answer.ok) {
          log('warn', 'Events that wait to be told are not taken yet.', {
            count: waiting.length,
            why: answer.refusal.kind,
          })
          return
        }
        for (const item of answer.value)
          if ('kind' in item && item.kind !== 'event.reused')
            log('error', 'An event was not taken afterwards.', { kind: item.kind, detail: item.detail })
        waiting.splice(0, batch.length)
        writeWhole(path, waiting.map((event) => `${JSON.stringify(event)}\n`).join(''))
        log('info', 'Events that went on without an answer were told.', { count: batch.length, left: waiting.length })
      }
    },
  }
}

export type TellLater = ReturnType<typeof createTellLater>
