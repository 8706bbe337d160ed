/** The first case that nobody holds, claimed. Somebody else may be quicker; then it is the one after. */
import type { Goodstanding, Problem } from '@goodstanding/sdk'
import type { QueueItem } from './read-filter.ts'

const TRIES = 10

/** The id of the claimed case, null when none of the shown ones is free, or why nobody knows. */
export type TakenNext = string | Problem | null

export async function takeNext(client: Goodstanding, items: readonly QueueItem[]): Promise<TakenNext> {
  const free = items.flatMap((item) => (item.kind === 'case' && item.case.status === 'open' ? [item.case.id] : []))
  for (const id of free.slice(0, TRIES)) {
    const answer = await client.cases.claim(id)
    if (answer.ok) return id
    // Claimed, decided meanwhile or in another queue: the next one. Anything else is no matter of this case.
    if (answer.refusal.status !== 409 && answer.refusal.status !== 403) return answer.refusal
  }
  return null
}
