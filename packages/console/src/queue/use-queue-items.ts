/** The rows of the queue: cases that the server pages, and the appeals that wait beside them. */
import type { Appeal } from '@goodstanding/sdk'
import { useMemo } from 'react'
import { useMay, useSession } from '../frame/session.tsx'
import { type KnownPages, useAnswer, usePages } from '../frame/use-answer.ts'
import { useWellness } from '../frame/wellness.ts'
import { useNow } from '../ui/time.tsx'
import { appealStatusOf, fitsFilter, type QueueItem, readFilter, serverFilter } from './read-filter.ts'

const AT_ONCE = 200
const EVERY_MS = 15_000

/** What the filter leaves, sorted by urgency. `unknown`: the words of the filter that nobody understands. */
export function useQueueItems(query: string): QueueItems {
  const { client, who } = useSession()
  const { avoid } = useWellness()
  const filter = useMemo(() => readFilter(query), [query])
  const server = serverFilter(filter)
  const cases = usePages<QueueItem>(
    ['cases', 'queue', server],
    async (cursor) => {
      const answer = await client.cases.list({ ...server, limit: AT_ONCE, cursor })
      if (!answer.ok) return answer
      return {
        ok: true,
        value: { next: answer.value.next, items: answer.value.items.map((found) => ({ kind: 'case', case: found })) },
      }
    },
    { every: EVERY_MS },
  )
  const mayReadAppeals = useMay('appeal.read')
  const status = appealStatusOf(filter)
  const appeals = useAnswer(['cases', 'appeals', status], () => client.appeals.list({ status, limit: AT_ONCE }), {
    every: EVERY_MS,
    enabled: mayReadAppeals,
  })
  const now = useNow()
  const items = useMemo(() => {
    if (cases.items === undefined) return undefined
    const waiting = (appeals.value?.items ?? []).map((appeal: Appeal): QueueItem => ({ kind: 'appeal', appeal }))
    const asking = { now, me: who.id }
    return [...cases.items, ...waiting].filter((item) => fitsFilter(filter, item, asking)).sort(byUrgency)
  }, [cases.items, appeals.value, filter, now, who.id])
  const shown = useMemo(() => items?.filter((item) => !isAvoided(item, avoid)), [items, avoid])
  return { ...cases, items: shown, unknown: filter.unknown, leftOut: (items?.length ?? 0) - (shown?.length ?? 0) }
}

export type QueueItems = KnownPages<QueueItem> & {
  readonly unknown: readonly string[]
  /** Rows of sections that the person would rather not see. */
  readonly leftOut: number
}

/** What somebody holds already stays in view. */
function isAvoided(item: QueueItem, avoid: readonly string[]): boolean {
  return item.kind === 'case' && item.case.lease === null && avoid.includes(item.case.family)
}

const rankOf = (item: QueueItem): number => (item.kind === 'case' ? item.case.priority : 500)

function byUrgency(a: QueueItem, b: QueueItem): number {
  return rankOf(b) - rankOf(a)
}
