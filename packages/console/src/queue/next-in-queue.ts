/** The case after the one that was just decided, by the filter that its reader came from, asked for anew: what came since may be more urgent. */
import { readFilter, serverFilter } from '@goodstanding/casework'
import type { Answer, CasePage, Goodstanding } from '@goodstanding/sdk'
import { serverNow } from '../frame/server-clock.ts'
import type { SayRule } from '../frame/use-policy.ts'
import { wellnessNow } from '../frame/wellness.ts'
import { filterLeft } from './left-queue.ts'
import { fitsFilter, isAvoided, type QueueItem } from './read-filter.ts'
import { takeNext, type TakenNext } from './take-next.ts'

const AT_ONCE = 100
/** Words are looked for here, so that a part of a page may be left: no further than that. */
const PAGES = 5

export async function takeNextInQueue(client: Goodstanding, me: string, sayRule: SayRule): Promise<TakenNext> {
  const filter = readFilter(filterLeft())
  const asked = serverFilter(filter)
  if (asked['status']?.split(',').includes('open') !== true) return null
  const { avoid } = wellnessNow()
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page += 1) {
    const answer: Answer<CasePage> = await client.cases.list({ ...asked, status: 'open', limit: AT_ONCE, cursor })
    if (!answer.ok) return answer.refusal
    const asking = { now: serverNow(), me, sayRule }
    const items = answer.value.items.map((found): QueueItem => ({ kind: 'case', case: found }))
    const taken = await takeNext(
      client,
      items.filter((item) => fitsFilter(filter, item, asking) && !isAvoided(item, avoid)),
    )
    cursor = answer.value.next
    if (taken !== null || cursor === null) return taken
  }
  return null
}
