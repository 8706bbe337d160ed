/**
 * Whoever goes back comes to where they were on the page before, also where what it shows comes later. Pages scroll within the window, so
 * that no browser keeps that for them.
 */
/** How far down pages were, by their entries in the history of the window. */
const places = new Map<string, number>()

const MARK = '__TSR_index'

/** The page in hand, and which entry of the history it is: one that is replaced, as while somebody types a filter, is the same. */
const spot = (): string => {
  const state: unknown = history.state
  return `${location.pathname} ${typeof state === 'object' && state !== null && MARK in state ? String(state[MARK]) : ''}`
}

const entry = (): string => {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && '__TSR_key' in state ? String(state.__TSR_key) : location.href
}

const pageShown = (): HTMLElement | null => document.querySelector('main')

const isTooShort = (page: HTMLElement, wanted: number): boolean => page.scrollHeight - page.clientHeight < wanted

/** For as long as pages stand; answers how to stop. */
export function keepPlace(): () => void {
  let wanted = 0
  let at = location.pathname
  let left: HTMLElement | null = null
  let reached = spot()
  const keep = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || target.localName !== 'main') return
    // A page whose parts come one after another is too short for a while, or once more.
    if (wanted !== 0 && (target.scrollTop === wanted || isTooShort(target, wanted))) return
    wanted = 0
    places.set(entry(), target.scrollTop)
  }
  const settle = (): void => {
    wanted = 0
    // What was scrolled is told with the next picture, and this hand may lead elsewhere before.
    const page = pageShown()
    if (page !== null) places.set(entry(), page.scrollTop)
  }
  const goBack = (): void => {
    wanted = places.get(entry()) ?? 0
    // Until the other page is there, the one before stands.
    left = location.pathname === at ? null : pageShown()
  }
  const follow = (): void => {
    const page = pageShown()
    at = location.pathname
    const isNew = reached !== spot()
    reached = spot()
    // Of one kind, two pages are one part of the window, which stays as far down as it was.
    if (isNew && wanted === 0 && location.hash === '' && page !== null) page.scrollTop = 0
    if (wanted === 0 || page === null || page === left || isTooShort(page, wanted)) return
    page.scrollTop = wanted
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
