/**
 * Callbacks that were acknowledged and are not worked on yet. WeCom waits five seconds and asks three times, so each is written down, answered
 * and worked on afterwards, in its order; what is written down is worked on after a crash too. A callback that comes again is known by its key.
 */
import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeWhole } from '../matrix/open-state.ts'
import { readIfThere } from '../keep-state.ts'
import { type InboxItem, readInbox } from './read-inbox.ts'

export type { InboxItem }

/** Keys that are remembered: WeCom asks again within seconds. */
const KEYS_KEPT = 20_000
/** The file is written anew after so many, so that what was worked on does not lie there for long. */
const TIDY_AFTER = 500

export function openInbox(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const read = readInbox(readIfThere(path) ?? '')
  const keys = new Set(read.keys)
  const waiting: InboxItem[] = [...read.waiting]
  let sinceTidy = read.keys.length
  let wake: () => void = () => undefined

  const append = (line: object): void => {
    const file = openSync(path, 'a', 0o600)
    try {
      appendFileSync(file, `${JSON.stringify(line)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
  const tidy = (): void => {
    const old = [...keys].slice(0, Math.max(0, keys.size - KEYS_KEPT))
    for (const key of old) keys.delete(key)
    const open = new Set(waiting.map(({ key }) => key))
    const done = [...keys].filter((key) => !open.has(key)).map((key) => ({ done: key }))
    writeWhole(path, [...done, ...waiting].map((line) => `${JSON.stringify(line)}\n`).join(''))
    sinceTidy = 0
  }
  if (sinceTidy > 0) tidy()
  return {
    waiting: () => waiting.length,
    /** On disk when it returns. False: it is known already. */
    put: (item: InboxItem): boolean => {
      if (keys.has(item.key)) return false
      append(item)
      keys.add(item.key)
      waiting.push(item)
      wake()
      return true
    },
    /** The oldest; null: nothing waits. */
    first: (): InboxItem | null => waiting[0] ?? null,
    done: (key: string): void => {
      if (waiting[0]?.key !== key) return
      waiting.shift()
      sinceTidy += 1
      if (sinceTidy >= TIDY_AFTER) tidy()
      else append({ done: key })
    },
    /** Resolves when something waits, or the signal ends it. */
    filled: async (signal: AbortSignal): Promise<void> => {
      if (waiting.length > 0 || signal.aborted) return
      await new Promise<void>((resolve) => {
        wake = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    },
  }
}

export type Inbox = ReturnType<typeof openInbox>
