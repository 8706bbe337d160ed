import { listPolicyVersions, savePolicyVersion } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import type { CompiledPolicy } from '@goodstanding/policy'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SHIPPED_POLICY } from '../shipped.ts'
import { createPoliciesThen } from './policies-then.ts'
import { compileFiles } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'

const POLICY = 'workplace-aup'
const [FIRST, SECOND, BROKEN, NOW] = [1_000, 2_000, 3_000, 4_000]

let database: TestDatabase
let current: CompiledPolicy
const logged: unknown[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  const files = await readPolicyDirectory(SHIPPED_POLICY)
  const named = (version: string) =>
    new Map(files).set(
      'policy.yaml',
      (files.get('policy.yaml') ?? '').replace(/^version: .*$/m, `version: "${version}"`),
    )
  current = compileFiles(named('now'))
  const keep = (version: string, effectiveFrom: number, content: ReadonlyMap<string, string>, status = 'published') =>
    savePolicyVersion(database.db, {
      ...{ policy: POLICY, version, effectiveFrom, createdAt: effectiveFrom },
      content: Object.fromEntries(content),
      status: status === 'draft' ? 'draft' : 'published',
    })
  await keep('first', FIRST, named('first'))
  await keep('second', SECOND, named('second'))
  await keep('broken', BROKEN, new Map([['policy.yaml', 'of another product']]))
  await keep('now', NOW, named('now'))
  await keep('drafted', SECOND, named('drafted'), 'draft')
})
afterAll(() => database.close())

const open = async () => {
  const then = createPoliciesThen({ db: database.db, current: () => current, log: (line) => logged.push(line) })
  then.know(await listPolicyVersions(database.db, POLICY))
  return async (time: number) => (await then.at(time))?.policy.version ?? null
}

it('is the version whose date had come last, and none but the one in force from that one’s date on', async () => {
  const at = await open()
  expect(await at(FIRST)).toBe('first')
  expect(await at(SECOND - 1)).toBe('first')
  expect(await at(SECOND)).toBe('second')
  expect(await at(NOW)).toBeNull()
  expect(await at(NOW + 1)).toBeNull()
})

it('is the first one before there was any', async () => {
  const at = await open()
  expect(await at(FIRST - 1)).toBe('first')
})

it('is left to the one in force where the version of then cannot be read any more, which is told once', async () => {
  const at = await open()
  logged.length = 0
  expect([await at(BROKEN), await at(NOW - 1)]).toEqual([null, null])
  expect(logged).toEqual([expect.objectContaining({ level: 'error', version: 'broken' })])
})

it('is the one in force where nothing is known of the versions', async () => {
  const then = createPoliciesThen({ db: database.db, current: () => current })
  expect(await then.at(FIRST)).toBeNull()
})
