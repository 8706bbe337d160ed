/** Where another thing is shown at the same path, what led to it is gone, and the keyboard with it: whoever followed it goes on in the page. */
import { useEffect, useRef } from 'react'
import { focusPage } from '../frame/page-heading.ts'

/** `shown`: what the page is about. It may be drawn anew until all of it has come, which lasts until somebody does something on it. */
export function useArrival(shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const follow = (): void => {
      if (document.activeElement === document.body) focusPage()
    }
    const watcher = new MutationObserver(follow)
    const settle = (): void => {
      watcher.disconnect()
      removeEventListener('keydown', settle, { capture: true })
      removeEventListener('pointerdown', settle, { capture: true })
    }
    watcher.observe(document.body, { childList: true, subtree: true })
    addEventListener('keydown', settle, { capture: true })
    addEventListener('pointerdown', settle, { capture: true })
    follow()
    return settle
  }, [shown])
}
