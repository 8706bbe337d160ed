/** Of a list of which more was read than is drawn: what is drawn of it, and the button for what comes next, read or not. */
import { useState } from 'react'
import type { MorePages } from './more-button.tsx'

export function usePortions<Item>(
  items: readonly Item[],
  known: MorePages,
  size: number,
): { readonly shown: readonly Item[]; readonly list: MorePages } {
  const [wanted, setWanted] = useState(size)
  const isRead = items.length > wanted
  const more = (): void => {
    setWanted(wanted + size)
    if (!isRead) known.more()
  }
  const { hasMore, isReading, problem } = isRead ? { hasMore: true, isReading: false, problem: null } : known
  const shown = items.slice(0, wanted)
  return { shown, list: { items: shown, hasMore, isReading, problem, more } }
}
