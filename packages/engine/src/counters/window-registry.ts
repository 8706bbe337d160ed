/** The windows an engine keeps: each by its canonical key, under a small number that its records carry. */
import type { WindowDeclaration, WindowKind } from '@goodstanding/policy'
import { type Scale, scaleOf } from './window-record.ts'

/** Ids fit the 15 bits a record has for them; 0 marks a free place. */
const MOST_WINDOWS = 0x7fff
/** A clock may run five minutes ahead, and what is delivered late comes minutes late even to a window of one. */
const LEAST_LATE_MS = 600_000
const MOST_LATE_MS = 86_400_000

export type KnownWindow = {
  readonly id: number
  readonly key: string
  readonly kind: WindowKind
  readonly durationMs: number
  readonly scale: Scale
  /** How far behind the newest event of the node an event may come and be read right. */
  readonly latenessMs: number
  /** Records must survive a crash together with the event that fed them. */
  readonly durable: boolean
}

export type WindowRegistry = {
  /** By index of the last declaration. */
  readonly at: (index: number) => KnownWindow | null
  /** By id; null for windows that were forgotten, whose records are dead. */
  readonly byId: (id: number) => KnownWindow | null
  readonly byKey: (key: string) => KnownWindow | null
  /** Keys of those that are as asked. */
  readonly named: (isAsked: (window: KnownWindow) => boolean) => readonly string[]
  /** Keeps the windows named here (same key: same id) and forgets all others. */
  readonly declare: (windows: readonly WindowDeclaration[]) => void
  /** Gives a window a new id, so that its records are dead at once. */
  readonly renew: (key: string) => void
}

/** `sweep` is called when ids run out, to free those of dead records. */
export function createWindowRegistry(sweep: () => void): WindowRegistry {
  let declared: readonly KnownWindow[] = []
  const byKey = new Map<string, KnownWindow>()
  const byId: (KnownWindow | null)[] = [null]
  const free: number[] = []
  let dead: number[] = []

  const nextId = (): number => {
    const reused = free.pop()
    if (reused !== undefined) return reused
    if (byId.length <= MOST_WINDOWS) return byId.push(null) - 1
    if (dead.length === 0) throw new Error(`An engine keeps at most ${MOST_WINDOWS} windows.`)
    sweep()
    free.push(...dead)
    dead = []
    return nextId()
  }
  const forget = (window: KnownWindow): void => {
    byId[window.id] = null
    byKey.delete(window.key)
    dead.push(window.id)
  }
  const remember = ({ key, kind, durationMs, durable }: Omit<WindowDeclaration, 'index'>): KnownWindow => {
    const window = {
      id: nextId(),
      key,
      kind,
      durationMs,
      durable,
      scale: scaleOf(durationMs),
      latenessMs: Math.min(MOST_LATE_MS, Math.max(LEAST_LATE_MS, durationMs)),
    }
    byId[window.id] = window
    byKey.set(key, window)
    return window
  }
  return {
    at: (index) => declared[index] ?? null,
    byId: (id) => byId[id] ?? null,
    byKey: (key) => byKey.get(key) ?? null,
    named: (isAsked) => [...byKey.values()].filter(isAsked).map(({ key }) => key),
    declare: (windows) => {
      if (byKey.size > 0) {
        const named = new Set(windows.map(({ key }) => key))
        for (const window of [...byKey.values()]) if (!named.has(window.key)) forget(window)
      }
      const order: KnownWindow[] = []
      for (const window of windows) order[window.index] = byKey.get(window.key) ?? remember(window)
      declared = order
    },
    renew: (key) => {
      const window = byKey.get(key)
      if (window === undefined) return
      forget(window)
      const renewed = remember(window)
      declared = declared.map((other) => (other.key === key ? renewed : other))
    },
  }
}
