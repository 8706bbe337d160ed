/** What the exchange will not have: hashes that it hears nothing of, and pages that it no longer knows. */
import { addExchangeMatches, findCheckpoint, findJob } from '@goodstanding/ledger'
import { type HashExchange, spawnHashExchange } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { fetchHashes } from './ask-exchange.ts'
import { createExchangeDesk, type ExchangeDesk } from './exchange-desk.ts'

const [MINUTE, DAY] = [60_000, 86_400_000]

let world: TestCasework
let exchange: HashExchange
let desk: ExchangeDesk
const told: Readonly<Record<string, unknown>>[] = []
let clock = Date.now()

beforeAll(async () => {
  world = await openTestCasework()
  exchange = await spawnHashExchange()
  desk = createExchangeDesk({
    db: world.casework.desk.db,
    config: { url: exchange.url, key: 'function-key', subscription: 'subscription-key', clause: 'conduct.j' },
    now: () => clock,
    log: (line) => told.push(line),
  })
  await desk.start(world.casework.desk.policy().policy)
})
afterAll(async () => {
  await exchange.close()
  await world.close()
})

const hashOf = (serial: number): string => serial.toString(16).padStart(32, '0')
const entryOf = (serial: number): string => `stopncii.VideoMD5.${hashOf(serial)}`
/** Everything is due, and done. */
async function pass(ms: number): Promise<void> {
  clock += ms
  while (await desk.run());
}
/** What was heard since it was asked last. */
const said = async () => {
  const calls = (await exchange.seen()).filter(({ path }) => path.includes('SubmitFeedback'))
  return calls.map(({ body }) => (body as { hashFeedbacks: readonly { hashValue: string }[] }).hashFeedbacks)
}
const kept = () =>
  world.casework.desk.db.query<{ entry: string; refused: boolean }>(
    'select entry, value, refused from exchange_feedback order by entry',
  )

it('hears of all hashes but those that it refuses, which are told and said again after a day or when they end otherwise', async () => {
  const id = String((await world.send('eve', 'MARKED')).body['case'])
  const serials = Array.from({ length: 120 }, (_, at) => at)
  const matches = serials.map((serial) => ({ exchange: 'stopncii', entry: entryOf(serial), caseId: id }))
  await addExchangeMatches(world.casework.desk.db, matches)
  const refused = [7, 40, 119]
  await exchange.refuse(refused.map(hashOf))
  await pass(0)
  const rows = await kept()
  expect(rows).toHaveLength(120)
  expect(rows.filter((row) => row.refused).map(({ entry }) => entry)).toEqual(refused.map(entryOf))
  expect(told.map(({ work, entry, value }) => [work, entry, value])).toEqual(
    refused.map((serial) => ['tell the exchange', entryOf(serial), 'PendingReview']),
  )
  const calls = (await said()).length
  await pass(DAY - MINUTE)
  expect(await said()).toHaveLength(calls)
  // Of two that are said again it goes on refusing one.
  await exchange.refuse([hashOf(40), hashOf(7)])
  await pass(2 * MINUTE)
  expect((await kept()).filter((row) => row.refused).map(({ entry }) => entry)).toEqual([entryOf(7), entryOf(40)])
  await exchange.refuse([])
  const senior = await world.staff('sofia', 'senior')
  const decided = { outcome: 'no-violation', reason: 'A lecture.' }
  expect((await world.call(senior, 'POST', `/v1/cases/${id}/decide`, decided)).status).toBe(200)
  await pass(MINUTE)
  const values = (await kept()).map((row) => ({ ...row, entry: '' }))
  expect(new Set(values.map((row) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ entry: '', value: 'NotBlocked', refused: false })]),
  )
})

it('is told nothing twice, and nothing is set aside, where it fails or knows our keys no longer', async () => {
  const before = (await said()).length
  const id = String((await world.send('bob', 'MARKED')).body['case'])
  const matches = [200, 201].map((serial) => ({ exchange: 'stopncii', entry: entryOf(serial), caseId: id }))
  await addExchangeMatches(world.casework.desk.db, matches)
  await exchange.breakAfter(0)
  await expect(pass(MINUTE)).rejects.toThrow('SubmitFeedback with HTTP 503')
  expect(await said()).toHaveLength(before + 1)
  expect(await kept()).toHaveLength(120)
  await pass(2 * MINUTE)
  expect((await kept()).filter((row) => row.refused)).toEqual([])
  expect(await kept()).toHaveLength(122)
})

/** Six hashes that were listed from then on. */
const sixFrom = (time: number) =>
  Array.from({ length: 6 }, (_, at) => ({
    lastModtimestamp: time + at,
    signalType: 'VideoMD5',
    hashValue: hashOf(1_000 + at),
    hashStatus: 'Active',
  }))

it('is read anew from where a reading began when it no longer knows the page where that was cut off', async () => {
  await exchange.list(sixFrom(10))
  await exchange.breakAfter(1)
  await expect(pass(DAY)).rejects.toThrow('FetchHashes with HTTP 503')
  const { db } = world.casework.desk
  expect(await findCheckpoint(db, 'stopncii')).toMatchObject({ since: 0, page: '2' })
  await exchange.refuse(['2'])
  await expect(pass(2 * MINUTE)).rejects.toThrow('FetchHashes with HTTP 400')
  expect(await findCheckpoint(db, 'stopncii')).toMatchObject({ since: 0, page: null })
  await exchange.refuse([])
  await pass(2 * MINUTE)
  expect(await findCheckpoint(db, 'stopncii')).toMatchObject({ since: 15, page: null })
  const listed = await db.query(`select id from register_entry where id like 'stopncii.%'`)
  expect(listed).toHaveLength(6)
})

it('is read a page a turn: whoever ends meanwhile waits for one, and the next goes on from there', async () => {
  const { db } = world.casework.desk
  await exchange.list(sixFrom(20))
  clock += DAY
  const pages = new Set<string | null>()
  while (await desk.run()) pages.add((await findCheckpoint(db, 'stopncii')).page)
  expect([...pages]).toEqual(expect.arrayContaining(['2', null]))
})

it('is said to be out of reach by what keeps us from it, to the log and to the console', async () => {
  const gone = await spawnHashExchange()
  await gone.close()
  const config = { url: gone.url, key: 'function-key', subscription: null, clause: 'conduct.j' }
  await expect(fetchHashes(config, { since: 0, page: null })).rejects.toThrow(
    'The exchange could not be reached (ECONNREFUSED). Look at GOODSTANDING_STOPNCII_URL, and the way there.',
  )
})

it('has its next turn, whatever keeps that from being set', async () => {
  const { db } = world.casework.desk
  await db.query(`create function refuse_job() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`)
  await db.query(`create trigger refused before insert on job for each row execute function refuse_job()`)
  await expect(pass(DAY)).rejects.toThrow('no room')
  await db.query(`drop trigger refused on job`)
  for (const kind of ['exchange.list', 'exchange.feedback'])
    expect(await findJob(db, { kind, key: 'stopncii' }), kind).not.toBeNull()
})
