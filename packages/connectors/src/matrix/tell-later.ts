/** Events that went on because nobody answered in time, or because nobody asked: kept in a file, and told when Goodstanding answers. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Goodstanding, WireEvent } from '@goodstanding/sdk'
import { readIfThere } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { portionOf, tellPortion } from '../tell-portion.ts'
import { writeWhole } from '../write-whole.ts'
import { readWireEvents } from './read-untold.ts'

const AT_ONCE = 500
/** A hundred thousand messages; what comes after them is logged and not kept. */
const MOST = 100_000

type Parts = { readonly directory: string; readonly goodstanding: Pick<Goodstanding, 'observeAll'>; readonly log: Log }

export function createTellLater({ directory, goodstanding, log }: Parts) {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'untold.ndjson')
  const kept = readIfThere(path) ?? ''
  const waiting: WireEvent[] = [...readWireEvents(kept)]
  /** Whether the last line is whole: a crash cuts one short, and a disk that is full. */
  let isWhole = kept === '' || kept.endsWith('\n')
  /** Since the file was written. */
  let told = 0
  const rewrite = (): void => {
    writeWhole(path, waiting.map((event) => `${JSON.stringify(event)}\n`).join(''))
    told = 0
    isWhole = true
  }
  return {
    waiting: () => waiting.length,
    keep: (event: WireEvent): void => {
      if (waiting.length >= MOST) {
        log('error', 'Too many events wait to be told: this one never is.', { id: event.id })
        return
      }
      const line = `${isWhole ? '' : '\n'}${JSON.stringify(event)}\n`
      isWhole = false
      appendFileSync(path, line, { mode: 0o600 })
      isWhole = true
      waiting.push(event)
    },
    /** Tells what waits, oldest first, until nothing does or nobody answers. What could not be taken goes behind the others. */
    tell: async (): Promise<void> => {
      while (waiting.length > 0) {
        const portion = portionOf(waiting, AT_ONCE)
        const { again, why } = await tellPortion({ goodstanding, log }, portion)
        const count = portion.length - again.length
        if (count > 0) {
          waiting.splice(0, portion.length)
          waiting.push(...again)
          told += count
          // Written anew once half of it was told: what is told twice after a crash changes nothing.
          if (told >= waiting.length) rewrite()
          log('info', 'Events that nobody was asked about were told.', { count, left: waiting.length })
        }
        if (why === null) continue
        log('warn', 'Events that wait to be told are not taken yet.', { count: waiting.length, why })
        return
      }
    },
  }
}

export type TellLater = ReturnType<typeof createTellLater>
