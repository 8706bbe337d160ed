import { DatabaseFault } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { passOverBad } from './pass-over-bad.ts'

/** Work that fails for what is bad, with what is heard of it. */
function open(bad: ReadonlyMap<number, Error>) {
  const told: (readonly [number, unknown])[] = []
  let tried = 0
  const work = (items: readonly number[]): Promise<readonly number[]> => {
    tried += 1
    const fault = items.flatMap((item) => bad.get(item) ?? [])[0]
    return fault === undefined ? Promise.resolve(items.map((item) => item * 2)) : Promise.reject(fault)
  }
  const tell = (item: number, fault: unknown): void => void told.push([item, fault])
  return { passing: { work, tell }, told, tried: () => tried }
}

const kind = (of: DatabaseFault['kind']) => new DatabaseFault(of, null, new Error(of))
const damaged = new Error('damaged')

describe('work on many', () => {
  it('is done at once where nothing is bad, and not at all where there is nothing', async () => {
    const { passing, told, tried } = open(new Map())
    expect(await passOverBad([1, 2, 3], passing)).toEqual([2, 4, 6])
    expect(await passOverBad([], passing)).toEqual([])
    expect([told, tried()]).toEqual([[], 1])
  })

  it('passes over what is bad, tells each once, and keeps the order of all others', async () => {
    const unstorable = kind('unstorable')
    const bad = new Map([
      [0, damaged],
      [6, unstorable],
    ])
    const { passing, told, tried } = open(bad)
    const items = Array.from({ length: 64 }, (_, at) => at)
    const good = items.filter((item) => !bad.has(item))
    expect(await passOverBad(items, passing)).toEqual(good.map((item) => item * 2))
    expect(told).toEqual([...bad])
    expect(tried()).toBeLessThan(24)
  })

  it('ends where the database is away or refuses, and where whoever is told throws', async () => {
    for (const of of ['unavailable', 'contention', 'failed'] as const) {
      const { passing, told } = open(new Map([[2, kind(of)]]))
      await expect(passOverBad([1, 2, 3], passing)).rejects.toMatchObject({ kind: of })
      expect(told).toEqual([])
    }
    const { passing } = open(new Map([[2, damaged]]))
    const tell = (_item: number, fault: unknown): void => {
      throw fault
    }
    await expect(passOverBad([1, 2, 3], { ...passing, tell })).rejects.toBe(damaged)
  })
})
