import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DatabaseFault } from './db.ts'
import { createGroupCommit, type GroupCommitBounds } from './group-commit.ts'

const bounds: GroupCommitBounds = { maxBatch: 3, maxDelayMs: 0, maxQueued: 5, restMs: 0, retryForMs: 200 }
const fault = (kind: DatabaseFault['kind']) => new DatabaseFault(kind, null, new Error(kind))
const double = (rows: readonly number[]) => Promise.resolve(rows.map((row) => row * 2))

/** Its clock is the test's: on a machine with much to do a rest was over, or a pause too long, before the test came to it. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a group commit', () => {
  it('writes rows that arrive together in one group, at most maxBatch, and answers each its own outcome', async () => {
    const groups: (readonly number[])[] = []
    const group = createGroupCommit((rows: readonly number[]) => {
      groups.push(rows)
      return double(rows)
    }, bounds)
    expect(await Promise.all([1, 2, 3, 4].map(group.add))).toEqual([2, 4, 6, 8])
    expect(groups).toEqual([[1, 2, 3], [4]])
  })

  it('writes no more at once than its weight allows, and what is heavier alone', async () => {
    const groups: (readonly number[])[] = []
    const group = createGroupCommit(
      (rows: readonly number[]) => {
        groups.push(rows)
        return double(rows)
      },
      { ...bounds, maxWeight: 6 },
      (row) => row,
    )
    await Promise.all([3, 3, 3, 10, 1].map(group.add))
    expect(groups).toEqual([[3, 3], [3], [10], [1]])
  })

  it('rests after a group of many, so that the next is larger, and never after a few', async () => {
    const sizes: number[] = []
    const group = createGroupCommit(
      (rows: readonly number[]) => {
        sizes.push(rows.length)
        return double(rows)
      },
      { ...bounds, maxBatch: 100, maxQueued: 100, restMs: 1_000 },
    )
    const apart = async (): Promise<void> => {
      void group.add(1)
      await nextTurn()
      void group.add(2)
      await nextTurn()
    }
    await group.add(0)
    await apart()
    expect(sizes).toEqual([1, 1, 1])
    await Promise.all(Array.from({ length: 20 }, (_, at) => group.add(at)))
    await apart()
    expect(sizes).toEqual([1, 1, 1, 20])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sizes).toEqual([1, 1, 1, 20, 2])
  })

  it('does not rest while somebody waits', async () => {
    const group = createGroupCommit(double, { ...bounds, maxBatch: 100, maxQueued: 100, restMs: 60_000 })
    await Promise.all(Array.from({ length: 20 }, (_, at) => group.add(at)))
    const next = group.add(21)
    await nextTurn()
    group.hurry()
    expect(await next).toBe(42)
  })

  it('forgets nobody who begins to wait while a transaction runs, and rests again when they have what they waited for', async () => {
    let begun = 0
    let end = (): void => undefined
    const group = createGroupCommit(
      async (rows: readonly number[]) => {
        begun += 1
        await new Promise<void>((resolve) => (end = resolve))
        return double(rows)
      },
      { ...bounds, restMs: 300, restAfter: 1 },
    )
    const first = group.add(1)
    await nextTurn()
    const second = group.add(2)
    group.hurry()
    end()
    await first
    await nextTurn()
    expect(begun).toBe(2)
    end()
    await second
    const third = group.add(3)
    await vi.advanceTimersByTimeAsync(299)
    expect(begun).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(begun).toBe(3)
    end()
    await third
  })

  it('refuses what does not fit in the queue, and takes more when there is room', async () => {
    const group = createGroupCommit(double, bounds)
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(group.add))
    expect(outcomes[5]).toEqual({ kind: 'refused', refusal: { kind: 'ledger.busy', queued: 5 } })
    expect(await group.add(7)).toBe(14)
  })

  it('tries a database that went away again, and rejects only after its patience', async () => {
    let failures = 2
    const group = createGroupCommit((rows: readonly number[]) => {
      failures -= 1
      return failures >= 0 ? Promise.reject(fault('unavailable')) : double(rows)
    }, bounds)
    expect(await group.add(1)).toBe(2)
    failures = Number.POSITIVE_INFINITY
    await expect(group.add(1)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('keeps a bad row from taking its neighbours along', async () => {
    const group = createGroupCommit(
      (rows: readonly number[]) => (rows.includes(2) ? Promise.reject(fault('unstorable')) : double(rows)),
      bounds,
    )
    const [first, bad, third] = await Promise.all([1, 2, 3].map(group.add))
    expect([first, third]).toEqual([2, 6])
    expect(bad).toMatchObject({ kind: 'refused', refusal: { kind: 'ledger.unstorable' } })
  })

  it('tells whoever added a row that cannot be made ready why, and nobody else', async () => {
    const damaged = new TypeError('damaged')
    const group = createGroupCommit(
      (rows: readonly number[]) => (rows.includes(2) ? Promise.reject(damaged) : double(rows)),
      bounds,
    )
    const outcomes = await Promise.allSettled([1, 2, 3].map(group.add))
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: damaged },
      { status: 'fulfilled', value: 6 },
    ])
  })

  it('waits for company when it is told to, and for none when it closes', async () => {
    const groups: (readonly number[])[] = []
    const group = createGroupCommit(
      (rows: readonly number[]) => {
        groups.push(rows)
        return double(rows)
      },
      { ...bounds, maxDelayMs: 60_000 },
    )
    const first = group.add(1)
    await new Promise((resolve) => setImmediate(resolve))
    const second = group.add(2)
    await group.close()
    expect(await Promise.all([first, second])).toEqual([2, 4])
    expect(groups).toEqual([[1, 2]])
  })

  it('settles everything it took before it closes, and refuses the rest', async () => {
    const group = createGroupCommit(double, bounds)
    const taken = group.add(1)
    await group.close()
    expect(await taken).toBe(2)
    expect(await group.add(2)).toEqual({ kind: 'refused', refusal: { kind: 'ledger.closed' } })
  })
})
