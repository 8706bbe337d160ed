/**
 * Callbacks that were acknowledged and are not worked on yet. WeCom waits five seconds and asks three times, so each is written down, answered
 * and worked on afterwards, in its order; what is written down is worked on after a crash too. A callback that comes again is known by its key.
 * What arrives while the disk is written goes there together, the next time: a directory that is imported tells of hundreds at once.
 */
import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeWhole } from '../write-whole.ts'
import { readIfThere } from '../keep-state.ts'
import { type InboxItem, readInbox } from './read-inbox.ts'

/** Keys that are remembered: WeCom asks again within seconds. */
const KEYS_KEPT = 20_000
/** The file is written anew after so many, so that what was worked on does not lie there for long. */
const TIDY_AFTER = 500

export function openInbox(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const read = readInbox(readIfThere(path) ?? '')
  const keys = new Set(read.keys)
  const waiting: InboxItem[] = [...read.waiting]
  const arriving = new Map<string, Promise<void>>()
  const file = createAppender(path)
  let sinceTidy = 0
  let wake: () => void = () => undefined

  const tidy = (): void => {
    const old = [...keys].slice(0, Math.max(0, keys.size - KEYS_KEPT))
    for (const key of old) keys.delete(key)
    const isOpen = new Set(waiting.map(({ key }) => key))
    const done = [...keys].filter((key) => !isOpen.has(key) && !arriving.has(key)).map((key) => ({ done: key }))
    writeWhole(path, [...done, ...waiting].map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
  if (read.keys.length > 0) tidy()
  return {
    waiting: () => waiting.length,
    /** On disk when it resolves. False: it is known already. */
    put: async (item: InboxItem): Promise<boolean> => {
      if (keys.has(item.key)) {
        await arriving.get(item.key)
        return false
      }
      keys.add(item.key)
      const written = file.append(item)
      arriving.set(item.key, written)
      try {
        await written
      } catch (fault) {
        keys.delete(item.key)
        throw fault
      } finally {
        arriving.delete(item.key)
      }
      waiting.push(item)
      wake()
      return true
    },
    /** The oldest; null: nothing waits. */
    first: (): InboxItem | null => waiting[0] ?? null,
    /** Should its line be lost, it is worked on again, which changes nothing. */
    done: async (key: string): Promise<void> => {
      if (waiting[0]?.key !== key) return
      waiting.shift()
      sinceTidy += 1
      if (sinceTidy < TIDY_AFTER) return file.append({ done: key })
      sinceTidy = 0
      await file.inTurn(tidy)
    },
    /** Resolves when something waits, or the signal ends it. */
    filled: async (signal: AbortSignal): Promise<void> => {
      if (waiting.length > 0 || signal.aborted) return
      await new Promise<void>((resolve) => {
        wake = () => {
          signal.removeEventListener('abort', wake)
          resolve()
        }
        signal.addEventListener('abort', wake)
      })
    },
  }
}

export type Inbox = ReturnType<typeof openInbox>

/** Lines that come while others are written are written together, with one wait for the disk. */
function createAppender(path: string) {
  let lines: string[] = []
  let next: Promise<void> | null = null
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => void | Promise<void>): Promise<void> => {
    const turn = before.then(work)
    before = turn.catch(() => undefined) // whoever asked for this turn is told
    return turn
  }
  /** Whether the last line is whole: a crash cuts one short, and a disk that is full. */
  let isWhole = false
  const write = async (): Promise<void> => {
    const text = `${isWhole ? '' : '\n'}${lines.join('')}`
    isWhole = false
    lines = []
    next = null
    const file = await open(path, 'a', 0o600)
    try {
      await file.appendFile(text)
      await file.datasync()
      isWhole = true
    } finally {
      await file.close()
    }
  }
  return {
    inTurn,
    append: (line: object): Promise<void> => {
      lines.push(`${JSON.stringify(line)}\n`)
      next ??= inTurn(write)
      return next
    },
  }
}
