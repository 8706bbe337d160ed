import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compileFiles } from '../policy/policy-desk.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { createHousekeeping } from './keep-house.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 24, 10)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('does all of it, and each part though those before it fail, which is told', async () => {
  const { db } = database
  const policy = compileFiles(testPolicyWith(undefined))
  const told: string[] = []
  let looks = 0
  const turn = createHousekeeping({
    ...{ db, now: () => NOW, retentionDays: 400, log: () => undefined },
    desk: { current: () => policy },
    casework: {
      keepEvidence: () => {
        looks += 1
        return Promise.reject(new Error('Not today.'))
      },
    },
    fault: (job, fault) => told.push(`${job}: ${fault instanceof Error ? fault.message : ''}`),
  })
  await db.query(`alter table decision_count rename to decision_count_away`)
  await db.query(`select ensure_decision_partition(to_timestamp(0))`)
  const session = (id: string, ended: number) =>
    db.query(
      `insert into session (id, secret_hash, person, organization, created_at, idle_at, ends_at)
       values (gen_random_uuid(), convert_to($1::text, 'UTF8'), $1::text, 'acme', to_timestamp(0), to_timestamp(0), to_timestamp($2 / 1000.0))`,
      [id, ended],
    )
  await session('over', NOW - 31 * DAY)
  await session('lately', NOW - 29 * DAY)
  await turn()
  await db.query(`alter table decision_count_away rename to decision_count`)
  expect(told).toEqual([
    expect.stringMatching(/^forget counts of decisions: .*does not exist/),
    'erase evidence: Not today.',
  ])
  expect(looks).toBe(1)
  expect(await db.query('select person from session')).toEqual([{ person: 'lately' }])
  const months = await db.query<{ name: string }>(
    `select relname as name from pg_class where relname ~ '^decision_[0-9]{4}_..$' order by 1`,
  )
  expect(months.map(({ name }) => name)).toEqual(['decision_2026_11', 'decision_2026_12', 'decision_2027_01'])
})
