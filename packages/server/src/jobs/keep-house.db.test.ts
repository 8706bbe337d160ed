import { randomUUID } from 'node:crypto'
import { addDecisionCounts, appendToCounterLog, findJob, putFact, scheduleJob, takeJobs } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compileFiles } from '../policy/policy-desk.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { createHousekeeping } from './keep-house.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const HOUSE = { kind: 'house.keep', key: 'all' } as const
const NOW = Date.UTC(2026, 10, 24, 10)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('lets go what is over and nothing younger, and does each part though those before it fail, which is told', async () => {
  const { db } = database
  const policy = compileFiles(testPolicyWith(undefined))
  const told: string[] = []
  const logged: unknown[] = []
  let looks = 0
  const turn = createHousekeeping({
    ...{ db, now: () => NOW, retentionDays: 100, log: (line) => logged.push(line) },
    desk: { current: () => policy },
    casework: {
      keepEvidence: () => {
        looks += 1
        return Promise.reject(new Error('Not today.'))
      },
    },
    fault: (job, fault) => told.push(`${job}: ${fault instanceof Error ? fault.message : ''}`),
  })
  const [over, lately] = [-1, 1]
  const beside = (days: number, side: number): number => NOW - days * DAY + side * MINUTE
  for (const at of [0, beside(140, 0), beside(100, 0)])
    await db.query(`select ensure_decision_partition(to_timestamp($1 / 1000.0))`, [at])
  const fact = { kind: 'register.apps', organization: null, body: {}, expectedVersion: null } as const
  for (const side of [over, lately]) {
    const name = side === over ? 'over' : 'lately'
    await db.query(
      `insert into session (id, secret_hash, person, organization, created_at, idle_at, ends_at)
       values (gen_random_uuid(), convert_to($1::text, 'UTF8'), $1::text, 'acme', to_timestamp(0), to_timestamp(0), to_timestamp($2 / 1000.0))`,
      [name, beside(30, side)],
    )
    await addDecisionCounts(db, [
      { organization: name, eventType: 'message.send', minute: beside(100, side), allowed: 1 },
    ])
    await putFact(db, { ...fact, key: name, at: beside(30, side) })
    const pack = { writer: randomUUID(), keeper: name, names: [], bytes: Buffer.from('x') }
    await appendToCounterLog(db, [{ ...pack, position: beside(400, side), at: beside(400, side) }])
  }
  await putFact(db, { ...fact, key: 'newest', at: NOW })
  await scheduleJob(db, { ...HOUSE, payload: null, due: NOW })
  await db.query('alter table idempotency_key rename to idempotency_key_away')
  await turn()
  await db.query('alter table idempotency_key_away rename to idempotency_key')
  expect(told).toEqual(['erase evidence: Not today.', expect.stringMatching(/^forget answers: .*does not exist/)])
  expect([looks, logged]).toEqual([1, []])
  const left = async (sql: string) => (await db.query<{ name: string }>(sql)).map(({ name }) => name)
  expect(await left('select person as name from session')).toEqual(['lately'])
  expect(await left('select organization as name from decision_count')).toEqual(['lately'])
  expect(await left('select key as name from fact_change order by position')).toEqual(['lately', 'newest'])
  expect(await left('select keeper as name from counter_log')).toEqual(['lately'])
  expect(
    await left(`select relname as name from pg_class where relname ~ '^decision_[0-9]{4}_..$' order by 1`),
  ).toEqual([...['decision_2026_08', 'decision_2026_11', 'decision_2026_12', 'decision_2027_01']])
})

it('lets nothing go by a clock that was put forward, until it is put back or has been there for a day', async () => {
  const { db } = database
  const policy = compileFiles(testPolicyWith(undefined))
  const logged: unknown[] = []
  let [clock, elapsed] = [NOW, 0]
  const turn = createHousekeeping({
    ...{ db, now: () => clock, elapsed: () => elapsed, retentionDays: 100, log: (line) => logged.push(line) },
    desk: { current: () => policy },
    casework: { keepEvidence: () => Promise.resolve() },
    fault: (job, fault) => {
      throw new Error(job, { cause: fault })
    },
  })
  const pass = (ms: number): Promise<void> => {
    clock += ms
    elapsed += ms
    return turn()
  }
  await addDecisionCounts(db, [{ organization: 'counted', eventType: 'message.send', minute: NOW, allowed: 1 }])
  const isThere = async (): Promise<boolean> =>
    (await db.query(`select from decision_count where organization = 'counted'`)).length === 1
  clock += 400 * DAY
  await pass(60 * MINUTE)
  expect([await isThere(), logged.length]).toEqual([true, 1])
  clock -= 400 * DAY
  await pass(60 * MINUTE)
  expect([await isThere(), logged.length]).toEqual([true, 1])
  clock += 400 * DAY
  // A day of doubt, and the hour that is given where nobody kept house for as long.
  for (let hour = 0; hour < 25; hour++) await pass(60 * MINUTE)
  expect(await isThere()).toBe(true)
  await pass(60 * MINUTE)
  expect(await isThere()).toBe(false)
})

it('is kept each hour though nodes are started anew more often, by one of many, and never at a start', async () => {
  const { db } = database
  const policy = compileFiles(testPolicyWith(undefined))
  let clock = NOW
  const kept: number[] = []
  const start = () =>
    createHousekeeping({
      ...{ db, now: () => clock, elapsed: () => clock, retentionDays: 100, log: () => undefined },
      desk: { current: () => policy },
      casework: { keepEvidence: () => Promise.resolve(void kept.push((clock - NOW) / MINUTE)) },
      fault: (job, fault) => {
        throw new Error(job, { cause: fault })
      },
    })
  await scheduleJob(db, { ...HOUSE, payload: null, due: NOW - 400 * DAY })
  let nodes = [start(), start()]
  for (let minute = 0; minute <= 200; minute++) {
    clock = NOW + minute * MINUTE
    if (minute % 20 === 0) nodes = [start(), start()]
    for (const look of nodes) await look()
  }
  // The first hour is for whoever put a clock wrong: nobody seemed to have kept house for more than a year.
  expect(kept).toEqual([60, 120, 180])
  // A clock that was ahead by far left a time that never comes.
  await scheduleJob(db, { ...HOUSE, payload: null, due: clock + 400 * DAY })
  await nodes[0]?.()
  expect((await findJob(db, HOUSE))?.due).toBe(clock + 60 * MINUTE)
})

it('is kept by another node when one was killed at it', async () => {
  const { db } = database
  await scheduleJob(db, { ...HOUSE, payload: null, due: NOW })
  const [taken] = await takeJobs(db, { kinds: [HOUSE.kind], limit: 1, now: NOW, leaseMs: 600_000 })
  expect(taken?.attempts).toBe(1)
  let looks = 0
  const look = createHousekeeping({
    ...{ db, now: () => NOW, retentionDays: 100, log: () => undefined, fault: () => undefined },
    desk: { current: () => compileFiles(testPolicyWith(undefined)) },
    casework: { keepEvidence: () => Promise.resolve(void (looks += 1)) },
  })
  await look()
  expect(looks).toBe(0)
  await db.query(`update job set lease_until = now() where kind = 'house.keep'`)
  await look()
  expect(looks).toBe(1)
})
