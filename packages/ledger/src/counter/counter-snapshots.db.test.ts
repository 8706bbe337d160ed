import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CounterSnapshot,
  forgetCounterSnapshots,
  saveCounterSnapshots,
  streamCounterSnapshots,
} from './counter-snapshots.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const snapshot = (keyLo: number, buckets: readonly number[], touched = NOW): CounterSnapshot => ({
  windowKey: 'count/actor/1h',
  keyHi: -1,
  keyLo,
  buckets: Uint8Array.from(buckets),
  touched,
})

async function load(since = 0): Promise<readonly CounterSnapshot[]> {
  const all: CounterSnapshot[] = []
  for await (const chunk of streamCounterSnapshots(database.db, since, 2)) all.push(...chunk)
  return all.map((one) => ({ ...one, buckets: Uint8Array.from(one.buckets) })).sort((a, b) => a.keyLo - b.keyLo)
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('counters', () => {
  it('come back as they were written down last, byte for byte', async () => {
    const all = [snapshot(-5, [0, 255, 1]), snapshot(1, []), snapshot(2, [7]), snapshot(3, [9, 9], NOW - 50)]
    await saveCounterSnapshots(database.db, all)
    expect(await load()).toEqual(all)
    await saveCounterSnapshots(database.db, [snapshot(1, [1], NOW + 1), snapshot(1, [2], NOW + 2), snapshot(2, [8])])
    expect((await load()).map(({ buckets }) => [...buckets])).toEqual([[0, 255, 1], [2], [8], [9, 9]])
    expect(await load(NOW)).toHaveLength(3)
  })

  it('are forgotten by age', async () => {
    expect(await forgetCounterSnapshots(database.db, NOW)).toBe(1)
    expect(await load()).toHaveLength(3)
  })
})
