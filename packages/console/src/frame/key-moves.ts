/**
 * Single keys that somebody moved to others: a bracket that their keyboard has with AltGr only, a letter that their screen reader or their
 * voice takes. It stays in this browser, as their other settings do.
 */
import { useSyncExternalStore } from 'react'

const PLACE = 'goodstanding.keyMoves'

/** Keys that may be moved, as pages name them: `V` is `v` with Shift. Digits and the key sheet stay where they are. */
export const MOVABLE: readonly string[] = 'j k x X / t c v V b [ ] r n o m e w s z g'.split(' ')
/** Where each one is that was moved. */
export type KeyMoves = Readonly<Partial<Record<string, string>>>

/** Keys of pages that stay, so that none is moved onto them: digits, all keys, and those of the badge's checks. */
const FIXED = '0 1 2 3 4 5 6 7 8 9 ? a y'.split(' ')

export function readKeyMoves(stored: string | null): KeyMoves {
  const parsed = parse(stored)
  let moves: KeyMoves = {}
  for (const key of MOVABLE) {
    const to = parsed[key]
    if (typeof to === 'string' && to !== key) moves = { ...moves, [key]: to }
  }
  // What stands for two things, or for none that can be pressed, was written by somebody else.
  return MOVABLE.every((key) => refusalOf(moves, key, keyOf(moves, key)) === null) ? moves : {}
}

function parse(stored: string | null): Readonly<Record<string, unknown>> {
  if (stored === null) return {}
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? { ...value } : {}
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

export type KeyRefusal = { readonly kind: 'no-key' } | { readonly kind: 'taken'; readonly by: string }

/** Why a key cannot be moved there; null: it can. */
export function refusalOf(moves: KeyMoves, key: string, to: string): KeyRefusal | null {
  if (Array.from(to).length !== 1 || to.trim() === '') return { kind: 'no-key' }
  if (FIXED.includes(to)) return { kind: 'taken', by: to }
  const other = MOVABLE.find((each) => each !== key && keyOf(moves, each) === to)
  return other === undefined ? null : { kind: 'taken', by: other }
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
