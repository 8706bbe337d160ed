/** What a service tells after the fact is judged by the policy that was in force when it happened; what it asks before it acts, by today's. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Decision } from '@goodstanding/model'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf, type WireEvent } from './server/client.ts'
import { hireStaff } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const APPS = 'service/j-unpermitted-apps.yaml'
const MINUTE = 60_000
const OLD = '2026.11.1'
const NEW = '3001.1'

const folder = makeTestFolder()
let server: LocalServer
let published = 0
/** Allowed before the new version came. */
const plain = eventOf('message.send', { content: { text: 'See you at nine' } })
let allowed: Decision
beforeAll(async () => {
  server = await startServer({ GOODSTANDING_DATA: folder })
  const signedIn = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  const { token } = signedIn.body as { readonly token: string }
  const staff = await hireStaff(server, token, { ed: 'policy-editor', li: 'policy-editor' })
  const shipped = (name: string) => readFileSync(join(SHIPPED_POLICY, name), 'utf8')
  const files = {
    'policy.yaml': shipped('policy.yaml').replace(/^version: .*$/m, `version: "${NEW}"`),
    [APPS]: shipped(APPS).replace('decide: block', 'decide: hold').replace('must: block', 'must: hold'),
  }
  const emergency = 'This is tried out of turn.'
  allowed = await server.decide(plain)
  const drafted = await server.ask('POST', '/v1/policy/publish', { token: staff.ed, body: { files, emergency } })
  expect(drafted.status).toBe(202)
  const approved = await server.ask('POST', '/v1/policy/publish', {
    token: staff.li,
    body: { version: NEW, emergency },
  })
  expect(approved).toMatchObject({ status: 200, body: { status: 'published' } })
  published = Date.parse((approved.body as { readonly effectiveFrom: string }).effectiveFrom)
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

/** A call by an app that no register knows: blocked by the version that shipped, held by the one after it. */
const callAt = (at: number): WireEvent =>
  eventOf(
    'api.call',
    { app: { id: 'unheard-of' }, actor: { id: 'unheard-of', kind: 'app' } },
    {
      time: new Date(at).toISOString(),
    },
  )

async function decisionOf(id: string): Promise<Decision & { readonly explanation: unknown }> {
  const read = () => server.ask('GET', `/v1/decisions/${id}`)
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe(200)
  return (await read()).body as Decision & { readonly explanation: unknown }
}

async function tell(event: WireEvent): Promise<Decision> {
  const { status, body } = await server.ask('POST', '/v1/events', { body: event })
  expect(status).toBe(202)
  return decisionOf((body as { readonly decision: string }).decision)
}

async function expectEach(): Promise<void> {
  const then = await tell(callAt(published - MINUTE))
  expect(then).toMatchObject({ effect: 'block', policy: { version: OLD } })
  expect(then.findings[0]).toMatchObject({ clause: 'service.j', effect: 'block' })
  expect(await tell(callAt(published))).toMatchObject({ effect: 'hold', policy: { version: NEW } })
}

it('answers what was allowed before as it was answered then, though nobody stored it', async () => {
  expect(allowed.policy.version).toBe(OLD)
  expect(await server.decide(plain)).toEqual(allowed)
  expect(await decisionOf(allowed.id)).toMatchObject(allowed)
})

it('cites the version in force at the act, and answers by its rules', expectEach)

it('does so after a restart too', async () => {
  await server.close()
  server = await startServer({ GOODSTANDING_DATA: folder })
  await expectEach()
})

it('is not what is asked before the act, whenever that was thought of', async () => {
  const asked = await server.ask('POST', '/v1/decisions', { body: callAt(published - MINUTE) })
  expect(asked.body).toMatchObject({ effect: 'hold', policy: { version: NEW } })
})
