import { describe, expect, it } from 'vitest'
import { shareRuns, shareRunsOf } from './share-runs.ts'

describe('what anybody may ask for', () => {
  it('is done once for all who ask meanwhile, and anew for the next', async () => {
    let runs = 0
    const ask = shareRuns(() => Promise.resolve(++runs))
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
    expect(await ask()).toBe(2)
  })

  it('is tried again after it went wrong', async () => {
    let runs = 0
    const ask = shareRuns(() => (++runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve('there')))
    const both = await Promise.allSettled([ask(), ask()])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await ask()).toBe('there')
  })
})

describe('what anybody may ask for of one of many', () => {
  it('is done once for all who ask for the same meanwhile, beside others, and anew for the next', async () => {
    const runs: string[] = []
    const ask = shareRunsOf((of) => Promise.resolve(`${of} ${runs.push(of)}`))
    expect(await Promise.all([ask('2026'), ask('2025'), ask('2026')])).toEqual(['2026 1', '2025 2', '2026 1'])
    expect(await ask('2026')).toBe('2026 3')
  })

  it('is tried again after it went wrong', async () => {
    let runs = 0
    const ask = shareRunsOf(() => (++runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve('there')))
    const both = await Promise.allSettled([ask('2026'), ask('2026')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await ask('2026')).toBe('there')
  })
})
