/** The key of a control, as its reader has set single keys: shown on it, and told to whoever hears it. */
import { useLayoutEffect, useRef } from 'react'
import { keyOf, keyShown, shownKey, useKeyMoves } from '../frame/key-moves.ts'
import { usePreferences } from '../frame/preferences.tsx'

/** What acts at once, with Alt or not at all. */
const SINGLE = /^⇧?[^↵]$/u

/** As ARIA writes it: `Control+Enter`, `Shift+V`, `Alt+T`. */
const shortcutOf = (shown: string): string =>
  shown.replace('Ctrl ', 'Control+').replace('Alt ', 'Alt+').replace('⇧', 'Shift+').replace('↵', 'Enter')

export function KeyHint({ of }: { readonly of: string }) {
  const { keys } = usePreferences()
  const moves = useKeyMoves()
  const hint = useRef<HTMLElement>(null)
  const isSingle = SINGLE.test(of)
  const isOff = isSingle && keys === 'off'
  const key = isSingle ? shownKey(keyOf(moves, keyShown(of))) : of
  const shown = isSingle && keys === 'alt' ? `Alt ${key}` : key
  useLayoutEffect(() => {
    const own = hint.current
    const control = own?.closest('button') ?? own?.closest('label')?.control ?? null
    if (isOff) control?.removeAttribute('aria-keyshortcuts')
    else control?.setAttribute('aria-keyshortcuts', shortcutOf(shown))
  }, [isOff, shown])
  return (
    <kbd ref={hint} aria-hidden="true" hidden={isOff}>
      {shown}
    </kbd>
  )
}
