/** A list that came whole and may be very long: drawn at once, thousands of rows would keep the page from answering. */
import { type ReactNode, useState } from 'react'
import { MoreButton } from './more-button.tsx'

type PortionsProps<Item> = {
  readonly items: readonly Item[]
  readonly children: (shown: readonly Item[]) => ReactNode
  readonly size?: number
  /** So many are drawn in any case. */
  readonly least?: number
  /** Where no more than one behind the first portion was read: reads the rest. */
  readonly onMore?: () => void
}

export function InPortions<Item>({ items, children, size = 100, least = 0, onMore }: PortionsProps<Item>) {
  const [wanted, setWanted] = useState(size)
  const count = Math.max(wanted, least)
  const more = (): void => {
    setWanted(count + size)
    onMore?.()
  }
  return (
    <>
      {children(items.slice(0, count))}
      <MoreButton list={{ hasMore: items.length > count, isReading: false, problem: null, more }} />
    </>
  )
}
