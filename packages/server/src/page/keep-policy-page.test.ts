import { describe, expect, it } from 'vitest'
import type { LoweredByRule } from '@goodstanding/policy'
import { compileFiles } from '../policy/policy-desk.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { keepPolicyPage } from './keep-policy-page.ts'

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
