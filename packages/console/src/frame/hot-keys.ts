/**
 * Keys of a page. They act outside text fields only, never while an input method composes, and as the person has set
 * single keys: at once, with Alt, or not at all. Keys with Ctrl or Command always act.
 */
import { useLayoutEffect, useRef } from 'react'
import { meaningOf, useKeyMoves } from './key-moves.ts'
import { usePreferences } from './preferences.tsx'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>
const NONE: KeyMap = {}

/** A key that belongs to an input method: Safari says so only by the old code 229, which `Process` stands for elsewhere. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process' || event.key === 'Unidentified'
}

const TYPED = 'input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable=true],.cm-editor'

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(TYPED) !== null
}

/** AltGr is told as Ctrl and Alt together, and only writes: brackets are there on many keyboards. */
const isAltGraph = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph')

function nameOf(event: KeyboardEvent): string {
  const main = (event.ctrlKey || event.metaKey) && !isAltGraph(event) ? 'Mod+' : ''
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : ''
  return `${main}${shift}${event.key.length === 1 && event.key !== '?' && !event.shiftKey ? event.key.toLowerCase() : event.key}`
}

/**
 * `j`, `Enter`, `Mod+Enter`, `Shift+Enter`, `?`, `V` (with shift). The innermost open dialog silences the page. A single key acts where
 * its reader moved it; `fixed` are those that are what is written on them.
 */
export function useHotKeys(keys: KeyMap, fixed: KeyMap = NONE): void {
  const { keys: single } = usePreferences()
  const moves = useKeyMoves()
  const latest = useRef({ keys, fixed, moves })
  // Before anything is painted: a key acts as soon as there is something to see.
  useLayoutEffect(() => {
    latest.current = { keys, fixed, moves }
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isComposing(event) || event.defaultPrevented) return
      if (document.querySelector('dialog[open]') !== null) return
      // Escape leaves a text field before it leaves the page.
      if (event.key === 'Escape' && isTyping(event)) {
        if (event.target instanceof HTMLElement) event.target.blur()
        return
      }
      const name = nameOf(event)
      const isSingle = !name.startsWith('Mod+') && event.key.length === 1
      const meaning = isSingle ? meaningOf(latest.current.moves, name) : name
      const act = latest.current.fixed[name] ?? (meaning === null ? undefined : latest.current.keys[meaning])
      if (act === undefined) return
      // What is written is chosen whole by the same keys as rows are.
      if (isTyping(event) && (name === 'Mod+a' || !name.startsWith('Mod+'))) return
      if (isSingle && (single === 'off' || (single === 'alt') !== (event.altKey && !isAltGraph(event)))) return
      if (
        !isSingle &&
        event.key === 'Enter' &&
        event.target instanceof Element &&
        event.target.closest('a,button') !== null &&
        name === 'Enter'
      )
        return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [single])
}
