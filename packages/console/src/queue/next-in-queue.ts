/** The case after the one that was just decided, by the filter that its reader came from, asked for anew: what came since may be more urgent. */
import { readFilter, serverFilter } from '@goodstanding/casework'
import type { Goodstanding } from '@goodstanding/sdk'
import { serverNow } from '../frame/server-clock.ts'
import type { SayRule } from '../frame/use-policy.ts'
import { wellnessNow } from '../frame/wellness.ts'
import { filterLeft } from './left-queue.ts'
import { fitsFilter, isAvoided, type QueueItem } from './read-filter.ts'
import { takeNext } from './take-next.ts'

const AT_ONCE = 50

/** The id of the claimed case; null: nothing there is free for them. */
export async function takeNextInQueue(client: Goodstanding, me: string, sayRule: SayRule): Promise<string | null> {
  const filter = readFilter(filterLeft())
  const answer = await client.cases.list({ ...serverFilter(filter), limit: AT_ONCE })
  if (!answer.ok) return null
  const asking = { now: serverNow(), me, sayRule }
  const items = answer.value.items.map((found): QueueItem => ({ kind: 'case', case: found }))
  const { avoid } = wellnessNow()
  return takeNext(
    client,
    items.filter((item) => fitsFilter(filter, item, asking) && !isAvoided(item, avoid)),
  )
}
