/**
 * Every call of the interface, with addresses, queries, headers and bodies that nobody would send: refused or done, never a fault of
 * ours, and with an answer that the OpenAPI document tells of.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Documented, readDocument } from './server/expect-documented.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

type Call = { readonly method: string; readonly path: string; readonly queries: readonly string[] }

/** Who is gone after it asks nothing more. */
const ENDS = /^\/v1\/(sign-out|session|staff)/

let server: LocalServer
let documented: Documented
let calls: readonly Call[]
let tokens: readonly string[]

beforeAll(async () => {
  server = await startServer()
  documented = await readDocument(server)
  calls = Object.entries(documented.document.paths)
    .filter(([path]) => !ENDS.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [] }]) => ({
        method: method.toUpperCase(),
        path,
        queries: parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
      })),
    )
  await server.put('organizations/acme', { name: 'Acme Textile', kind: 'company', country: 'DE' })
  await server.put('people/boss', { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] })
  const tokenOf = async (path: string, body: object, token?: string): Promise<string> =>
    ((await server.ask('POST', path, { body, ...(token === undefined ? {} : { token }) })).body as { token: string })
      .token
  const root = await tokenOf('/v1/sign-in', { token: server.running.signInToken })
  const roles = ['moderator', 'senior', 'policy-editor', 'counsel', 'auditor', 'installation-admin']
  const body = { id: 'everybody', name: 'Everybody', email: 'everybody@operator.example', roles }
  expect((await server.ask('POST', '/v1/staff', { token: root, body })).status).toBe(201)
  const minting = { sub: 'boss', organization: 'acme', role: 'admin', ttl: 600 }
  tokens = [
    SERVICE_TOKEN,
    await tokenOf('/v1/staff/everybody/tokens', {}, root),
    await tokenOf('/v1/member-tokens', minting),
  ]
})
afterAll(() => server.close())

const NUMBERS = ['0', '-1', '1e3', '2147483648', '9007199254740993', '420192565448126839392305152', 'NaN', '0x10']
const WORDS = [
  '',
  ' ',
  'true',
  'null',
  '__proto__',
  '\u0000',
  "' or 1=1",
  '%',
  'zh-Hans',
  '2026-02-30',
  '2026-13',
  'a'.repeat(3_000),
]
const KNOWN = ['acme', 'boss', 'account', 'organization', 'conduct.i', 'protected-names', 'general', '2026-11']
const odd = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(...WORDS, ...KNOWN),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
const headers = fc.record(
  {
    'if-match': fc.constantFrom(...NUMBERS, '*', '""', 'W/"1"'),
    'idempotency-key': fc.constantFrom('', 'k', 'k'.repeat(300)),
    'accept-language': fc.constantFrom('zh', 'en;q=x', '*', ';;;'),
    range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x'),
    origin: fc.constantFrom('null', 'https://evil.example', 'x'),
  },
  { requiredKeys: [] },
)
const member = fc.oneof(odd, fc.integer(), fc.constantFrom(null, true, 2 ** 53, -0.5), fc.array(odd, { maxLength: 3 }))
const bodies = fc.oneof(
  fc.constantFrom(undefined, null, [], {}, 'x'),
  fc.dictionary(
    fc.constantFrom(
      'reason',
      'clause',
      'actions',
      'id',
      'ifMatch',
      'name',
      'filter',
      'scope',
      'subject',
      'until',
      'files',
    ),
    member,
  ),
)

const asked = fc.record({
  at: fc.nat(),
  who: fc.constantFrom(0, 1, 2),
  values: fc.array(odd, { minLength: 12, maxLength: 12 }),
  stated: headers,
  body: bodies,
})

describe('calls that nobody would make', () => {
  it('are refused or done, whoever makes them', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ at, who, values, stated, body }) => {
        const { method, path, queries } = calls[at % calls.length]!
        let used = 0
        const next = (): string => encodeURIComponent(values[used++ % values.length]!)
        // A dot, or two, are no part of a path: whoever asks takes them out before.
        const filled = path.replaceAll(/\{\w+\}/g, () => next().replace(/^\.{0,2}$/, 'x'))
        const query = queries.filter((_, n) => n % 2 === at % 2).map((name) => `${name}=${next()}`)
        const token = tokens[who]!
        const answer = await server.ask(method, `${filled}?${query.join('&')}`, {
          headers: stated,
          token,
          ...(method === 'GET' || body === undefined ? {} : { body }),
        })
        const told = `${method} ${filled}?${query.join('&')} ${JSON.stringify([stated, body])} -> ${JSON.stringify(answer.body).slice(0, 500)}`
        expect(
          answer.status,
          `${told} ${JSON.stringify(server.logged.filter(({ level }) => level === 'error'))}`,
        ).toBeLessThan(500)
        if (answer.status >= 400) expect(answer.mediaType, told).toMatch(/^(application\/problem\+json|text\/html)/)
        expect(documented.faultsOf(`${method} ${path}`, answer), told).toEqual([])
      }),
      { numRuns: 4_000, endOnFailure: true },
    )
    expect(server.logged.filter(({ level }) => level === 'error')).toEqual([])
  }, 600_000)
})
