/** The OpenAPI document says what calls answer, and they answer it: real answers against the served document, name by name. */
import { createHash } from 'node:crypto'
import Value from 'typebox/value'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Asked, eventOf } from './server/client.ts'
import { type Documented, readDocument } from './server/expect-documented.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
let documented: Documented
beforeAll(async () => {
  server = await startServer()
  documented = await readDocument(server)
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

const expectDocumented = (method: string, path: string, asked?: Asked) =>
  documented.expectDocumented(method, path, asked)

const from = new Date(Date.now() - 60_000).toISOString()
const until = new Date(Date.now() + 60_000).toISOString()
const FACTS: Readonly<Record<string, object>> = {
  '/v1/permits': { holder: 'acme', clauses: ['conduct.o'], issuer: 'City', validFrom: from, validUntil: until },
  '/v1/consents': {
    person: 'p1',
    organization: 'acme',
    fields: ['name'],
    purpose: 'directory',
    disclosureVersion: '1',
    givenAt: from,
  },
  '/v1/organizations': { name: 'Acme', kind: 'company', country: 'DE' },
  '/v1/people': { organization: 'acme', kind: 'member', name: 'Mia', roles: ['executive'] },
  '/v1/registers/apps': { name: 'App', publisher: 'acme', scopes: ['read'], status: 'approved' },
  '/v1/registers/urls': { url: 'evil.example/p', clause: 'conduct.e' },
  '/v1/registers/terminated': { email: 'eve@example.com', reason: 'Fraud.', terminatedAt: from },
}

const suspicious = () =>
  eventOf('message.send', {
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'] },
    content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
  })

it('of decisions: single, in batches, in lines, observed, explained', async () => {
  const decision = (await expectDocumented('post', '/v1/decisions', { body: suspicious() })) as { id: string }
  await expectDocumented('get', `/v1/decisions/${decision.id}`)
  await expectDocumented('post', '/v1/decisions', { body: eventOf('message.send') })
  const batch = 'application/cloudevents-batch+json'
  for (const path of ['/v1/decisions', '/v1/events']) {
    await expectDocumented('post', path, { body: [suspicious(), { id: 4 }], mediaType: batch })
    await expectDocumented('post', path, { body: suspicious() })
    await expectDocumented('post', path, { raw: JSON.stringify(suspicious()), mediaType: 'application/x-ndjson' })
    const taken = documented.document.paths[path]?.['post']?.requestBody?.content ?? {}
    expect(Value.Errors(taken[batch]?.schema ?? {}, [suspicious(), eventOf('contact.invite')])).toEqual([])
    expect(Value.Check(taken[batch]?.schema ?? {}, suspicious())).toBe(false)
  }
  const rows = [{ person: { id: 'p9', salary: '1' }, kind: 'member' }]
  await expectDocumented('post', '/v1/decisions', { body: eventOf('directory.import', { purpose: 'sale', rows }) })
})

it('of what reads a text, a name or a file and records nothing', async () => {
  await expectDocumented('post', '/v1/signals', { body: { text: 'Hello' } })
  for (const name of ['Siemens', '...'])
    await expectDocumented('post', '/v1/names', { body: { name, kind: 'company', country: 'DE' } })
  const sha256 = createHash('sha256').update('abc').digest('hex')
  await expectDocumented('put', `/v1/files/${sha256}`, {
    raw: 'abc',
    mediaType: 'application/octet-stream',
  })
})

it('of facts: stated, read, listed', async () => {
  for (const [path, body] of Object.entries(FACTS)) {
    await expectDocumented('put', `${path}/f1`, { body })
    await expectDocumented('get', `${path}/f1`)
    await expectDocumented('get', path)
  }
})

it('of standing and operating', async () => {
  await expectDocumented('get', '/v1/standing/account/u1')
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) await expectDocumented('get', path)
})

it('of every call that answers something', () => {
  expect(documented.undescribed).toEqual([])
})

it('and leaves none of what it describes unasked', () => {
  expect(documented.unmet('facts')).toEqual([])
})
