/**
 * The heading of a page is the title of its window, and where whoever came to it by a link or a key goes on: the element that held the
 * focus was of the page before, and a screen reader would say nothing of the new one.
 */
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

const PRODUCT = 'Goodstanding'
const PAGE = 'page'

function showTitle(): void {
  const heading = document.querySelector('main h1')?.textContent.trim() ?? ''
  const title = heading === '' || heading === PRODUCT ? PRODUCT : `${heading} · ${PRODUCT}`
  if (document.title !== title) document.title = title
}

export const focusPage = (): void => document.getElementById(PAGE)?.focus({ preventScroll: true })

export function usePageHeading(): void {
  const { pathname } = useLocation()
  const from = useRef(pathname)
  useEffect(() => {
    let isArriving = from.current !== pathname
    from.current = pathname
    // A page that waits for what it shows is drawn anew when that comes, until somebody does something on it.
    const follow = (): void => {
      showTitle()
      if (isArriving && document.activeElement === document.body) focusPage()
    }
    const settle = (): void => {
      isArriving = false
    }
    const watcher = new MutationObserver(follow)
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
    addEventListener('keydown', settle, { capture: true })
    addEventListener('pointerdown', settle, { capture: true })
    follow()
    return () => {
      watcher.disconnect()
      removeEventListener('keydown', settle, { capture: true })
      removeEventListener('pointerdown', settle, { capture: true })
    }
  }, [pathname])
}
