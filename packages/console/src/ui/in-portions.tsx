/** A list that came whole and may be very long: drawn at once, thousands of rows would keep the page from answering. */
import { type ReactNode, useState } from 'react'
import { MoreButton, type MorePages } from './more-button.tsx'

type PortionsProps<Item> = {
  readonly items: readonly Item[]
  readonly children: (shown: readonly Item[]) => ReactNode
  readonly size?: number
  /** What the list is of: of something else it begins with its first portion again. */
  readonly of?: string
  /** So many are drawn in any case. */
  readonly least?: number
  /** Where no more than one behind the first portion was read. */
  readonly rest?: Rest
}

/** What is not read before somebody asks for it. */
export type Rest = Pick<MorePages, 'isReading' | 'problem'> & { readonly isRead: boolean; readonly read: () => void }

const READ: Rest = { isRead: true, isReading: false, problem: null, read: () => undefined }

export function InPortions<Item>({
  items,
  children,
  size = 100,
  of = '',
  least = 0,
  rest = READ,
}: PortionsProps<Item>) {
  const [wanted, setWanted] = useState(size)
  const [before, setBefore] = useState(of)
  if (before !== of) {
    setBefore(of)
    setWanted(size)
  }
  const count = Math.max(wanted, least)
  const more = (): void => {
    setWanted(count + size)
    if (!rest.isRead) rest.read()
  }
  const shown = items.slice(0, count)
  const hasMore = items.length > count || (!rest.isRead && items.length > size)
  return (
    <>
      {children(shown)}
      <MoreButton key={of} list={{ items: shown, hasMore, isReading: rest.isReading, problem: rest.problem, more }} />
    </>
  )
}
