/** How much each view of the queue holds: cases as the server counts them, all in one call, and the appeals that wait beside them. */
import { readFilter } from '@goodstanding/casework'
import { useQueries } from '@tanstack/react-query'
import { usePreferences } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { askAs, useAnswer, useRereading, valueOf } from '../frame/use-answer.ts'
import { useSayRule } from '../frame/use-policy.ts'
import { useNow } from '../ui/time.tsx'
import { appealStatusOf, fitsFilter } from './read-filter.ts'

const EVERY_MS = 15_000
const AT_ONCE = 200

type Counted = { readonly query: string; readonly cases: number; readonly isMore: boolean }

/** By filter: `12`, or `1,004+` when there are more than were counted. Nothing until it is known. */
export function useViewCounts(queries: readonly string[]): ReadonlyMap<string, string> {
  const { client, who } = useSession()
  const { language } = usePreferences()
  const mayReadAppeals = useMay('appeal.read')
  const now = useNow()
  const sayRule = useSayRule()
  // Read again whenever something is done about cases, as the rows are.
  const known = useAnswer(
    ['cases', 'counts', queries],
    () => client.ask<{ readonly items: readonly Counted[] }>('POST', '/v1/cases/count', { body: { queries } }),
    { every: EVERY_MS },
  )
  const filters = queries.map(readFilter)
  const statuses = mayReadAppeals ? [...new Set(filters.map(appealStatusOf))] : []
  const keys = statuses.map((status) => ['cases', 'appeals', status])
  const appeals = useQueries({
    queries: statuses.map((status, at) => {
      const queryKey = keys[at] ?? []
      return {
        queryKey,
        queryFn: async () => valueOf(await askAs(queryKey, () => client.appeals.list({ status, limit: AT_ONCE }))),
      }
    }),
  })
  useRereading(keys, EVERY_MS)
  const counts = new Map<string, string>()
  for (const [at, { query, cases, isMore }] of (known.value?.items ?? []).entries()) {
    const filter = filters[at]
    if (filter === undefined) continue
    const found = appeals[statuses.indexOf(appealStatusOf(filter))]?.data
    if (mayReadAppeals && found === undefined) continue // without the appeals it would be too few
    const fitting = (found?.items ?? []).filter((appeal) =>
      fitsFilter(filter, { kind: 'appeal', appeal }, { now, me: who.id, sayRule }),
    )
    const isOver = isMore || (fitting.length > 0 && typeof found?.next === 'string')
    counts.set(query, `${sayNumber(cases + fitting.length, language)}${isOver ? '+' : ''}`)
  }
  return counts
}
