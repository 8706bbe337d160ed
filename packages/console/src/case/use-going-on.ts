/** A button that is gone once it was pressed takes the keyboard with it: whoever pressed it goes on in the part of the page where it was. */
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** `state`: what is another one once it was done. `press`: what the button does. */
export function useGoingOn<Part extends HTMLElement>(
  state: boolean,
): readonly [part: RefObject<Part | null>, press: (act: () => void) => () => void] {
  const part = useRef<Part>(null)
  const isPressed = useRef(false)
  // At once: what leads to a neighbour waits until this has been.
  useLayoutEffect(() => {
    if (isPressed.current && document.activeElement === document.body) part.current?.focus({ preventScroll: true })
    isPressed.current = false
  }, [state])
  const press = (act: () => void) => () => {
    isPressed.current = true
    act()
  }
  return [part, press]
}
