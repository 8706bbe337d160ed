/** What other nodes changed is put in force change by change: decisions go on between, and what is changed here meanwhile is newer. */
import { createFactMemory } from '@goodstanding/engine'
import { FACT_CHANGES_KEPT_MS, putFacts } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFactFeed, type FactFeed } from './fact-feed.ts'

const CHANGES = 6
const KIND = 'register.staff'
const staff = (name: string, account: string) => ({ name, title: 'Support', account })

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const facts = Array.from({ length: CHANGES }, (_, at) => ({
    ...({ kind: KIND, key: `s-${at}`, organization: null, expectedVersion: null, at: Date.UTC(2026, 10, 27) } as const),
    body: staff(`Person ${at}`, `u-${at}`),
  }))
  await putFacts(database.db, facts)
})
afterAll(() => database.close())

/** A node whose changes take long. `between` is called when others have their turn after the first of them. */
function openNode(readAt: number, between: (feed: FactFeed) => void) {
  const memory = createFactMemory({ service: { names: [], domains: [] } })
  const turns: number[] = []
  const turn = { number: 0 }
  const feed = createFactFeed({
    db: database.db,
    memory: {
      ...memory,
      apply: (change) => {
        memory.apply(change)
        turns.push(turn.number)
        setImmediate(() => {
          turn.number++
          if (turn.number === 1) between(feed)
        })
        const until = performance.now() + 6
        while (performance.now() < until);
      },
    },
    read: { position: 0, readAt },
  })
  return { memory, feed, turns }
}

it.each([
  ['following the feed', Date.now()],
  ['loading all facts anew', Date.now() - FACT_CHANGES_KEPT_MS],
])('when %s', async (_what, readAt) => {
  const last = `s-${CHANGES - 1}`
  const seen: number[] = []
  const { memory, feed, turns } = openNode(readAt, (own) => {
    seen.push([...memory.staff()].length)
    own.made({ kind: KIND, id: last, body: staff('Newer here', 'u-newer'), position: 1_000 })
  })
  await feed.follow()
  // The first of them alone was in force when others had their turn.
  expect(seen).toEqual([1])
  expect(new Set(turns).size).toBeGreaterThanOrEqual(CHANGES - 1)
  expect(memory.isStaff('u-newer')).toBe(true)
  expect(memory.isStaff(`u-${CHANGES - 1}`)).toBe(false)
  expect([...memory.staff()]).toHaveLength(CHANGES)
})
