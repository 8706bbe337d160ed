import { randomUUID } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/db.ts'
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

  it('drops a log that is longer than one statement gets through, a part at a time', async () => {
    const many = 20_001
    await database.db.query(
      `insert into counter_log (writer, position, keeper, names, bytes, at)
       select writer, at, 'counters', '{}', '', now() from unnest($1::uuid[]) as writer, generate_series(1, $2::bigint) as at`,
      [[ours, theirs], many],
    )
    const named: number[] = []
    const watched: Db = {
      ...database.db,
      query: (statement, values = []) => {
        named.push(...values.filter(Array.isArray).map(({ length }) => length))
        return database.db.query(statement, values)
      },
    }
    const read = Array.from({ length: many }, (_, at) => ({ writer: theirs, position: at + 1 }))
    await dropReplacedPacks(watched, { writer: ours, before: many + 1, read })
    expect(await load()).toEqual([])
    expect(Math.max(...named)).toBeLessThan(many)
  })

  it('forgets by age', async () => {
    await appendToCounterLog(database.db, [pack(1, [1], NOW - 1), pack(2, [2])])
    expect(await load(NOW)).toEqual([[2]])
    expect(await forgetCounterPacks(database.db, NOW)).toBe(1)
    expect(await load()).toEqual([[2]])
  })
})
