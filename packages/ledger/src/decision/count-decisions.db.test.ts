import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDecisionCounts, forgetDecisionCounts, sumDecisionCounts } from './count-decisions.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const count = (allowed: number, minute = NOW, organization = 'acme') => ({
  organization,
  eventType: 'message.send',
  minute,
  allowed,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('counts of plain allows add up, from any number of nodes, and are forgotten by age', async () => {
  const { db } = database
  await Promise.all(
    Array.from({ length: 8 }, () =>
      addDecisionCounts(db, [count(2), count(3, NOW + 60_000), count(1, NOW, 'globex'), count(1)]),
    ),
  )
  const sum = (from: number, until: number) => sumDecisionCounts(db, { organization: 'acme', from, until })
  expect(await sum(NOW, NOW + 60_000)).toEqual([{ organization: 'acme', eventType: 'message.send', allowed: 24 }])
  expect(await sum(NOW, NOW + 120_000)).toMatchObject([{ allowed: 48 }])
  await forgetDecisionCounts(db, NOW + 60_000)
  expect(await sum(NOW, NOW + 120_000)).toMatchObject([{ allowed: 24 }])
})
