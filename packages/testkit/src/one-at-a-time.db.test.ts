import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './open-test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('refuses a second statement in a transaction before the first is answered, also in one within it', async () => {
  const { db } = database
  const both = (tx: typeof db) => Promise.all([tx.query('select 1 as one'), tx.query('select 2 as two')])
  await expect(db.transaction(both)).rejects.toThrow(/^Two statements at once .* select 2 as two$/)
  await expect(db.transaction((tx) => tx.transaction(both))).rejects.toThrow('Two statements at once')
  const [inner, outer] = await db.transaction(async (tx) => {
    const within = await tx.transaction((nested) => nested.query('select 1 as one'))
    return [within, await tx.query('select 2 as two')]
  })
  expect([inner, outer]).toEqual([[{ one: 1 }], [{ two: 2 }]])
  expect(await both(db)).toEqual([[{ one: 1 }], [{ two: 2 }]])
})
