/** What ends somebody's leave, and whose commit is not heard of: the connection breaks after the database has done it. */
import { DatabaseFault } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import type { RunUnit } from '../casework/unit.ts'
import { createApp } from '../http/app.ts'
import { registerQueueRoutes } from '../http/casework/queue-routes.ts'
import { createMetrics } from '../http/metrics.ts'
import { type Access, openAccess } from './open-access.ts'

const KEY = 'test-installation-key'

let world: TestCasework
let access: Access
let app: FastifyInstance
let root: string
let isBroken = false

/** Commits, and does not hear of it while the connection is broken. */
const run: RunUnit = async (work) => {
  const value = await world.casework.desk.run(work)
  if (isBroken) throw new DatabaseFault('unavailable', 'ECONNRESET', new Error('cut'))
  return value
}

beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
  const { desk } = world.casework
  const { db, newId } = desk
  const silent = { log: () => undefined, tellDoor: () => undefined }
  access = openAccess({
    ...silent,
    db,
    newId,
    run,
    now: world.now,
    invite: () => Promise.resolve(),
    memberTokenKey: KEY,
    installationKey: KEY,
    rateLimit: null,
    addressLimit: null,
    tokenGraceMs: 900_000,
    publicUrl: null,
    oidc: null,
    knowAdministrator: () => Promise.resolve(),
  })
  const { authenticator, door, identities } = access
  app = await createApp({ ...silent, authenticator, door, metrics: createMetrics(), now: world.now })
  await access.register(app)
  registerQueueRoutes(app, { desk: { ...desk, run }, identities, forget: authenticator.forget })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const ask = async (who: string, method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json<Record<string, unknown>>() }
}

/** Asks for something that is done and not heard of. */
async function unheard(...[method, url, payload]: [method: 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object]) {
  isBroken = true
  try {
    expect(await ask(root, method, url, payload)).toMatchObject({ status: 503, body: { kind: 'server.not-ready' } })
  } finally {
    isBroken = false
  }
}

const mint = async (name: string) => {
  const { body } = await ask(root, 'POST', '/v1/service-tokens', { name, scopes: ['all'] })
  return { id: String(body?.['id']), token: String(body?.['token']) }
}
const sessionOf = (token: string) => ask(token, 'GET', '/v1/session')

it('a service token that was revoked is nobody from then on, and the others are still known', async () => {
  const [old, chat] = [await mint('old'), await mint('chat')]
  for (const { token } of [old, chat]) expect((await sessionOf(token)).status).toBe(200)
  await unheard('DELETE', `/v1/service-tokens/${old.id}`)
  expect((await sessionOf(old.token)).status).toBe(401)
  // Whoever asks again is told that it was done, and it stays so.
  expect((await ask(root, 'DELETE', `/v1/service-tokens/${old.id}`)).body).toMatchObject({ kind: 'fact.unknown' })
  expect((await sessionOf(old.token)).status).toBe(401)
  expect(access.authenticator.remembered(`Bearer ${chat.token}`, world.now())).toMatchObject({ name: 'chat' })
})

it('whoever was removed, changed or granted queues is at once what they are now, and no service waits for that', async () => {
  const { token: chat } = await mint('chat')
  expect((await sessionOf(chat)).status).toBe(200)
  const [gone, less, kept] = [
    await world.staff('gone', 'senior'),
    await world.staff('less', 'senior'),
    await world.staff('kept', 'senior'),
  ]
  for (const token of [gone, less, kept]) expect((await sessionOf(token)).body).toMatchObject({ roles: ['senior'] })
  await unheard('DELETE', '/v1/staff/gone')
  expect((await sessionOf(gone)).status).toBe(401)
  await unheard('PATCH', '/v1/staff/less', { roles: ['auditor'] })
  expect((await sessionOf(less)).body).toMatchObject({ roles: ['auditor'] })
  await unheard('PUT', '/v1/staff/kept/queues', { queues: ['general'] })
  expect((await sessionOf(kept)).body).toMatchObject({ queues: ['general'] })
  await unheard('DELETE', '/v1/staff/kept/tokens')
  expect((await sessionOf(kept)).status).toBe(401)
  expect(access.authenticator.remembered(`Bearer ${chat}`, world.now())).toMatchObject({ name: 'chat' })
})
