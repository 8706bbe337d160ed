import { describe, expect, it } from 'vitest'
import type { LoweredByRule } from '@goodstanding/policy'
import { compileFiles } from '../policy/policy-desk.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { keepPolicyPage } from './keep-policy-page.ts'

describe('the policy page', () => {
  it('is written once for each language, until the policy, what is lowered or its date changes', () => {
    let compiled = compileFiles(testPolicyWith(undefined))
    let lowered: LoweredByRule = new Map()
    let since = Date.parse('2026-12-24T09:00:00Z')
    const page = keepPolicyPage({ policy: () => compiled, lowered: () => lowered, since: () => since })
    const first = page('en')
    expect(page('en')).toBe(first)
    expect(page('zh')).not.toEqual(first)
    expect(page('en')).toBe(first)
    lowered = new Map()
    const second = page('en')
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
    expect(second.toString()).toContain('in force from 2026-12-24')
    since = Date.parse('2026-12-25T09:00:00Z')
    expect(page('en').toString()).toContain('in force from 2026-12-25')
    compiled = compileFiles(testPolicyWith(undefined))
    expect(page('en')).not.toBe(second)
  })
})
