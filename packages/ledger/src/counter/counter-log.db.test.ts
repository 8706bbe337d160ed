import { randomUUID } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  appendToCounterLog,
  type CounterPack,
  dropReplacedPacks,
  forgetCounterPacks,
  measureCounterLog,
  streamCounterLog,
} from './counter-log.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const [ours, theirs] = [randomUUID(), randomUUID()]
const pack = (position: number, bytes: readonly number[], at = NOW, writer = ours): CounterPack => ({
  writer,
  position,
  keeper: 'counters',
  names: ['count/actor/1h', 'a "b", c'],
  bytes: Uint8Array.from(bytes),
  at,
})

async function load(since = 0): Promise<readonly (readonly number[])[]> {
  const all: (readonly number[])[] = []
  for await (const packs of streamCounterLog(database.db, since, 2)) {
    for (const { keeper, names, bytes } of packs) {
      expect([keeper, names]).toEqual(['counters', ['count/actor/1h', 'a "b", c']])
      all.push([...bytes])
    }
  }
  return all
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  await database.db.query('delete from counter_log')
})
afterAll(() => database.close())

describe('the log of counters', () => {
  it('gives packs back in their order, byte for byte, whoever wrote them', async () => {
    await appendToCounterLog(database.db, [pack(3, [9, 9]), pack(1, [0, 255, 1])])
    await appendToCounterLog(database.db, [pack(2, [], NOW, theirs)])
    await appendToCounterLog(database.db, [])
    expect(await load()).toEqual([[0, 255, 1], [], [9, 9]])
    expect(await measureCounterLog(database.db)).toEqual({ packs: 3, bytes: 5, last: 3 })
  })

  it('takes a pack once, however often it is sent', async () => {
    await appendToCounterLog(database.db, [pack(1, [1])])
    await appendToCounterLog(database.db, [pack(1, [2]), pack(2, [3])])
    expect(await load()).toEqual([[1], [3]])
  })

  it('drops what a writer has replaced, and nothing that it never read', async () => {
    await appendToCounterLog(database.db, [pack(1, [1], NOW, theirs), pack(5, [5], NOW, theirs)])
    await appendToCounterLog(database.db, [pack(3, [3]), pack(4, [4]), pack(6, [6])])
    await appendToCounterLog(database.db, [pack(2, [2], NOW, theirs)])
    const read = [
      { writer: theirs, position: 1 },
      { writer: theirs, position: 5 },
    ]
    await dropReplacedPacks(database.db, { writer: ours, before: 4, read })
    expect(await load()).toEqual([[2], [4], [6]])
  })

  it('forgets by age', async () => {
    await appendToCounterLog(database.db, [pack(1, [1], NOW - 1), pack(2, [2])])
    expect(await load(NOW)).toEqual([[2]])
    expect(await forgetCounterPacks(database.db, NOW)).toBe(1)
    expect(await load()).toEqual([[2]])
  })
})
