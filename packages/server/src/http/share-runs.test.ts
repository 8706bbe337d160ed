import { describe, expect, it } from 'vitest'
import { shareRuns } from './share-runs.ts'

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
