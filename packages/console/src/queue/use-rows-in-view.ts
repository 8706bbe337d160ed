/** Which rows of a long table are drawn: those in view and a few beside them. All rows of it are equally high, so that one is found by its number. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

type Table = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  readonly height: number
  /** What stands above the first row, and stays there. */
  readonly heads: number
}

type RowsInView = {
  /** The height of all of it. */
  readonly whole: number
  readonly drawn: readonly { readonly index: number; readonly start: number }[]
  /** Scrolls no further than it takes to see the row. */
  readonly show: (index: number) => void
}

/** So many are drawn beyond either edge: a key leads to one that is there already. */
const BEYOND = 6

/** Nobody scrolls on paper: while the page is printed, every row is there. */
function useOnPaper(): boolean {
  const [isOnPaper, setIsOnPaper] = useState(false)
  useEffect(() => {
    // At once: the browser takes what stands there when it has told of it.
    const begin = (): void => flushSync(() => setIsOnPaper(true))
    const end = (): void => setIsOnPaper(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isOnPaper
}

export function useRowsInView({ scroller, count, height, heads }: Table): RowsInView {
  const [span, setSpan] = useState({ from: 0, to: 0 })
  const look = useCallback(() => {
    const part = scroller.current
    if (part === null) return
    const from = Math.floor((part.scrollTop - heads) / height) - BEYOND
    const to = Math.ceil((part.scrollTop + part.clientHeight - heads) / height) + BEYOND
    setSpan((before) => (before.from === from && before.to === to ? before : { from, to }))
  }, [scroller, height, heads])
  useLayoutEffect(() => {
    const part = scroller.current
    if (part === null) return
    // Before the browser shows where it scrolled to, or that would be empty for a moment.
    const lookAtOnce = (): void => flushSync(look)
    look()
    part.addEventListener('scroll', lookAtOnce, { passive: true })
    const sized = new ResizeObserver(look)
    sized.observe(part)
    return () => {
      part.removeEventListener('scroll', lookAtOnce)
      sized.disconnect()
    }
  }, [scroller, look])
  const show = useCallback(
    (index: number) => {
      const part = scroller.current
      if (part === null) return
      const start = heads + index * height
      if (start - heads < part.scrollTop) part.scrollTop = start - heads
      else if (start + height > part.scrollTop + part.clientHeight) part.scrollTop = start + height - part.clientHeight
      look()
    },
    [scroller, height, heads, look],
  )
  const isOnPaper = useOnPaper()
  const { from, to } = isOnPaper ? { from: 0, to: count } : span
  const first = Math.max(0, from)
  const drawn = Array.from({ length: Math.max(0, Math.min(count, to) - first) }, (_, at) => {
    const index = first + at
    return { index, start: heads + index * height }
  })
  return { whole: heads + count * height, drawn, show }
}
