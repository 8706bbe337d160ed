/** What strangers try from one network address is bounded, and holds up nobody who has leave to come in from there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

const LIMIT = 5

let server: LocalServer
let staff: string
beforeAll(async () => {
  server = await startServer({ GOODSTANDING_ADDRESS_LIMIT: String(LIMIT), GOODSTANDING_TRUSTED_PROXIES: '127.0.0.1' })
  const signedIn = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  staff = (signedIn.body as { token: string }).token
})
afterAll(async () => {
  await server.close()
})

let address = 0
/** An address that nobody came from yet. */
const elsewhere = () => ({ 'x-forwarded-for': `198.51.100.${++address}` })
type From = ReturnType<typeof elsewhere>

const junk = (from: From, at: number) => server.ask('GET', '/v1/reports', { token: `gst_made-up-${at}`, headers: from })
const flood = async (from: From): Promise<void> => {
  for (let at = 0; at < LIMIT; at++) expect((await junk(from, at)).status).toBe(401)
  const refused = await junk(from, LIMIT)
  expectProblem(refused, 429, 'rate.address')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
}
const cookieOf = (answer: { readonly headers: Headers }): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

describe('an address from which made-up tokens come', () => {
  it('is told to wait, and no other is', async () => {
    await flood(elsewhere())
    expect((await junk(elsewhere(), 0)).status).toBe(401)
  })

  it('holds up no service, nobody of the staff, no member and no browser behind it', async () => {
    const from = elsewhere()
    const minted = await server.ask('POST', '/v1/service-tokens', {
      token: staff,
      body: { name: 'new', scopes: ['decisions'] },
    })
    const member = await server.ask('POST', '/v1/member-tokens', {
      body: { sub: 'bob', organization: 'acme', role: 'member' },
    })
    const { token: person } = member.body as { token: string }
    await flood(from)
    // Never asked about before.
    const { token: fresh } = minted.body as { token: string }
    const decided = { token: fresh, body: eventOf('directory.read'), headers: from }
    expect((await server.ask('POST', '/v1/decisions', decided)).status).toBe(200)
    for (const token of [SERVICE_TOKEN, staff, person])
      expect((await server.ask('GET', '/v1/session', { token, headers: from })).status).toBe(200)
    const begun = await server.ask('POST', '/v1/session', { token: null, body: { token: person }, headers: from })
    expect(begun.status).toBe(201)
    const headers = { ...from, cookie: cookieOf(begun) }
    expect((await server.ask('GET', '/v1/session', { token: null, headers })).status).toBe(200)
  })

  it('is not that of whoever only says so: the last proxy that is ours has the word', async () => {
    const from = elsewhere()
    await flood(from)
    for (const made of ['203.0.113.1', '203.0.113.2']) {
      const headers = { 'x-forwarded-for': `${made}, ${from['x-forwarded-for']}` }
      expect((await server.ask('GET', '/v1/reports', { token: 'gst_made-up-again', headers })).status).toBe(429)
    }
  })
})

describe('what strangers can try without a token', () => {
  it('is bounded: links, cookies, appeals and notices of others', async () => {
    const body = { token: 'gsi_made-up' }
    const tries: Readonly<Record<string, (from: From) => Promise<{ readonly status: number }>>> = {
      link: (from) => server.ask('POST', '/v1/sign-in', { token: null, body, headers: from }),
      session: (from) => server.ask('POST', '/v1/session', { token: null, body, headers: from }),
      cookie: (from) =>
        server.ask('GET', '/v1/session', { token: null, headers: { ...from, cookie: 'goodstanding=gss_made-up' } }),
      appeal: (from) =>
        server.ask('POST', '/v1/appeals', {
          token: null,
          body: { action: 'act_x', text: 'x', token: 'apt_x' },
          headers: from,
        }),
      answer: (from) => server.ask('GET', '/v1/appeals/app_x?token=apt_x', { token: null, headers: from }),
      notice: (from) => server.ask('GET', '/notices/ntc_x?token=apt_x', { token: null, headers: from }),
      form: (from) =>
        server.ask('POST', '/sign-in', {
          token: null,
          raw: 'token=gsi_made-up',
          mediaType: 'application/x-www-form-urlencoded',
          headers: from,
        }),
    }
    for (const [what, once] of Object.entries(tries)) {
      const from = elsewhere()
      for (let at = 0; at < LIMIT; at++) expect((await once(from)).status, what).toBeLessThan(429)
      expect((await once(from)).status, what).toBe(429)
    }
  })

  it('leaves probes, pages and the policy to everybody', async () => {
    const from = elsewhere()
    await flood(from)
    for (const path of ['/', '/healthz', '/readyz', '/metrics', '/sign-in', '/console', '/me'])
      expect((await server.ask('GET', path, { token: null, headers: from })).status, path).not.toBe(429)
  })

  it('is counted', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(Number(/goodstanding_door_total\{outcome="failed"\} (\d+)/.exec(text)?.[1])).toBeGreaterThan(LIMIT)
    expect(Number(/goodstanding_door_total\{outcome="refused"\} (\d+)/.exec(text)?.[1])).toBeGreaterThan(1)
    expect(Number(/goodstanding_door_addresses (\d+)/.exec(text)?.[1])).toBeGreaterThan(1)
  })
})

describe('without a trusted proxy', () => {
  it('what a caller writes of its address counts for nothing', async () => {
    const plain = await startServer({ GOODSTANDING_ADDRESS_LIMIT: String(LIMIT) })
    try {
      const statuses: number[] = []
      for (let at = 0; at <= LIMIT; at++)
        statuses.push(
          (await plain.ask('GET', '/v1/reports', { token: `gst_made-up-${at}`, headers: elsewhere() })).status,
        )
      expect(statuses).toEqual([...Array.from({ length: LIMIT }, () => 401), 429])
    } finally {
      await plain.close()
    }
  })
})
