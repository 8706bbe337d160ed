/** The rows of the queue: cases that the server pages, and the appeals that wait beside them. */
import { readFilter, serverFilter } from '@goodstanding/casework'
import type { Appeal } from '@goodstanding/sdk'
import { useMemo, useState } from 'react'
import { useMay, useSession } from '../frame/session.tsx'
import { type KnownPages, usePages } from '../frame/use-answer.ts'
import { useSayRule } from '../frame/use-policy.ts'
import { useWellness } from '../frame/wellness.ts'
import { useNow } from '../ui/time.tsx'
import { appealStatusOf, fitsFilter, isAvoided, type QueueItem } from './read-filter.ts'

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
  const aside = server['setAside'] === undefined ? {} : { setAside: server['setAside'] }
  const appeals = usePages<Appeal>(
    ['cases', 'appeals', status, aside],
    (cursor) => client.appeals.list({ status, ...aside, limit: AT_ONCE, cursor }),
    { every: EVERY_MS, enabled: mayReadAppeals },
  )
  const now = useNow()
  const sayRule = useSayRule()
  const areMissing = mayReadAppeals && appeals.items === undefined
  // Rows are shown once all are there: appeals that come later would move them, and an empty list before would be no word of truth.
  const isWaiting = areMissing && appeals.problem === null
  const items = useMemo(() => {
    if (cases.items === undefined || isWaiting) return undefined
    const waiting = (appeals.items ?? []).map((appeal: Appeal): QueueItem => ({ kind: 'appeal', appeal }))
    const asking = { now, me: who.id, sayRule }
    const fitting = [...cases.items, ...waiting].filter((item) => fitsFilter(filter, item, asking)).sort(byUrgency)
    return areMissing && fitting.length === 0 ? undefined : fitting
  }, [cases.items, appeals.items, isWaiting, areMissing, filter, now, who.id, sayRule])
  const wanted = useMemo(() => items?.filter((item) => !isAvoided(item, avoid)), [items, avoid])
  const { shown, fresh, showFresh } = useArrivals(query, wanted, cases.readAt)
  return {
    ...cases,
    items: shown,
    problem: cases.problem ?? appeals.problem,
    areMissing,
    again: () => {
      cases.again()
      if (mayReadAppeals) appeals.again()
    },
    hasMore: cases.hasMore || appeals.hasMore,
    isReading: cases.isReading || appeals.isReading,
    more: () => {
      if (cases.hasMore) cases.more()
      if (appeals.hasMore) appeals.more()
    },
    unknown: filter.unknown,
    leftOut: (items?.length ?? 0) - (wanted?.length ?? 0),
    fresh,
    showFresh,
  }
}

type Arrivals = Pick<QueueItems, 'fresh' | 'showFresh'> & { readonly shown: readonly QueueItem[] | undefined }

/** Rows do not move under a hand: what came since the list was asked for waits until somebody wants to see it. */
function useArrivals(query: string, items: readonly QueueItem[] | undefined, readAt: number): Arrivals {
  const [seen, setSeen] = useState<{ readonly query: string; readonly until: number } | null>(null)
  // Another filter begins anew. Later pages hold what was there before, also when it is newer than all of the first page.
  if (items !== undefined && seen?.query !== query) setSeen({ query, until: Math.max(readAt, newestOf(items)) })
  const until = seen?.query === query ? seen.until : Number.POSITIVE_INFINITY
  const shown = useMemo(() => items?.filter((item) => beganAt(item) <= until), [items, until])
  const fresh = (items?.length ?? 0) - (shown?.length ?? 0)
  return {
    shown: fresh === 0 ? items : shown,
    fresh,
    showFresh: () => setSeen({ query, until: newestOf(items ?? []) }),
  }
}

const beganAt = (item: QueueItem): number => Date.parse(item.kind === 'case' ? item.case.openedAt : item.appeal.filedAt)

const newestOf = (items: readonly QueueItem[]): number => items.reduce((at, item) => Math.max(at, beganAt(item)), 0)

export type QueueItems = KnownPages<QueueItem> & {
  /** The appeals could never be read, and are not among the rows. */
  readonly areMissing: boolean
  readonly unknown: readonly string[]
  /** Rows of sections that the person would rather not see. */
  readonly leftOut: number
  /** How many came since the rows were first shown, and showing them. */
  readonly fresh: number
  readonly showFresh: () => void
}

const rankOf = (item: QueueItem): number => (item.kind === 'case' ? item.case.priority : 500)

function byUrgency(a: QueueItem, b: QueueItem): number {
  return rankOf(b) - rankOf(a)
}
