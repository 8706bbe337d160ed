/** A stretch of time that ends before it begins holds nothing: whoever asks about one is told, not answered with nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'
import { runCommand } from './server/run-command.ts'

const EARLY = '2026-01-01T00:00:00Z'
const LATE = '2026-02-01T00:00:00Z'

let server: LocalServer
let token: string
beforeAll(async () => {
  server = await startServer()
  const signIn = { token: server.running.signInToken }
  const { body } = await server.ask('POST', '/v1/sign-in', { token: null, body: signIn })
  const administrator = (body as { readonly token: string }).token
  const roles = ['moderator', 'senior', 'policy-editor', 'counsel', 'auditor', 'installation-admin']
  const person = { id: 'all', name: 'All', email: 'all@operator.example', roles }
  expect((await server.ask('POST', '/v1/staff', { token: administrator, body: person })).status).toBe(201)
  const given = await server.ask('POST', '/v1/staff/all/tokens', { token: administrator })
  token = (given.body as { readonly token: string }).token
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

type Span = { readonly from?: string; readonly until?: string }

const inBody = (path: string, around: (span: Span) => unknown, pointer = '/until') => ({
  name: `POST ${path}`,
  kind: 'body.invalid',
  pointer,
  ask: (span: Span) => server.ask('POST', path, { token, body: around(span) }),
})
const inQuery = (path: string) => ({
  name: `GET ${path}`,
  kind: 'query.invalid',
  pointer: '?until',
  ask: (span: Span) => server.ask('GET', `${path}?${new URLSearchParams(span).toString()}`, { token }),
})
const order = { authority: 'District Court', basis: 'Order 12/26' }

const PLACES = [
  inBody('/v1/policy/backtest', (span) => span),
  inBody('/v1/policy/rehearse', (span) => span),
  inBody('/v1/second-reviews/draw', (span) => ({ size: 5, ...span })),
  inBody('/v1/legal-requests', (span) => ({ ...order, scope: { subjects: ['account/u1'], ...span } }), '/scope/until'),
  inQuery('/v1/second-reviews/agreement'),
  inQuery('/v1/recorded-decisions'),
]

describe.each(PLACES)('$name', ({ kind, pointer, ask }) => {
  it.each([
    ['ends before it begins', { from: LATE, until: EARLY }],
    ['ends as it begins, though it is written otherwise', { from: LATE, until: '2026-02-01T01:00:00+01:00' }],
  ])('refuses a stretch that %s, and says what to do', async (_how, span) => {
    const answer = await ask(span)
    expectProblem(answer, 422, kind, pointer)
    expect(answer.body).toMatchObject({ detail: expect.stringMatching(/must lie after `from`.*Swap/) })
  })

  it('takes one that runs forward, and one with one end', async () => {
    for (const span of [{ from: EARLY, until: LATE }, { from: EARLY }, { until: LATE }])
      expect((await ask(span)).status, JSON.stringify(span)).toBeLessThan(300)
  })
})

it('GET /v1/recorded-decisions names what is no instant, and does not look for everything instead', async () => {
  for (const name of ['from', 'until']) {
    const answer = await server.ask('GET', `/v1/recorded-decisions?${name}=yesterday`, { token })
    expectProblem(answer, 422, 'query.invalid', `?${name}`)
  }
})

it('goodstanding rehearse says so too, and ends with 1', async () => {
  const { code, out, err } = await runCommand(
    'rehearse',
    'policies/workplace-aup',
    '--from',
    LATE,
    '--until',
    EARLY,
    '--url',
    server.url,
    '--token',
    token,
  )
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toBe(`${server.url} answers 422: /until: must lie after \`from\`. Swap the two, or leave one out\n`)
})
