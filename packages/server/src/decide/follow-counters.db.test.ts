/** What one node counted and stored with a decision, on another that runs beside it. */
import { createLinkedAccounts, type LinkedRecord } from '@goodstanding/detectors'
import { createCounterStore, type DetectorMemory } from '@goodstanding/engine'
import { appendToCounterLog } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCounters } from './open-counters.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const MINUTE = 60_000
const WINDOW = { index: 0, key: 'invitations', kind: 'count', durationMs: 30 * 86_400_000, durable: true } as const
const KEY = 'acme → x-1'
const DEVICE = [{ kind: 'device', token: 'd-1' }] as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function startNode(clock: () => number) {
  const linked = createLinkedAccounts()
  const memory: DetectorMemory = {
    name: 'linked-accounts',
    isJoined: true,
    snapshot: linked.snapshot,
    restore: (records) => linked.restore(records as readonly LinkedRecord[]),
  }
  const engine = { counters: createCounterStore({ seed: 7 }), memories: [memory] }
  engine.counters.declare([WINDOW])
  const { counters, followCounters } = await openCounters({ db: database.db, engine, now: clock })
  /** Counts one, as a decision does; what is to be stored with it. */
  const count = (key: string, at: number) => {
    engine.counters.feed(0, { key }, at)
    return counters.pack(engine.counters.packChanged(), false, clock())
  }
  return {
    /** Remembers that an account registered on a device. */
    register: async (id: string, at: number) => {
      linked.observe({ id, organization: null }, DEVICE, at, null)
      await appendToCounterLog(database.db, counters.pack(null, true, clock()))
    },
    /** How many other accounts share the device. */
    linkedWith: (id: string, at: number) => linked.linksOf({ id, organization: null }, DEVICE, at).accounts,
    count,
    store: async (key: string, at: number) => appendToCounterLog(database.db, count(key, at)),
    follow: followCounters,
    read: (key: string, at: number) => engine.counters.read(0, key, null, at),
  }
}

it('a node that takes over knows what the other had counted, though their clocks differ and packs come late', async () => {
  let time = NOW
  const here = await startNode(() => time)
  const there = await startNode(() => time - 3 * MINUTE)
  await here.store(KEY, time)
  await there.follow()
  expect(there.read(KEY, time)).toBe(1)

  // Counted before what comes next, stored behind it.
  const late = here.count(KEY, (time += 2 * MINUTE))
  await here.store('acme → x-2', (time += 1_000))
  await there.follow()
  expect([there.read(KEY, time), there.read('acme → x-2', time)]).toEqual([1, 1])
  await appendToCounterLog(database.db, late)
  await there.follow()
  expect(there.read(KEY, time)).toBe(2)

  // There and back again, and each as often as it asks.
  await there.store(KEY, (time += 2 * MINUTE))
  for (const node of [here, there, here, there]) await node.follow()
  for (const node of [here, there]) expect(node.read(KEY, time)).toBe(3)

  // One that starts now finds all of it, and is found.
  const third = await startNode(() => time)
  expect(third.read(KEY, time)).toBe(3)
  await third.store(KEY, (time += 2 * MINUTE))
  await here.follow()
  expect(here.read(KEY, time)).toBe(4)
})

it('more packs than are told at once are told in turns', async () => {
  const here = await startNode(() => NOW)
  const there = await startNode(() => NOW)
  const packs = Array.from({ length: 450 }, (_, at) => here.count(`acme → y-${at}`, NOW)).flat()
  await appendToCounterLog(database.db, packs)
  let turns = 1
  while (await there.follow()) turns++
  expect(turns).toBeGreaterThan(2)
  expect(Array.from({ length: 450 }, (_, at) => there.read(`acme → y-${at}`, NOW))).toEqual(Array(450).fill(1))
})

it('accounts that share a device are linked wherever they registered, and after a start that finds the packs of both', async () => {
  let time = NOW
  const nodes = [await startNode(() => time), await startNode(() => time)] as const
  for (let account = 0; account < 6; account++) {
    await nodes[account % 2 === 0 ? 0 : 1].register(`a${account}`, (time += MINUTE))
    if (account === 3) for (const node of nodes) await node.follow()
  }
  for (const node of nodes) await node.follow()
  const third = await startNode(() => time)
  for (const node of [...nodes, third]) expect(node.linkedWith('a0', time)).toBe(5)
})
