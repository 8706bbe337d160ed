/** What an earlier product kept in this browser goes to the server, one by one; what was refused, or cut off by whoever left, is tried the next time. */
import type { Goodstanding, Page } from '@goodstanding/sdk'
import { NAME_MOST } from './view-name.ts'

type View = { readonly query: string; readonly isOwn: boolean }

const keptAt = (place: string): readonly string[] => (localStorage.getItem(place) ?? '').split('\n').filter(Boolean)

function forget(place: string, query: string): void {
  const rest = keptAt(place).filter((other) => other !== query)
  if (rest.length === 0) localStorage.removeItem(place)
  else localStorage.setItem(place, rest.join('\n'))
}

/** One tab after the other. Browsers lend no lock to pages that came without TLS from elsewhere. */
async function inOneTab(place: string, work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request(place, work) : work())
}

const TRIES = 5
const PAUSE_MS = 500

/**
 * The page that was left may have sent it a moment ago: under the key of its filter the server keeps it once, whoever asks again.
 * Answers whether the server has it.
 */
async function keepThere(client: Goodstanding, query: string): Promise<boolean> {
  const body = { name: query.slice(0, NAME_MOST), query, role: null }
  const idempotencyKey = `view/${encodeURIComponent(query)}`
  for (let left = TRIES; left > 0; left--) {
    const answer = await client.ask<View>('POST', '/v1/views', { body, idempotencyKey })
    if (answer.ok) return true
    if (answer.refusal.kind !== 'idempotency.in-progress') return false
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}

type Taking = {
  readonly client: Goodstanding
  /** Where they lie in this browser. */
  readonly place: string
  /** How many views the server lists at once. */
  readonly most: number
  readonly again: () => void
}

export async function takeOver({ client, place, most, again }: Taking): Promise<void> {
  await inOneTab(place, async () => {
    const known = await client.ask<Page<View>>('GET', '/v1/views', { query: { limit: most } })
    if (!known.ok) return
    let taken = 0
    for (const query of keptAt(place)) {
      const isThere = known.value.items.some((view) => view.isOwn && view.query === query)
      if (!isThere && !(await keepThere(client, query))) continue
      // Only now that the server has it: a page may be left at any moment.
      forget(place, query)
      taken += 1
    }
    // What is shown was read before, and may lack even what the server had by now.
    if (taken > 0) again()
  })
}
