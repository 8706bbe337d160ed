/**
 * Whoever pressed a button goes on from it. A button that waits for its answer is disabled, so that it is pressed once, and a browser takes
 * the focus from what is disabled: it comes back with the button, unless somebody went elsewhere meanwhile.
 */

let inHand: Element | null = null

/** What is worked with, also while it is disabled; null once it was left. */
export const lastInHand = (): Element | null => inHand

/** For as long as a page stands; answers how to stop. */
export function keepFocus(): () => void {
  const take = ({ target }: FocusEvent): void => {
    if (target instanceof Element) inHand = target
  }
  const letGo = ({ target }: FocusEvent): void => {
    if (target === inHand && !(target instanceof HTMLButtonElement && target.disabled)) inHand = null
  }
  const leave = ({ target }: PointerEvent): void => {
    // A press on the button itself is followed by its focus.
    if (target instanceof Node && inHand?.contains(target) !== true) inHand = null
  }
  const giveBack = (): void => {
    if (document.activeElement !== document.body) return
    if (inHand instanceof HTMLButtonElement && inHand.isConnected && !inHand.disabled)
      inHand.focus({ preventScroll: true })
  }
  const watcher = new MutationObserver(giveBack)
  watcher.observe(document.body, { subtree: true, attributeFilter: ['disabled'] })
  addEventListener('focusin', take)
  addEventListener('focusout', letGo)
  addEventListener('pointerdown', leave)
  return () => {
    watcher.disconnect()
    removeEventListener('focusin', take)
    removeEventListener('focusout', letGo)
    removeEventListener('pointerdown', leave)
  }
}
