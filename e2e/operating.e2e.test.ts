/** Section 7 of the contract, and its first page: probes, metrics, the OpenAPI document, the policy by API and for readers. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clauseFiles } from './server/clause-files.ts'
import { eventOf } from './server/client.ts'
import { dereference } from '@goodstanding/testkit'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

const open = (path: string) => server.ask('GET', path, { token: null })

/** Sections 2, 3 and 7, as method and path; `{…}` in the words of the contract. */
const CONTRACT = [
  'post /v1/decisions',
  'post /v1/events',
  'get /v1/decisions/{id}',
  'post /v1/signals',
  ...['permits', 'consents', 'organizations', 'people'].flatMap((facts) =>
    ['put', 'get', 'delete'].map((method) => `${method} /v1/${facts}/{id}`),
  ),
  ...['put', 'get', 'delete'].map((method) => `${method} /v1/registers/{register}/{id}`),
  'get /v1/registers/{register}',
  'put /v1/files/{sha256}',
  'get /healthz',
  'get /readyz',
  'get /metrics',
  'get /v1/policy',
  'get /v1/policy/clauses/{id}',
  ...['check', 'test', 'backtest', 'publish'].map((verb) => `post /v1/policy/${verb}`),
]

describe('the OpenAPI document', () => {
  type OpenApi = {
    openapi: string
    paths: Record<string, Record<string, { summary?: string; parameters?: unknown[] }>>
  }
  it('is valid OpenAPI 3.1', async () => {
    const { body } = await open('/openapi.json')
    expect((body as OpenApi).openapi).toMatch(/^3\.1\./)
    const told = await new Validator().validate(body as Record<string, unknown>)
    expect(told).toEqual({ valid: true })
  })
  it('has every call of the contract, each with a summary, each path parameter declared', async () => {
    const { paths } = dereference((await open('/openapi.json')).body) as OpenApi
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, call]) => ({ name: `${method} ${path}`, ...call })),
    )
    expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(CONTRACT))
    for (const { name, summary, parameters = [] } of calls) {
      expect(summary, name).toMatch(/.{4}/)
      for (const [, parameter] of name.matchAll(/\{(\w+)\}/g))
        expect(parameters, name).toContainEqual(
          expect.objectContaining({ name: parameter, in: 'path', required: true }),
        )
    }
  })
})

describe('what the OpenAPI document says of answers', () => {
  type Told = { responses: Record<string, { content?: unknown }>; parameters?: { name: string; in: string }[] }
  const told = async () =>
    (dereference((await open('/openapi.json')).body) as { paths: Record<string, Record<string, Told>> }).paths

  it('is what they are', async () => {
    const paths = await told()
    const reporter = { organization: 'acme', id: 'u-told', kind: 'member' }
    const permit = {
      holder: 'acme',
      clauses: ['conduct.o'],
      scope: {},
      issuer: 'city',
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
    }
    for (const [method, path, body, template = path] of [
      ['post', '/v1/decisions', eventOf('message.send')],
      ['post', '/v1/events', eventOf('message.send')],
      ['post', '/v1/signals', { text: 'x' }],
      ['post', '/v1/reports', { reporter, about: { account: 'u-2' }, text: 'x' }],
      ['post', '/v1/member-tokens', { sub: 'u-1', organization: 'acme', role: 'member', ttl: 60 }],
      ['put', '/v1/permits/p-told', permit, '/v1/permits/{id}'],
      ['delete', '/v1/permits/p-told', undefined, '/v1/permits/{id}'],
      ['get', '/v1/reports', undefined],
    ] as const) {
      const { status } = await server.ask(method.toUpperCase(), path, body === undefined ? {} : { body })
      expect(Object.keys(paths[template]?.[method]?.responses ?? {}), path).toContain(String(status))
    }
  })
  it('names problems for all, and the filters of lists', async () => {
    const paths = await told()
    for (const call of Object.values(paths).flatMap((methods) => Object.values(methods)))
      expect(call.responses['default']).toHaveProperty(['content', 'application/problem+json'])
    const filters = paths['/v1/cases']?.['get']?.parameters?.map(({ name }) => name)
    expect(filters).toEqual(expect.arrayContaining(['status', 'subject', 'clause', 'limit', 'cursor']))
  })
})

describe('probes', () => {
  it('say that it is alive, and that it can decide with which policy', async () => {
    expect(await open('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(await open('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', policy: { id: 'workplace-aup' } },
    })
  })
})

describe('metrics', () => {
  it('count decisions, findings and problems in the format of Prometheus', async () => {
    await server.decide(eventOf('api.call', { app: { id: 'unheard-of' } }))
    await server.ask('POST', '/v1/decisions', { body: {} })
    const { mediaType, body } = await open('/metrics')
    expect(mediaType).toBe('text/plain')
    for (const line of [
      /^goodstanding_decisions_total\{type="api\.call",effect="block"\} 1$/m,
      /^goodstanding_findings_total\{clause="service\.j",rule="unapproved-app-calls",mode="on"\} 1$/m,
      /^goodstanding_problems_total\{kind="event\.invalid"\} 1$/m,
      /^goodstanding_policy_info\{id="workplace-aup",version="[^"]+"\} 1$/m,
      /^goodstanding_counter_bytes [1-9]\d+$/m,
      /^goodstanding_counter_evictions 0$/m,
      /^goodstanding_decision_seconds_bucket\{/m,
    ])
      expect(body).toMatch(line)
    for (const line of String(body)
      .split('\n')
      .filter((each) => each !== ''))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .*|\w+(\{.*\})? [-+.\deInNaf]+)$/)
  })
})

describe('the policy', () => {
  it('is told by the API: sections, clauses, rules, what is to come', async () => {
    const { body } = await server.ask('GET', '/v1/policy')
    expect(body).toMatchObject({ id: 'workplace-aup', sections: expect.any(Array), upcoming: [] })
    expect(JSON.stringify(body)).toContain('content.p')
    expect((await server.ask('GET', '/v1/policy/clauses/admin.f.viii')).body).toMatchObject({
      id: 'admin.f.viii',
      title: { en: expect.any(String), zh: expect.any(String) },
    })
    expectProblem(await server.ask('GET', '/v1/policy/clauses/admin.z'), 404, 'clause.unknown')
  })
  it('is a page for readers, in both languages, without scripts', async () => {
    const { mediaType, body, headers } = await open('/')
    const page = String(body)
    expect(mediaType).toBe('text/html')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i)
    const ids = [...page.matchAll(/<article class="clause" id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBe(clauseFiles())
    expect(new Set(ids).size).toBe(ids.length)
    expect((await open('/?lang=zh')).body).toMatch(/\p{Script=Han}{4}/u)
    expect((await open('/style.css')).body).toContain('@media print')
  })
})
