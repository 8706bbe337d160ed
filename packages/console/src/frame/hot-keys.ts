/**
 * Keys of a page. They act outside text fields only, never while an input method composes, and as the person has set
 * single keys: at once, with Alt, or not at all. Keys with Ctrl or Command always act.
 */
import { useLayoutEffect, useRef } from 'react'
import { usePreferences } from './preferences.tsx'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** A key that belongs to an input method: Safari says so only by the old code 229, which `Process` stands for elsewhere. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process' || event.key === 'Unidentified'
}

const TYPED = 'input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable=true],.cm-editor'

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(TYPED) !== null
}

function nameOf(event: KeyboardEvent): string {
  const main = event.ctrlKey || event.metaKey ? 'Mod+' : ''
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : ''
  return `${main}${shift}${event.key.length === 1 && event.key !== '?' && !event.shiftKey ? event.key.toLowerCase() : event.key}`
}

/** `j`, `Enter`, `Mod+Enter`, `Shift+Enter`, `?`, `V` (with shift). The innermost open dialog silences the page. */
export function useHotKeys(keys: KeyMap): void {
  const { keys: single } = usePreferences()
  const latest = useRef(keys)
  // Before anything is painted: a key acts as soon as there is something to see.
  useLayoutEffect(() => {
    latest.current = keys
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
      const act = latest.current[name]
      if (act === undefined) return
      const isSingle = !name.startsWith('Mod+') && event.key.length === 1
      if (!name.startsWith('Mod+') && isTyping(event)) return
      if (isSingle && (single === 'off' || (single === 'alt') !== event.altKey)) return
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
