/** The same promises on a PostgreSQL of the operator's own: `GOODSTANDING_DATABASE_URL`, and two nodes on it. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { idFloor } from '@goodstanding/ledger'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOnceReady, effectOfClause, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let database: TestDatabase
let here: LocalServer
let there: LocalServer
const folders = [makeTestFolder(), makeTestFolder()] as const
/** Nodes of one database share the key that wraps its data keys. */
const GOODSTANDING_KEY = 'a-key-that-both-nodes-of-this-test-are-given'
const start = (folder: string) =>
  startServer({ GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder, GOODSTANDING_KEY })

beforeAll(async () => {
  database = await openTestDatabase()
  here = await start(folders[0])
  there = await start(folders[1])
})
afterAll(async () => {
  await here.close()
  await there.close()
  await database.close()
  expect([...here.logged, ...there.logged]).toEqual([])
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const call = () => eventOf('api.call', { app: { id: 'app-booker' }, scope: 'rooms.read' })
const approved = { name: 'Room Booker', publisher: 'Acme', scopes: ['rooms.read'], status: 'approved' }

/** The token of somebody who decides cases, on either node. */
async function hireSenior(): Promise<string> {
  const signIn = await here.ask('POST', '/v1/sign-in', { token: null, body: { token: here.running.signInToken } })
  const { token } = signIn.body as { token: string }
  const person = { id: 'sofia', name: 'Sofia', email: 'sofia@operator.example', roles: ['senior'] }
  await here.ask('POST', '/v1/staff', { token, body: person })
  return ((await here.ask('POST', '/v1/staff/sofia/tokens', { token })).body as { token: string }).token
}

async function eventually<Value>(read: () => Promise<Value>, wanted: (value: Value) => boolean): Promise<Value> {
  let value = await read()
  for (let turn = 0; turn < 600 && !wanted(value); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    value = await read()
  }
  return value
}

describe('an external database', () => {
  it('coop#190, #191, osprey#232, #188, #226, #214: is the only store: nothing is started beside it', () => {
    expect(existsSync(join(folders[0], 'postgres'))).toBe(false)
  })
  it('keeps decisions, which every node explains, and keys, which every node knows', async () => {
    const event = call()
    const first = await here.decide(event)
    expect(first.effect).toBe('block')
    expect((await there.ask('GET', `/v1/decisions/${first.id}`)).body).toMatchObject(first)
    expect(await there.decide(event)).toEqual(first)
    const other = { ...event, data: { ...event.data, organization: 'other' } }
    expectProblem(await there.ask('POST', '/v1/decisions', { body: other }), 409, 'event.reused', '/id')
  })
  it('lets one node alone decide an event that both were asked about at once', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const event = call()
      const answers = await Promise.all([here.decide(event), there.decide(event)])
      expect(answers[0].id).toBe(answers[1].id)
    }
  })
  it('tells other nodes of facts within a second', async () => {
    await here.put('registers/apps/app-booker', approved)
    expect((await here.decide(call())).effect).toBe('allow')
    const effect = await eventually(
      async () => effectOfClause(await there.decide(call()), 'service.j'),
      (now) => now === 'allow',
    )
    expect(effect).toBe('allow')
  })
  it('knows on every node who sent what one of them plainly allowed: a report of it reaches the administrator, and never the one who sent it', async () => {
    const message = (id: string) =>
      eventOf('message.send', {
        organization: 'acme',
        actor: { id, kind: 'member' },
        content: { text: 'See you at nine' },
      })
    const tokenOf = async (sub: string, role: string): Promise<string> => {
      const body = { sub, organization: 'acme', role, ttl: 600 }
      return ((await here.ask('POST', '/v1/member-tokens', { body })).body as { token: string }).token
    }
    await here.put('people/chief', { organization: 'acme', kind: 'admin', name: 'Chief', roles: ['admin'] })
    // Each by somebody else: who reports again and again is slowed down.
    let reporters = 0
    const report = async ({ source, id }: { readonly source: string; readonly id: string }) => {
      const reporter = { organization: 'acme', id: `ann-${reporters++}`, kind: 'member' }
      const body = { reporter, about: { event: { source, id } }, text: 'This one.' }
      return (await here.ask('POST', '/v1/reports', { body })).body as { id: string }
    }
    const [plain, own] = [message('li'), message('chief')]
    for (const event of [plain, own]) expect((await there.decide(event)).effect).toBe('allow')
    // Nodes know of each other within some seconds of their start.
    const first = await eventually(
      () => report(plain),
      (found) => (found as { status?: string }).status === 'with-administrator',
    )
    expect(first).toMatchObject({ status: 'with-administrator', about: { account: 'li' } })
    const accused = await eventually(
      () => report(own),
      (found) => (found as { why?: string }).why === 'administrator-accused',
    )
    expect(accused).toMatchObject({
      status: 'with-operator',
      why: 'administrator-accused',
      about: { account: 'chief' },
    })
    const chief = await tokenOf('chief', 'admin')
    expect((await here.ask('GET', `/v1/reports/${accused.id}`, { token: chief })).status).toBe(404)
    expect(await report({ source: 's', id: 'nobody-was-asked' })).toMatchObject({ why: 'author-unknown' })
  })
  it('has on every node the case that one of them named, for whoever asks as soon as it is answered', async () => {
    const staff = await hireSenior()
    // Deceptive links to strangers, an organization each: held under a rule that limits nobody, so that no answer waits for its case.
    const held = (id: string) =>
      eventOf('message.send', {
        organization: `of-${id}`,
        actor: { id, kind: 'member' },
        audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
        content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
      })
    await Promise.all(
      Array.from({ length: 4 }, async (_, batch) => {
        const decisions = await here.decideAll(Array.from({ length: 150 }, (__, at) => held(`far-${batch}-${at}`)))
        const cases = decisions.slice(-3).map((decision) => String(decision.case))
        const found = await Promise.all(cases.map((id) => askOnceReady(there, `/v1/cases/${id}`, staff)))
        expect(found.map(({ status }) => status)).toEqual([200, 200, 200])
      }),
    )
    const [first] = await here.decideAll([held('far-claimed')])
    const id = String(first?.case)
    await askOnceReady(there, `/v1/cases/${id}`, staff)
    expect((await there.ask('POST', `/v1/cases/${id}/claim`, { token: staff })).status).toBe(200)
    // What nobody named is waited for only as long as it could be on its way.
    const made = `case_${idFloor(Date.now()).slice(0, 14)}7000-8000-000000000000`
    for (const id of [made, 'case_01900000-0000-7000-8000-000000000000'])
      expectProblem(await there.ask('GET', `/v1/cases/${id}`, { token: staff }), 404, 'case.not-found')
  })
  it('opens nothing on any node with a key that one destroyed, and seals nothing with it: what comes after is read', async () => {
    const decide = () =>
      there.decide(eventOf('api.call', { actor: { id: 'leaving', kind: 'app' }, app: { id: 'app-unheard-of' } }))
    const isErased = async (node: LocalServer, { id }: { readonly id: string }): Promise<boolean> => {
      const { body } = await node.ask('GET', `/v1/decisions/${id}`)
      return 'erased' in (body as { readonly explanation: object }).explanation
    }
    const before = await decide()
    expect([await isErased(here, before), await isErased(there, before)]).toEqual([false, false])
    const destroy = `update data_key set wrapped = null, destroyed_at = clock_timestamp() where owner = 'account/leaving'`
    await database.db.query(destroy)
    await Promise.all([here, there].map((node) => eventually(() => isErased(node, before), Boolean)))
    const after = await decide()
    for (const node of [here, there])
      expect([await isErased(node, before), await isErased(node, after)]).toEqual([true, false])
  })
  it('decides what one node observed, whichever does', async () => {
    const { body } = await there.ask('POST', '/v1/events', { body: eventOf('contact.invite') })
    const { decision } = body as { decision: string }
    const { status } = await eventually(
      () => here.ask('GET', `/v1/decisions/${decision}`),
      (answer) => answer.status === 200,
    )
    expect(status).toBe(200)
  })
  it('has everything after every node was started again', async () => {
    const invite = () => eventOf('contact.invite', { organization: 'lasting', contact: { id: 'x-last' } })
    const event = invite()
    const first = await here.decide(event)
    for (let turn = 0; turn < 2; turn++) await here.decide(invite())
    await here.close()
    here = await start(folders[0])
    expect(await here.decide(event)).toEqual(first)
    expect((await here.decide(invite())).effect).toBe('block')
    expect((await here.ask('GET', '/v1/registers/apps/app-booker')).body).toMatchObject(approved)
  })
})

describe('a database that cannot be reached', () => {
  it('keeps the server from starting, in words, without its password', async () => {
    const url = 'postgres://somebody:secret-word@127.0.0.1:1/nothing'
    const starting = startServer({ GOODSTANDING_DATABASE_URL: url })
    await expect(starting).rejects.toThrow(/127\.0\.0\.1|database/i)
    await expect(starting).rejects.not.toThrow(/secret-word/)
  })
  it('is explained where it is there and lets nobody in: what to make, or to write otherwise', async () => {
    const missing = new URL(database.url)
    missing.pathname = '/never-made'
    await expect(startServer({ GOODSTANDING_DATABASE_URL: missing.href })).rejects.toThrow(
      /^GOODSTANDING_DATABASE_URL names a database that does not exist\. Make it: create database/,
    )
    // The driver takes this for a database on this machine.
    await expect(startServer({ GOODSTANDING_DATABASE_URL: 'secret-word@127.0.0.1:1/nothing' })).rejects.toThrow(
      /^GOODSTANDING_DATABASE_URL must be an address such as postgres:/,
    )
  })
})
