/**
 * Whoever pressed a button that takes its own row from a list goes on at what stood beside it: the next row, else the one before, else
 * what is around them.
 */
type Spot = { readonly within: Node; readonly next: Node | null; readonly before: Node | null }

/** Where what was removed stood. */
const spots = new WeakMap<Node, Spot>()

const REACHED = 'a[href],button:enabled,input:enabled,select:enabled,textarea:enabled,summary,[tabindex="0"]'
const PAGE = 'page'
/** What stands beside one of these is about something else. */
const WHOLE = 'main,dialog'

function remember(records: readonly MutationRecord[]): void {
  for (const { removedNodes, target, nextSibling, previousSibling } of records)
    for (const node of removedNodes) spots.set(node, { within: target, next: nextSibling, before: previousSibling })
}

/** The first that keys reach among neighbours on one side. Some may have been removed as well: their own neighbours are meant then. */
function reachedFrom(from: Node | null, side: 'next' | 'before'): HTMLElement | null {
  for (let at = from; at !== null; ) {
    const spot = at.isConnected ? undefined : spots.get(at)
    if (spot !== undefined) {
      at = spot[side]
      continue
    }
    if (at instanceof HTMLElement) {
      const all = [...(at.matches(REACHED) ? [at] : []), ...at.querySelectorAll<HTMLElement>(REACHED)]
      const shown = all.find((each) => each.getClientRects().length > 0)
      if (shown !== undefined) return shown
    }
    at = side === 'next' ? at.nextSibling : at.previousSibling
  }
  return null
}

/** Rows of a list that draws no more than what is in view come and go by themselves; it knows which of them is in hand. */
const DRAWN_IN_VIEW = '[aria-rowcount]'

const isPartOfWhole = (part: Element): boolean =>
  part.closest(WHOLE) !== null && !part.matches(WHOLE) && part.closest(DRAWN_IN_VIEW) === null

function besides(lost: Element): HTMLElement | null {
  let spot = spots.get(lost.getRootNode())
  while (spot !== undefined && !spot.within.isConnected) spot = spots.get(spot.within.getRootNode())
  while (spot?.within instanceof Element && isPartOfWhole(spot.within)) {
    const found = reachedFrom(spot.next, 'next') ?? reachedFrom(spot.before, 'before')
    if (found !== null) return found
    const { parentNode, nextSibling, previousSibling }: Element = spot.within
    spot = parentNode === null ? undefined : { within: parentNode, next: nextSibling, before: previousSibling }
  }
  return null
}

/** For as long as pages stand; answers how to stop. */
export function keepBeside(): () => void {
  /** What was worked with last on the page, and in the dialog above it. */
  const inHand: { page: Element | null; dialog: Element | null } = { page: null, dialog: null }
  let address = location.href
  /** A hand that points goes where it wants next, and a key is then for the page. */
  let isByKeys = false
  const lost = (): Element | null => {
    const held = document.activeElement
    // Where nobody knows better, a dialog that closes leads to the page itself.
    if (!isByKeys || (held !== document.body && held?.id !== PAGE)) return null
    const last = document.querySelector('dialog[open]') === null ? inHand.page : inHand.dialog
    return last?.isConnected === false ? last : null
  }
  const follow = (records: readonly MutationRecord[]): void => {
    remember(records)
    // On another page it is no place any more, also for whoever comes back.
    if (address !== location.href) inHand.page = null
    address = location.href
    // By the next frame whoever knows better has led them there.
    if (lost() !== null)
      requestAnimationFrame(() => {
        const last = lost()
        if (last === null) return
        inHand.page = null
        besides(last)?.focus()
      })
  }
  const take = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target.id === PAGE) return
    if (target.closest('dialog') === null) inHand.page = target
    else inHand.dialog = target
  }
  const press = (): void => {
    isByKeys = true
  }
  const point = (): void => {
    isByKeys = false
  }
  const watcher = new MutationObserver(follow)
  watcher.observe(document.body, { childList: true, subtree: true })
  addEventListener('focusin', take)
  addEventListener('keydown', press, { capture: true })
  addEventListener('pointerdown', point, { capture: true })
  return () => {
    watcher.disconnect()
    removeEventListener('focusin', take)
    removeEventListener('keydown', press, { capture: true })
    removeEventListener('pointerdown', point, { capture: true })
  }
}
