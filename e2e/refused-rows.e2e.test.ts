/** A row that PostgreSQL refuses fails alone: what was asked or observed beside it is decided, stored and answered. */
import { openTestDatabase, type TestDatabase, makeTestFolder } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const NDJSON = 'application/x-ndjson'
const REFUSED = 'u-refused'

let database: TestDatabase
let server: LocalServer
const folder = makeTestFolder()

beforeAll(async () => {
  database = await openTestDatabase()
  server = await startServer({ GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder })
  await database.db.query(`alter table decision add constraint refused check (actor <> '${REFUSED}')`)
})
afterAll(async () => {
  await server.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Each is blocked, and so has a row. */
const blockedBy = (id: string) => eventOf('api.call', { app: { id: 'unheard-of' }, actor: { id, kind: 'app' } })
const send = (path: string, actors: readonly string[]) =>
  server.ask('POST', path, {
    raw: actors.map((actor) => JSON.stringify(blockedBy(actor))).join('\n'),
    mediaType: NDJSON,
  })
/** Bounds only how long a test that fails goes on. */
const PATIENT = { timeout: 30_000 }
/** When it is put off, it was told before and nobody writes to it any more. */
const isPutOff = async () => {
  const [row] = await database.db.query(
    `select from observed_event where lease_until > now() + interval '11 seconds'`, // its lease was ten
  )
  expect(row).toBeDefined()
}
const statusOf = async (id: string) => (await server.ask('GET', `/v1/decisions/${id}`)).status

it('of one decision among others that are asked for together', async () => {
  const { status, body } = await send('/v1/decisions', ['u1', 'u2', REFUSED, 'u3', 'u4'])
  expect(status).toBe(200)
  const answers = body as readonly { readonly effect?: string; readonly kind?: string }[]
  expect(answers.map(({ effect, kind }) => effect ?? kind)).toEqual([
    'block',
    'block',
    'server.fault',
    'block',
    'block',
  ])
  expectProblem(await server.ask('POST', '/v1/decisions', { body: blockedBy(REFUSED) }), 500, 'server.fault')
  expect((await server.decide(blockedBy('u5'))).effect).toBe('block')
})

it('of a fact, and the log names nobody', async () => {
  const person = { organization: 'acme', kind: 'member', name: 'Zoe', roles: [] }
  await database.db.query(`alter table person add constraint refused check (id <> '${REFUSED}')`)
  const refused = await server.ask('PUT', `/v1/people/${REFUSED}`, { body: person })
  expectProblem(refused, 500, 'server.fault')
  const { requestId } = refused.body as { readonly requestId: string }
  const lines = server.logged.filter((line) => line['requestId'] === requestId)
  expect(lines).toMatchObject([{ level: 'error', path: '/v1/people/:id' }])
  expect(JSON.stringify(lines)).not.toContain(REFUSED)
})

it('of one observed event among others, which waits, is named, and is counted no second time while it does', async () => {
  const actors = ['u1', 'u2', REFUSED, 'u3', 'u4']
  const { status, body } = await send('/v1/events', actors)
  expect(status).toBe(202)
  const ids = (body as readonly { readonly decision: string }[]).map(({ decision }) => decision)
  const [refused] = ids.splice(actors.indexOf(REFUSED), 1)
  await vi.waitFor(async () => expect(await Promise.all(ids.map(statusOf))).toEqual([200, 200, 200, 200]), PATIENT)
  await vi.waitFor(isPutOff, PATIENT)
  // It is known, and waits for its decision.
  expect(await statusOf(refused ?? '')).toBe(503)
  const told = () => server.logged.filter((line) => line['decision'] === refused)
  expect(told()).toMatchObject([
    { level: 'error', job: 'decide observed events', fault: expect.stringMatching(/refused/) },
  ])
  const decided = async () =>
    /goodstanding_decisions_total\{type="api.call",effect="block"\} (\d+)/.exec(
      String((await server.ask('GET', '/metrics')).body),
    )?.[1]
  const before = await decided()
  await database.db.query('update observed_event set lease_until = null')
  await vi.waitFor(isPutOff, PATIENT)
  expect(told()).toHaveLength(2)
  expect(await decided()).toBe(before)
  await database.db.query('alter table decision drop constraint refused')
  await database.db.query('update observed_event set lease_until = null')
  await vi.waitFor(async () => expect(await statusOf(refused ?? '')).toBe(200), PATIENT)
})
