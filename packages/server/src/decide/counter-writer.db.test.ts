import { createSessionTracker, type SessionRecord } from '@goodstanding/detectors'
import { createCounterStore, type DetectorMemory } from '@goodstanding/engine'
import { appendToCounterLog, type CounterPack, type Db } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCounterWriter, restoreCounters } from './counter-writer.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const HOUR = 3_600_000
/** More than two portions. */
const ACCOUNTS = 5_000
const LAST = `u${ACCOUNTS - 1}`

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function open() {
  const tracker = createSessionTracker()
  const memory: DetectorMemory = {
    name: 'sessions',
    snapshot: tracker.snapshot,
    restore: (records) => tracker.restore(records as readonly SessionRecord[]),
  }
  return { tracker, engine: { memories: [memory], counters: createCounterStore() } }
}

const sightingsOf = (tracker: ReturnType<typeof open>['tracker'], account: string): number | undefined => {
  const whole = tracker.snapshot('all').find(({ kind, key }) => kind === 'account' && key === account)
  return whole?.kind === 'account' ? whole.value.sightings.length : undefined
}

it('what a memory learns while the rest of it is being written is there after a restart', async () => {
  const before = open()
  for (let at = 0; at < ACCOUNTS; at++) before.tracker.observe(`u${at}`, { country: 'DE' }, NOW, null)
  let packed: readonly CounterPack[] = []
  let writes = 0
  const db: Db = {
    ...database.db,
    query: (statement, values) => {
      // Between the first portion and the last, where the account at hand is.
      if (++writes === 2) {
        before.tracker.observe(LAST, { country: 'DE' }, NOW + HOUR, null)
        packed = writer.pack(null, true, NOW)
      }
      return database.db.query(statement, values)
    },
  }
  const writer = createCounterWriter({
    db,
    engine: before.engine,
    loaded: 0,
    read: [],
    size: { packs: 0, bytes: 0 },
  })
  await writer.flush(NOW)
  await appendToCounterLog(database.db, packed)
  expect([writes, packed.length]).toEqual([3, 1])
  const after = open()
  await restoreCounters(database.db, after.engine, 0)
  expect(sightingsOf(after.tracker, LAST)).toBe(2)
  expect(sightingsOf(after.tracker, 'u0')).toBe(1)
})

it('what is counted after the clock was put back is saved in its turn', async () => {
  const { tracker, engine } = open()
  const writer = createCounterWriter({ db: database.db, engine, loaded: 0, read: [], size: { packs: 0, bytes: 0 } })
  for (let at = 0; at < ACCOUNTS; at++) tracker.observe(`w${at}`, { country: 'DE' }, NOW, null)
  await writer.flushInTurn(NOW + 5 * HOUR)
  tracker.observe('put-back', { country: 'DE' }, NOW, null)
  await writer.flushInTurn(NOW)
  const after = open()
  await restoreCounters(database.db, after.engine, 0)
  expect(sightingsOf(after.tracker, 'put-back')).toBe(1)
})

it('what another node counted is there after this one wrote the log anew, though it was written late', async () => {
  const there = open()
  const writing = { db: database.db, engine: there.engine, loaded: 0, read: [], size: { packs: 0, bytes: 0 } }
  const others = createCounterWriter(writing)
  there.tracker.observe('early', { country: 'DE' }, NOW, null)
  const early = others.pack(null, true, NOW + 2 * HOUR)
  there.tracker.observe('late', { country: 'DE' }, NOW, null)
  const late = others.pack(null, true, NOW + 2 * HOUR)
  // Places are taken when packs are made; the database was away for the first of them.
  await appendToCounterLog(database.db, late)
  const here = open()
  const restored = await restoreCounters(database.db, here.engine, 0)
  await appendToCounterLog(database.db, early)
  const isLong = { size: { packs: 1_000_000, bytes: 0 } }
  await createCounterWriter({ db: database.db, engine: here.engine, ...restored, ...isLong }).flush(NOW + 3 * HOUR)
  const after = open()
  await restoreCounters(database.db, after.engine, 0)
  expect(['early', 'late'].map((account) => sightingsOf(after.tracker, account))).toEqual([1, 1])
})

it('what decisions stored with themselves counts too: the log is written anew before it holds them all', async () => {
  const { engine } = open()
  const writer = createCounterWriter({ db: database.db, engine, loaded: 0, read: [], size: { packs: 0, bytes: 0 } })
  const stored = async (): Promise<number> => {
    const rows = await database.db.query('select 1 from counter_log where writer = $1', [writer.writer])
    return rows.length
  }
  const counts = { windows: [], bytes: new Uint8Array(8), count: 0 }
  await appendToCounterLog(database.db, writer.pack(counts, false, NOW))
  await writer.flush(NOW)
  expect(await stored()).toBe(1)
  for (let at = 0; at < 50_000; at++) writer.pack(counts, false, NOW)
  await writer.flush(NOW)
  expect(await stored()).toBe(0)
})
