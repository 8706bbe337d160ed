import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deleteFact } from './delete-fact.ts'
import type { FactWrite } from './fact.ts'
import { forgetFactChanges } from './follow-facts.ts'
import { putFact, putFacts } from './put-facts.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const fact = (given: Pick<FactWrite, 'kind' | 'key'>): FactWrite => ({
  ...{ organization: 'acme', body: {}, expectedVersion: null, at: NOW },
  ...given,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('a fact that was withdrawn and is stated anew when the feed has forgotten it has no version that it had before', async () => {
  const { db } = database
  const read = fact({ kind: 'permit', key: 'long-ago' })
  await putFacts(db, [read, read])
  await deleteFact(db, { kind: 'permit', key: 'long-ago', expectedVersion: 2, at: NOW })
  await putFact(db, fact({ kind: 'consent', key: 'another' }))
  await forgetFactChanges(db, NOW + 1)
  expect(await db.query('select body from fact_change')).toHaveLength(1)

  expect(await putFact(db, { ...read, expectedVersion: 0 })).toMatchObject({ version: 4 })
  for (const before of [1, 2])
    expect(await putFact(db, { ...read, expectedVersion: before })).toMatchObject({ refusal: { version: 4 } })
  // Nothing is kept of whose it was: what is stated for the first time begins behind it too, and other kinds at 1.
  expect(await putFact(db, fact({ kind: 'permit', key: 'new' }))).toMatchObject({ version: 4 })
  expect(await putFact(db, fact({ kind: 'person', key: 'new' }))).toMatchObject({ version: 1 })
  // What is forgotten later, and had fewer versions, takes nothing of that back.
  await deleteFact(db, { kind: 'permit', key: 'new', expectedVersion: null, at: NOW })
  await putFact(db, fact({ kind: 'consent', key: 'another' }))
  await forgetFactChanges(db, NOW + 1)
  expect(await db.query('select kind, version from forgotten_version')).toEqual([{ kind: 'permit', version: 5 }])
})
