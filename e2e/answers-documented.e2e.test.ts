/** The OpenAPI document says what calls answer, and they answer it: real answers against the served document, name by name. */
import { createHash } from 'node:crypto'
import Value from 'typebox/value'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

type Media = { readonly schema?: TSchema & { readonly properties?: object } }
type Call = {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>> }

let server: LocalServer
let document: Document
beforeAll(async () => {
  server = await startServer()
  document = (await server.ask('GET', '/openapi.json')).body as Document
})
afterAll(async () => {
  expect(server.logged).toEqual([])
  await server.close()
})

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
}

/** Calls whose answers are held to the document; the path as it is documented, when it has parameters. */
async function answered(method: string, path: string, more: { body?: unknown; mediaType?: string; as?: string } = {}) {
  const { as = path, ...asked } = more
  const raw = typeof more.body === 'string' ? { raw: more.body } : { body: more.body }
  const answer = await server.ask(method.toUpperCase(), path, { ...asked, ...raw })
  const told = document.paths[as]?.[method]?.responses[answer.status]?.content?.[answer.mediaType]
  return { answer, schema: told?.schema, place: `${method} ${path} ${answer.status} ${answer.mediaType}` }
}

async function expectDocumented(...call: Parameters<typeof answered>): Promise<unknown> {
  const { answer, schema, place } = await answered(...call)
  expect(answer.status, place).toBeLessThan(300)
  if (schema === undefined) throw new Error(`${place} is not in the document.`)
  if (answer.mediaType !== 'application/x-ndjson') {
    expect(Value.Errors(schema, answer.body), place).toEqual([])
    if (schema.properties !== undefined)
      expect(Object.keys(schema.properties), place).toEqual(expect.arrayContaining(Object.keys(answer.body as object)))
  }
  return answer.body
}

const suspicious = () =>
  eventOf('message.send', {
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'] },
    content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
  })

it('of decisions: single, in batches, in lines, observed, explained', async () => {
  const decision = (await expectDocumented('post', '/v1/decisions', { body: suspicious() })) as { id: string }
  await expectDocumented('get', `/v1/decisions/${decision.id}`, { as: '/v1/decisions/{id}' })
  await expectDocumented('post', '/v1/decisions', { body: eventOf('message.send') })
  const batch = 'application/cloudevents-batch+json'
  for (const path of ['/v1/decisions', '/v1/events']) {
    await expectDocumented('post', path, { body: [suspicious(), { id: 4 }], mediaType: batch })
    await expectDocumented('post', path, { body: suspicious() })
    await expectDocumented('post', path, { body: JSON.stringify(suspicious()), mediaType: 'application/x-ndjson' })
    const taken = document.paths[path]?.['post']?.requestBody?.content ?? {}
    expect(Value.Errors(taken[batch]?.schema ?? {}, [suspicious(), eventOf('contact.invite')])).toEqual([])
    expect(Value.Check(taken[batch]?.schema ?? {}, suspicious())).toBe(false)
  }
  const rows = [{ person: { id: 'p9', salary: '1' }, kind: 'member' }]
  await expectDocumented('post', '/v1/decisions', { body: eventOf('directory.import', { purpose: 'sale', rows }) })
})

it('of what reads a text, a name or a file and records nothing', async () => {
  await expectDocumented('post', '/v1/signals', { body: { text: 'Hello' } })
  await expectDocumented('post', '/v1/names', { body: { name: 'Siemens', kind: 'company', country: 'DE' } })
  const sha256 = createHash('sha256').update('abc').digest('hex')
  await expectDocumented('put', `/v1/files/${sha256}`, {
    body: 'abc',
    mediaType: 'application/octet-stream',
    as: '/v1/files/{sha256}',
  })
})

it('of facts: stated, read, listed', async () => {
  for (const [path, body] of Object.entries(FACTS)) {
    const as = path.replace(/registers\/.*/, 'registers/{register}')
    await expectDocumented('put', `${path}/f1`, { body, as: `${as}/{id}` })
    await expectDocumented('get', `${path}/f1`, { as: `${as}/{id}` })
    await expectDocumented('get', path, { as })
  }
})

it('of standing, the policy and operating', async () => {
  await expectDocumented('get', '/v1/standing/account/u1', { as: '/v1/standing/{type}/{id}' })
  await expectDocumented('get', '/v1/policy')
  await expectDocumented('get', '/v1/policy/clauses/conduct.j', { as: '/v1/policy/clauses/{id}' })
  await expectDocumented('post', '/v1/policy/check', { body: {} })
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) await expectDocumented('get', path)
})
