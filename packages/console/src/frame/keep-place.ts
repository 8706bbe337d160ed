/**
 * Whoever goes back comes to where they were on the page before, also where what it shows comes later. Pages scroll within the window, so
 * that no browser keeps that for them.
 */
/** How far down pages were, by their entries in the history of the window. */
const places = new Map<string, number>()

const entry = (): string => {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && '__TSR_key' in state ? String(state.__TSR_key) : location.href
}

const pageShown = (): HTMLElement | null => document.querySelector('main')

/** For as long as pages stand; answers how to stop. */
export function keepPlace(): () => void {
  let wanted = 0
  let at = location.pathname
  let left: HTMLElement | null = null
  const keep = ({ target }: Event): void => {
    if (wanted === 0 && target instanceof HTMLElement && target.localName === 'main')
      places.set(entry(), target.scrollTop)
  }
  const settle = (): void => {
    wanted = 0
  }
  const goBack = (): void => {
    wanted = places.get(entry()) ?? 0
    // Until the other page is there, the one before stands.
    left = location.pathname === at ? null : pageShown()
  }
  const follow = (): void => {
    const page = pageShown()
    at = location.pathname
    if (wanted === 0 || page === null || page === left || page.scrollHeight - page.clientHeight < wanted) return
    page.scrollTop = wanted
    settle()
  }
  const watcher = new MutationObserver(follow)
  watcher.observe(document.body, { childList: true, subtree: true })
  const hands = ['keydown', 'pointerdown', 'wheel'] as const
  addEventListener('scroll', keep, { capture: true, passive: true })
  addEventListener('popstate', goBack)
  for (const hand of hands) addEventListener(hand, settle, { capture: true, passive: true })
  return () => {
    watcher.disconnect()
    removeEventListener('scroll', keep, { capture: true })
    removeEventListener('popstate', goBack)
    for (const hand of hands) removeEventListener(hand, settle, { capture: true })
  }
}
