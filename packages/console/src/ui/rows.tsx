/**
 * The rows of a list that others work on too: the one that somebody has in hand stays until they are done with it, though it left the list
 * meanwhile. What they wrote, and why it was refused, would be gone with it.
 */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { focusPage } from '../frame/page-heading.ts'
import { Staying } from './staying.ts'

type RowsProps<Item> = {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly empty: ReactNode
  readonly children: (item: Item, shown: readonly Item[]) => ReactNode
}

type InHand<Item> = { readonly item: Item; readonly at: number; readonly times: number }

export function Rows<Item>({ items, keyOf, empty, children }: RowsProps<Item>) {
  const [inHand, setInHand] = useState<InHand<Item> | null>(null)
  const isHeld = inHand !== null
  useEffect(() => {
    if (!isHeld) return
    // What held the focus may have left with the row: the page goes on, not its very beginning.
    return () => {
      if (document.activeElement === document.body) focusPage()
    }
  }, [isHeld])
  const hasLeft = inHand !== null && !items.some((item) => keyOf(item) === keyOf(inHand.item))
  const shown = hasLeft ? items.toSpliced(inHand.at, 0, inHand.item) : items
  if (shown.length === 0) return empty
  const stay = (item: Item, step: 1 | -1): void =>
    setInHand((before) => {
      const isSame = before !== null && keyOf(before.item) === keyOf(item)
      if (step === 1) return { item, at: shown.indexOf(item), times: isSame ? before.times + 1 : 1 }
      if (!isSame) return before
      return before.times > 1 ? { ...before, times: before.times - 1 } : null
    })
  return (
    <div className="stack">
      {shown.map((item) => (
        <Row key={keyOf(item)} item={item} onStay={stay}>
          {children(item, shown)}
        </Row>
      ))}
    </div>
  )
}

type RowProps<Item> = {
  readonly item: Item
  readonly onStay: (item: Item, step: 1 | -1) => void
  readonly children: ReactNode
}

function Row<Item>({ item, onStay, children }: RowProps<Item>) {
  const latest = useRef({ item, onStay })
  useEffect(() => {
    latest.current = { item, onStay }
  })
  const stay = useCallback((step: 1 | -1) => latest.current.onStay(latest.current.item, step), [])
  return <Staying value={stay}>{children}</Staying>
}
