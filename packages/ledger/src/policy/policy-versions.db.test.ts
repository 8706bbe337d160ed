import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  currentPolicyVersion,
  listPolicyVersions,
  type PolicyVersion,
  savePolicyVersion,
  setPolicyStatus,
} from './policy-versions.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const version = (name: string, effectiveFrom: number, given: Partial<PolicyVersion> = {}): PolicyVersion => ({
  policy: 'aup',
  version: name,
  content: { 'policy.yaml': 'id: aup\n' },
  status: 'published',
  effectiveFrom,
  createdAt: NOW,
  ...given,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a policy', () => {
  it('has the version that was published for the instant', async () => {
    const { db } = database
    const current = async (at: number) => (await currentPolicyVersion(db, 'aup', at))?.version ?? null
    expect(await current(NOW)).toBeNull()
    const first = version('1', NOW)
    expect(await savePolicyVersion(db, first)).toEqual({ kind: 'saved' })
    expect(await savePolicyVersion(db, { ...first, content: {} })).toEqual({ kind: 'exists', existing: first })
    await savePolicyVersion(db, version('2', NOW + 1_000))
    await savePolicyVersion(db, version('3', NOW, { status: 'draft' }))
    expect([await current(NOW - 1), await current(NOW), await current(NOW + 1_000)]).toEqual([null, '1', '2'])
    expect(
      await setPolicyStatus(db, { policy: 'aup', version: '2', status: 'withdrawn', effectiveFrom: NOW + 1_000 }),
    ).toBe(true)
    expect(await current(NOW + 1_000)).toBe('1')
    expect(await setPolicyStatus(db, { policy: 'aup', version: '9', status: 'withdrawn', effectiveFrom: NOW })).toBe(
      false,
    )
    expect((await listPolicyVersions(db, 'aup')).map((one) => one.version)).toEqual(
      expect.arrayContaining(['1', '2', '3']),
    )
  })
})
