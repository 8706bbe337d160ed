/** What a node stores of a fact is as all nodes know it, and not as this one does so far. */
import { claimIdempotencyKey, getFact, putFact } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { underKey } from '../idempotency-context.ts'
import { compileFiles } from '../policy/policy-desk.ts'
import { createFactBook } from './fact-book.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const NOW = Date.UTC(2026, 10, 27)

const openBook = () => {
  const compiled = compileFiles(testPolicyWith(undefined))
  return createFactBook({
    db: database.db,
    feed: { made: () => undefined, prepare: () => Promise.resolve() },
    policy: () => compiled,
    token: (kind, canonical) => `${kind}:${canonical}`,
  })
}

it('reads the phone of a person by the country of an organization that another node was told of a moment ago', async () => {
  const { db } = database
  const book = openBook()
  const stated = { ifMatch: null, now: NOW }
  const body = { name: 'Acme', kind: 'company', country: 'GB' }
  await putFact(db, { kind: 'organization', key: 'acme', organization: 'acme', body, expectedVersion: null, at: NOW })
  await book.put('person', 'ann', { organization: 'acme', kind: 'member', name: 'Ann', phone: '020 7946 0958' }, stated)
  const kept = await getFact(db, 'person', 'ann')
  expect(kept?.body).toMatchObject({ identifiers: ['phone:+442079460958'] })
})

it('is done under the Idempotency-Key that it was asked under, in one: a repeat of a node that died behind the commit does not overwrite what came since', async () => {
  const { db } = database
  const book = openBook()
  const claim = (key: string) =>
    claimIdempotencyKey(db, { caller: 'service/chat', key, requestHash: '0'.repeat(64), claimMs: 0, keepMs: 60_000 })
  const under = (key: string, work: () => Promise<unknown>) =>
    new Promise((resolve, reject) => {
      underKey({ caller: 'service/chat', key }, () => void work().then(resolve, reject))
    })
  const body = { organization: 'acme', kind: 'member', name: 'Ben' }
  const over = { ifMatch: null, now: NOW }
  for (const key of ['put', 'removed', 'stale']) expect(await claim(key)).toMatchObject({ kind: 'claimed' })
  await under('put', () => book.put('person', 'ben', body, over))
  await under('stale', () => book.put('person', 'ben', body, { ifMatch: 9, now: NOW })).catch(() => undefined)
  await under('removed', () => book.remove('person', 'ben', over))
  const kinds = await Promise.all(['put', 'removed', 'stale'].map(async (key) => (await claim(key)).kind))
  expect(kinds).toEqual(['done', 'done', 'claimed'])
})
