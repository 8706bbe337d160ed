/**
 * Single keys that somebody moved to others: a bracket that their keyboard has with AltGr only, a letter that their screen reader or their
 * voice takes. It stays in this browser, as their other settings do.
 */
import { useSyncExternalStore } from 'react'

const PLACE = 'goodstanding.keyMoves'

/** Where each one is that was moved. */
export type KeyMoves = Readonly<Partial<Record<string, string>>>

/** What was stored; anything else that lies there is read as nothing. */
export function readKeyMoves(stored: string | null): KeyMoves {
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    const moves = Object.entries(parsed ?? {}).flatMap(([key, to]: [string, unknown]) =>
      typeof to === 'string' && to.length === 1 && to !== key ? [[key, to] as const] : [],
    )
    return new Set(moves.map(([, to]) => to)).size === moves.length ? Object.fromEntries(moves) : {}
  } catch {
    return {} // somebody else wrote there; nothing is moved
  }
}

/** Where a key is now. */
export const keyOf = (moves: KeyMoves, key: string): string => moves[key] ?? key

/** What a pressed key stands for: what was moved to it, or itself unless that is elsewhere; null: nothing. */
export function meaningOf(moves: KeyMoves, pressed: string): string | null {
  const moved = Object.keys(moves).find((key) => moves[key] === pressed)
  if (moved !== undefined) return moved
  return moves[pressed] === undefined ? pressed : null
}

/** As it is written on keys: `J`, `⇧X`, `/`. */
export function shownKey(key: string): string {
  if (key.length !== 1 || key.toLowerCase() === key.toUpperCase()) return key
  return key === key.toUpperCase() ? `⇧${key}` : key.toUpperCase()
}

/** The other way. */
export function keyShown(shown: string): string {
  return shown.startsWith('⇧') ? shown.slice(1) : shown.length === 1 ? shown.toLowerCase() : shown
}

let held: KeyMoves | null = null
const listeners = new Set<() => void>()

function current(): KeyMoves {
  held ??= readKeyMoves(localStorage.getItem(PLACE))
  return held
}

export function setKeyMoves(moves: KeyMoves): void {
  held = moves
  localStorage.setItem(PLACE, JSON.stringify(moves))
  for (const listener of listeners) listener()
}

export function useKeyMoves(): KeyMoves {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}
