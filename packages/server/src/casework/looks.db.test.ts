/** What staff look at beside the pages of a case: each look anew, by right, with an entry, and unseen by whom it is about. */
import { dropExpiredPartitions } from '@goodstanding/ledger'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { type Running, startGoodstanding } from '../start-goodstanding.ts'

let database: TestDatabase
let folder: string
let running: Running
const staff = new Map<string, string>()
/** A held message of a member, and its open case. */
let held: { readonly id: string; readonly case: string }

type Asked = readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: object]
type Entry = { readonly act: string; readonly by: string; readonly object: string }

async function ask(token: string | null, [method, url, body]: Asked, headers: Readonly<Record<string, string>> = {}) {
  const answer = await running.app.inject({
    method,
    url,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const json = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, text: answer.body, headers: answer.headers, body: json ? answer.json() : null }
}

const as = (name: string): string => staff.get(name) ?? ''

async function hire(id: string, role: string): Promise<void> {
  const person = { id, name: id, email: `${id}@operator.example`, roles: [role] }
  await ask(as('root'), ['POST', '/v1/staff', person])
  staff.set(id, (await ask(as('root'), ['POST', `/v1/staff/${id}/tokens`])).body.token)
}

async function send(id: string, actor: string) {
  const file = {
    name: 'a.txt',
    mediaType: 'text/plain',
    size: 15,
    data: Buffer.from('BYTES-OF-A-FILE').toString('base64'),
  }
  const links = [{ text: 'bank.example', target: 'https://bank-example.test/x' }]
  const data = {
    organization: 'acme',
    actor: { id: actor, kind: 'member' },
    conversation: { id: 'c1', kind: 'direct' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
    content: { text: 'PRIVATE-WORDS: log in here', links, files: [file] },
  }
  const event = { specversion: '1.0', id, source: 'https://chat.example/eu', type: 'message.send', data }
  return (await ask(running.serviceToken, ['POST', '/v1/decisions', event])).body
}

async function administrator(sub: string): Promise<string> {
  const body = { sub, organization: 'acme', role: 'admin' }
  return (await ask(running.serviceToken, ['POST', '/v1/member-tokens', body])).body.token
}

async function logged(): Promise<readonly Entry[]> {
  const { body } = await ask(as('aud'), ['GET', '/v1/audit/entries'])
  return body.items.map(({ entry }: { readonly entry: Entry }) => entry)
}

beforeAll(async () => {
  database = await openTestDatabase()
  folder = makeTestFolder()
  const environment = { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder }
  running = await startGoodstanding(readConfig(environment, ['--port', '0']), () => undefined)
  staff.set('root', (await ask(null, ['POST', '/v1/sign-in', { token: running.signInToken }])).body.token)
  for (const [id, role] of [
    ['sen', 'senior'],
    ['kep', 'moderator'],
    ['mod', 'moderator'],
    ['aud', 'auditor'],
    ['pol', 'policy-editor'],
  ] as const)
    await hire(id, role)
  const boss = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
  await ask(running.serviceToken, ['PUT', '/v1/people/boss', boss])
  held = await send('m-1', 'boss')
}, 60_000)
afterAll(async () => {
  await running.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('evidence that is shown', () => {
  const reveal = (): Asked => ['POST', `/v1/cases/${held.case}/reveal`, { decision: held.id }]

  it('is shown anew under one Idempotency-Key, with an entry each time, and to nobody who may no longer see it', async () => {
    const looks = async () => (await logged()).filter(({ object }) => object === `decision/${held.id}`).length
    const before = await looks()
    for (const at of [1, 2]) {
      const { status, text } = await ask(as('mod'), reveal(), { 'idempotency-key': 'look' })
      expect([status, text.includes('PRIVATE-WORDS')]).toEqual([200, true])
      expect(await looks()).toBe(before + at)
    }
    await ask(as('root'), ['PATCH', '/v1/staff/mod', { roles: ['auditor'] }])
    expect((await ask(as('mod'), reveal(), { 'idempotency-key': 'look' })).status).toBe(403)
  })

  it('is no entry that the administrators of the organization find before the case is decided', async () => {
    await ask(as('sen'), reveal())
    const boss = await administrator('boss')
    const seen = async () => (await ask(boss, ['GET', '/v1/audit/entries'])).text.includes(held.id)
    expect(await seen()).toBe(false)
    const other = await send('m-2', 'bob')
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString()
    const decision = { clause: 'conduct.e', reason: 'Deceptive.', actions: [{ type: 'suspend', until }] }
    await ask(as('sen'), ['POST', `/v1/cases/${other.case}/reveal`, { decision: other.id }])
    expect((await ask(as('sen'), ['POST', `/v1/cases/${other.case}/decide`, decision])).status).toBe(200)
    expect((await ask(boss, ['GET', '/v1/audit/entries'])).text).toContain(other.id)
    expect(await seen()).toBe(false)
  })
})

describe('a decision by its id', () => {
  const read = (name: string) => ask(as(name), ['GET', `/v1/decisions/${held.id}`])

  it('is for whoever is kept to queues only where its case lies in one of theirs', async () => {
    const grant = async (...queues: readonly string[]) =>
      expect((await ask(as('root'), ['PUT', '/v1/staff/kep/queues', { queues }])).status).toBe(200)
    await ask(as('root'), ['PUT', '/v1/queues/other', { name: { en: 'Other', zh: '其他' } }])
    await grant('other')
    expect(await read('kep')).toMatchObject({ status: 403, body: { kind: 'permission.queue' } })
    await grant('general')
    expect((await read('kep')).text).toContain('PRIVATE-WORDS')
  })

  it('tells whoever may read no evidence how it was decided, and nothing of what was said', async () => {
    for (const name of ['aud', 'pol']) {
      const { status, text, body } = await read(name)
      expect([name, status, text.includes('PRIVATE-WORDS')]).toEqual([name, 200, false])
      expect(body).toMatchObject({ id: held.id, effect: 'hold', explanation: { words: expect.any(Array) } })
    }
  })

  it('brings nobody of the staff the bytes of a file, which are drawn anew or taken away with an entry', async () => {
    const bytes = Buffer.from('BYTES-OF-A-FILE').toString('base64')
    const { text } = await read('sen')
    expect([text.includes('PRIVATE-WORDS'), text.includes(bytes)]).toEqual([true, false])
  })
})

describe('what tells of people', () => {
  it('is an entry of the log when it is read: actions, statements, standing, consents', async () => {
    const boss = await administrator('boss')
    const { body } = await ask(as('sen'), ['GET', '/v1/actions'])
    const action: string = body.items[0].id
    const reads: readonly (readonly [string, string])[] = [
      [as('sen'), '/v1/actions'],
      [as('sen'), `/v1/actions/${action}`],
      [as('sen'), `/v1/actions/${action}/statement`],
      [as('sen'), '/v1/standing/account/bob'],
      [boss, '/v1/own-organization/actions'],
      [boss, '/v1/own-organization/consents'],
      [boss, '/v1/standing/organization/acme'],
      [as('root'), '/v1/staff/sen'],
    ]
    for (const [token, url] of reads) {
      const before = (await logged()).filter(({ object }) => object === url).length
      expect([url, (await ask(token, ['GET', url])).status]).toEqual([url, 200])
      expect([url, (await logged()).filter(({ object }) => object === url).length]).toEqual([url, before + 1])
    }
  })

  it('is kept by no cache on the way, and taken for a page by no browser', async () => {
    for (const [token, url] of [
      [as('sen'), '/v1/cases'],
      [null, '/v1/appeals/apl_nothing?token=apt_nothing'],
      [null, '/v1/cases'],
    ] as const) {
      const { headers } = await ask(token, ['GET', url])
      expect([url, headers['cache-control'], headers['x-content-type-options']]).toEqual([url, 'no-store', 'nosniff'])
    }
  })
})

it('heeds no Idempotency-Key where a page is asked for: it answers, and keeps nothing', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'page' }
  const answer = await running.app.inject({ method: 'POST', url: '/sign-out', headers, payload: 'csrf=x' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})

// Last: no month is left that decisions could go into.
it('says of a decision that was let go that it is kept no longer, and not that it was a plain allow', async () => {
  const old = await send('m-old', 'kim')
  const decided = { outcome: 'no-violation', reason: 'Nothing in it.' }
  expect((await ask(as('sen'), ['POST', `/v1/cases/${old.case}/decide`, decided])).status).toBe(200)
  const later = Date.now() + 1_000 * 86_400_000
  await dropExpiredPartitions(running.db, later, { now: later, appealWindowMs: 1 })
  const look = await ask(as('sen'), ['POST', `/v1/cases/${old.case}/reveal`, { decision: old.id }])
  expect(look).toMatchObject({ status: 404, body: { kind: 'decision.unknown' } })
  expect(look.body.detail).toContain('the time for which decisions are kept is over')
})
