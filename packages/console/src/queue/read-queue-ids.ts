/** The cases of the queue in their order, as it was read last: for going from one case to the next. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { QueueItem } from './read-filter.ts'

type Pages = InfiniteData<{ readonly items: readonly QueueItem[] }>

export function readQueueIds(queries: QueryClient): readonly string[] {
  const [latest] = queries
    .getQueryCache()
    .findAll({ queryKey: ['cases', 'queue'] })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  const pages = latest === undefined ? undefined : queries.getQueryData<Pages>(latest.queryKey)
  const items = pages?.pages.flatMap((page) => page.items) ?? []
  return items.flatMap((item) => (item.kind === 'case' ? [item.case.id] : []))
}
