import { describe, expect, it } from 'vitest'
import { keepAnswers } from './keep-answers.ts'

describe('answers that never change', () => {
  it('are worked out once each, a bounded number of them, and again after a fault', async () => {
    const written: number[] = []
    let isAway = true
    const page = keepAnswers(({ version }: { version: number }) => {
      written.push(version)
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(version < 0 ? null : `version ${version}`)
    })
    await expect(page({ version: 1 })).rejects.toThrow('away')
    isAway = false
    expect(await page({ version: 1 })).toBe('version 1')
    expect(await page({ version: 1 })).toBe(await page({ version: 1 }))
    expect(await page({ version: -1 })).toBeNull()
    expect(written).toEqual([1, 1, -1])
    for (let version = 2; version < 40; version++) {
      await page({ version })
      await page({ version: 1 })
    }
    expect(written.filter((version) => version === 1)).toHaveLength(2)
    await page({ version: 2 })
    expect(written.filter((version) => version === 2)).toHaveLength(2)
  })
})
