/**
 * From one case to the next, as the rows of the queue stand that its reader came from: without those that a filter or what they would rather
 * not see leaves out there. A case that left the queue meanwhile keeps its place among those that were beside it.
 */
import { readFilter, serverFilter } from '@goodstanding/casework'
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'
import { useSayRule } from '../frame/use-policy.ts'
import { wellnessNow } from '../frame/wellness.ts'
import { filterLeft, leaveQueue, rowLeftIn } from '../queue/left-queue.ts'
import { fitsFilter, isAvoided, type QueueItem } from '../queue/read-filter.ts'

type Pages = InfiniteData<{ readonly items: readonly QueueItem[] }>
type Asking = Parameters<typeof fitsFilter>[2]

function idsShown(queries: QueryClient, asking: Asking): readonly string[] {
  const filter = readFilter(filterLeft())
  const { avoid } = wellnessNow()
  const read = queries.getQueryData<Pages>(['cases', 'queue', serverFilter(filter)])
  return (read?.pages ?? []).flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'case' && fitsFilter(filter, item, asking) && !isAvoided(item, avoid) ? [item.case.id] : [],
    ),
  )
}

/** By case: the rows when somebody came to it from them; of the latest ones, for a day has hundreds. */
const rowsThen = new Map<string, readonly string[]>()
const MOST = 20

function keepRows(id: string, ids: readonly string[]): void {
  rowsThen.delete(id)
  rowsThen.set(id, ids)
  const [oldest] = rowsThen.size > MOST ? rowsThen.keys() : []
  if (oldest !== undefined) rowsThen.delete(oldest)
}

/** The id of the case that stands so many rows below this one, as far as the queue has one there. */
export function useSteps(id: string): (by: 1 | -1) => string | null {
  const queries = useQueryClient()
  const { who } = useSession()
  const sayRule = useSayRule()
  const shown = (): readonly string[] => idsShown(queries, { now: serverNow(), me: who.id, sayRule })
  useEffect(() => {
    const ids = shown()
    if (ids.includes(id)) keepRows(id, ids)
  }, [id])
  return (by) => {
    const ids = shown()
    const order = ids.includes(id) ? ids : (rowsThen.get(id) ?? [])
    const here = order.indexOf(id)
    const beside = by === 1 ? order.slice(here + 1) : order.slice(0, Math.max(0, here)).toReversed()
    const next = here === -1 ? undefined : beside.find((each) => ids.includes(each))
    if (next === undefined) return null
    // Whoever goes back from there comes to its row.
    leaveQueue(filterLeft(), { ...rowLeftIn(filterLeft()), id: next })
    return next
  }
}
