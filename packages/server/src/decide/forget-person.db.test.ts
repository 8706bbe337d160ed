/** A person who is erased, on two nodes that remember them, in the log, and at one that starts later. */
import { randomUUID } from 'node:crypto'
import {
  createLinkedAccounts,
  createSessionTracker,
  type LinkedRecord,
  type SessionRecord,
} from '@goodstanding/detectors'
import { createCounterStore, type DetectorMemory } from '@goodstanding/engine'
import { appendToCounterLog } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eraseFromLog, tellErased } from './forget-person.ts'
import { openCounters } from './open-counters.ts'

const START = Date.UTC(2026, 10, 24, 10)
/** What JSON writes otherwise than it reads. */
const ERASED = 'éva "the first"'
const DEVICE = [{ kind: 'device', token: 'd-1' }] as const

let time = START
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function startNode() {
  const [tracker, linked] = [createSessionTracker(), createLinkedAccounts()]
  const memories: readonly DetectorMemory[] = [
    {
      name: 'sessions',
      snapshot: tracker.snapshot,
      restore: (records) => tracker.restore(records as readonly SessionRecord[]),
      forget: tracker.forget,
    },
    {
      name: 'linked-accounts',
      isJoined: true,
      snapshot: linked.snapshot,
      restore: (records) => linked.restore(records as readonly LinkedRecord[]),
      forget: linked.forget,
    },
  ]
  const engine = { counters: createCounterStore({ seed: 7 }), memories }
  const { counters, followCounters } = await openCounters({ db: database.db, engine, now: () => time })
  return {
    see: async (account: string) => {
      tracker.observe(account, { id: `session of ${account}`, country: 'DE', device: 'd-1' }, time, null)
      linked.observe({ id: account, organization: null }, DEVICE, time, null)
      await appendToCounterLog(database.db, counters.pack(null, true, time))
    },
    follow: followCounters,
    remembered: () => ({
      accounts: tracker.snapshot('all').flatMap(({ kind, key }) => (kind === 'account' ? [key] : [])),
      sessions: tracker.snapshot('all').flatMap(({ kind, key }) => (kind === 'token' ? [key] : [])),
      linked: linked.snapshot('all').flatMap(({ value }) => value.map(({ account }) => account)),
    }),
  }
}

it('is forgotten by each node within moments, then by the log, and nobody else is', async () => {
  const here = await startNode()
  for (const account of [ERASED, 'bob']) await here.see(account)
  const there = await startNode()
  expect(there.remembered()).toEqual(here.remembered())
  expect(there.remembered()).toMatchObject({ accounts: [ERASED, 'bob'], linked: [ERASED, 'bob'] })

  await database.db.transaction((tx) => tellErased(tx, ERASED, (time += 1)))
  const without = { accounts: ['bob'], sessions: ['session of bob'], linked: ['bob'] }
  for (const node of [here, there]) {
    await node.follow()
    expect(node.remembered()).toEqual(without)
  }
  expect((await startNode()).remembered()).toEqual(without)

  // What one has still to write when it hears of it brings them back to the others.
  const slow = createLinkedAccounts()
  slow.observe({ id: ERASED, organization: null }, DEVICE, time, null)
  const bytes = Buffer.from(JSON.stringify(slow.snapshot('all')))
  const late = { writer: randomUUID(), position: time * 1_000, keeper: 'linked-accounts', names: [], bytes, at: time }
  await appendToCounterLog(database.db, [late])
  await here.follow()
  expect(here.remembered().linked).toEqual(['bob', ERASED])
  for (let turn = 0; turn < 2; turn++) await database.db.transaction((tx) => eraseFromLog(tx, ERASED, (time += 1)))
  await here.follow()
  expect(here.remembered()).toEqual(without)
  const packs = await database.db.query<{ keeper: string; bytes: Buffer }>('select keeper, bytes from counter_log')
  const naming = packs.filter(({ bytes }) => bytes.toString('utf8').includes(JSON.stringify(ERASED)))
  expect(new Set(naming.map(({ keeper }) => keeper))).toEqual(new Set(['erased']))
  expect((await startNode()).remembered()).toEqual(without)

  // Whoever comes back under the same id is somebody new.
  time += 1
  await here.see(ERASED)
  expect((await startNode()).remembered().accounts).toEqual(['bob', ERASED])
})
