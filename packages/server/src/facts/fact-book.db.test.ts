/** What a node stores of a fact is as all nodes know it, and not as this one does so far. */
import { getFact, putFact } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { compileFiles } from '../policy/policy-desk.ts'
import { createFactBook } from './fact-book.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const NOW = Date.UTC(2026, 10, 27)

it('reads the phone of a person by the country of an organization that another node was told of a moment ago', async () => {
  const { db } = database
  const compiled = compileFiles(testPolicyWith(undefined))
  const token = (kind: string, canonical: string): string => `${kind}:${canonical}`
  const book = createFactBook({
    db,
    feed: { made: () => undefined, prepare: () => Promise.resolve() },
    policy: () => compiled,
    token,
  })
  const stated = { ifMatch: null, now: NOW }
  const body = { name: 'Acme', kind: 'company', country: 'GB' }
  await putFact(db, { kind: 'organization', key: 'acme', organization: 'acme', body, expectedVersion: null, at: NOW })
  await book.put('person', 'ann', { organization: 'acme', kind: 'member', name: 'Ann', phone: '020 7946 0958' }, stated)
  const kept = await getFact(db, 'person', 'ann')
  expect(kept?.body).toMatchObject({ identifiers: ['phone:+442079460958'] })
})
