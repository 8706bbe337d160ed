import { describe, expect, it } from 'vitest'
import type { LoweredByRule } from '@goodstanding/policy'
import { compileFiles } from '../policy/policy-desk.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { keepPages, keepPolicyPage } from './keep-policy-page.ts'

describe('the policy page', () => {
  it('is written once for each language, until the policy or what is lowered changes', () => {
    let compiled = compileFiles(testPolicyWith(undefined))
    let lowered: LoweredByRule = new Map()
    const page = keepPolicyPage({ policy: () => compiled, lowered: () => lowered })
    const first = page('en')
    expect(page('en')).toBe(first)
    expect(page('zh')).not.toEqual(first)
    expect(page('en')).toBe(first)
    lowered = new Map()
    const second = page('en')
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
    compiled = compileFiles(testPolicyWith(undefined))
    expect(page('en')).not.toBe(second)
  })
})

describe('pages that never change', () => {
  it('are written once each, a bounded number of them, and again after a fault', async () => {
    const written: number[] = []
    let isAway = true
    const page = keepPages(({ version }: { version: number }) => {
      written.push(version)
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(version < 0 ? null : `version ${version}`)
    })
    await expect(page({ version: 1 })).rejects.toThrow('away')
    isAway = false
    expect(String(await page({ version: 1 }))).toBe('version 1')
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
