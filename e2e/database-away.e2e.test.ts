/**
 * The database goes away beneath a running server: decisions that need none go on, marked as degraded; what must be durable is
 * refused; and nobody but a service whose token was confirmed before gets anything on trust.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { openDatabase } from '@goodstanding/ledger'
import { freePort, makeDataFolder, makeTestFolder, openTestDatabase } from '@goodstanding/testkit'
import { describe, expect, it, vi } from 'vitest'
import { type Answer, type Client, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000
/** Bounds only how long a test that fails goes on. */
const PATIENT = { timeout: MINUTE / 2 }
const allowed = () => eventOf('message.send')
/** A call by an app that no register knows, which is blocked and therefore durable. */
const blocked = () => eventOf('api.call', { app: { id: 'unheard-of' } })
/** Nothing speaks against it, and the policy keeps it back when deciding fails. */
const heldWhenFailing = () => eventOf('live.start')

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0])

/** The server process of a cluster and every process that it has made. */
function processesOf(folder: string): readonly number[] {
  const postmaster = postmasterOf(folder)
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      return (
        Number(
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) \S /, '')
            .split(' ', 1)[0],
        ) === postmaster
      )
    } catch {
      return false // it has ended meanwhile
    }
  })
  return [postmaster, ...children.map(Number)]
}
const signal = (folder: string, name: NodeJS.Signals): void => {
  for (const pid of processesOf(folder)) process.kill(pid, name)
}

type Tokens = Readonly<Record<'service' | 'revoked' | 'never' | 'administrator', string>>

/** Tokens of services and of a person, each seen by the server when the database was there, but for one. */
async function mint(server: LocalServer): Promise<Tokens> {
  const signIn = { token: server.running.signInToken }
  const signedIn = await server.ask('POST', '/v1/sign-in', { token: null, body: signIn })
  const administrator = (signedIn.body as { readonly token: string }).token
  const mintService = async (name: string) => {
    const body = { name, scopes: ['all'] }
    const minted = await server.ask('POST', '/v1/service-tokens', { token: administrator, body })
    return minted.body as { readonly id: string; readonly token: string }
  }
  const [service, revoked, never] = [await mintService('chat'), await mintService('old'), await mintService('idle')]
  expect((await server.ask('POST', '/v1/decisions', { token: revoked.token, body: allowed() })).status).toBe(200)
  const gone = await server.ask('DELETE', `/v1/service-tokens/${revoked.id}`, { token: administrator })
  expect(gone.status).toBeLessThan(300)
  expect((await server.ask('POST', '/v1/decisions', { token: service.token, body: allowed() })).status).toBe(200)
  return { administrator, service: service.token, revoked: revoked.token, never: never.token }
}

const decide = (server: Client, token: string, body: unknown): Promise<Answer> =>
  server.ask('POST', '/v1/decisions', { token, body })

/** What holds as soon as the node knows that its database does not answer. */
async function expectDegraded(server: LocalServer, tokens: Tokens): Promise<void> {
  const [event, first] = await vi.waitFor(
    async () => {
      const asked = allowed()
      const answer = await decide(server, tokens.service, asked)
      expect(answer).toMatchObject({ status: 200, body: { effect: 'allow', findings: [], degraded: true } })
      return [asked, answer]
    },
    { timeout: 15_000, interval: 1_000 },
  )
  for (let turn = 0; turn < 20; turn++) expect((await decide(server, tokens.service, event)).body).toEqual(first.body)
  const { id } = first.body as { readonly id: string }
  const raw = [allowed(), allowed()].map((one) => JSON.stringify(one)).join('\n')
  const lines = await server.ask('POST', '/v1/decisions', {
    token: tokens.service,
    raw,
    mediaType: 'application/x-ndjson',
  })
  expect(lines.body).toMatchObject([{ degraded: true }, { degraded: true }])
  expectProblem(await decide(server, tokens.service, blocked()), 503, 'server.not-ready')
  expectProblem(await decide(server, tokens.service, heldWhenFailing()), 503, 'server.not-ready')
  expectProblem(
    await server.ask('POST', '/v1/events', { token: tokens.service, body: allowed() }),
    503,
    'server.not-ready',
  )
  const member = { sub: 'u1', organization: 'acme', role: 'admin', ttl: 60 }
  expectProblem(
    await server.ask('POST', '/v1/member-tokens', { token: tokens.service, body: member }),
    503,
    'server.not-ready',
  )
  expect((await server.ask('POST', '/v1/signals', { token: tokens.service, body: { text: 'Hello' } })).status).toBe(200)
  expect(String((await server.ask('GET', '/metrics', { token: null })).body)).toMatch(
    /goodstanding_degraded_total\{type="message.send"\} [1-9]/,
  )
  const strangers = [tokens.revoked, tokens.never, tokens.administrator, 'gst_nobody-has-this-token']
  const refused = strangers.map(async (token) => {
    const asked = new AbortController()
    const given = setTimeout(() => asked.abort(), 12_000)
    const path = token === tokens.administrator ? '/v1/staff' : '/v1/signals'
    const method = token === tokens.administrator ? 'GET' : 'POST'
    const sent = {
      method,
      signal: asked.signal,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    }
    const answer = await fetch(
      `${server.url}${path}`,
      method === 'GET' ? sent : { ...sent, body: '{"text":"Hello"}' },
    ).catch(() => null)
    clearTimeout(given)
    return answer?.status ?? 'nothing'
  })
  for (const status of await Promise.all(refused)) expect([503, 'nothing']).toContain(status)
  expect(id).toMatch(/^dec_/)
}

/** What holds soon after the database answers again. */
async function expectWhole(server: LocalServer, tokens: Tokens): Promise<void> {
  await vi.waitFor(
    async () => {
      const { status, body } = await decide(server, tokens.service, allowed())
      expect([status, (body as { readonly degraded?: true }).degraded]).toEqual([200, undefined])
    },
    { timeout: 30_000, interval: 500 },
  )
  expect(await decide(server, tokens.service, blocked())).toMatchObject({ status: 200, body: { effect: 'block' } })
  expect((await decide(server, tokens.revoked, allowed())).status).toBe(401)
  expect((await decide(server, tokens.never, allowed())).status).toBe(200)
}

describe('a database that hangs', () => {
  it('leaves plain allows answered and marked, and everything as it was when it goes on', {
    timeout: 3 * MINUTE,
  }, async () => {
    const folder = await makeDataFolder()
    const server = await startServer({ GOODSTANDING_DATA: folder })
    const tokens = await mint(server)
    const before = allowed()
    const known = (await decide(server, tokens.service, before)).body
    expect((await server.ask('POST', '/v1/events', { body: allowed() })).status).toBe(202)
    signal(folder, 'SIGSTOP')
    // On its way to the database while nobody knows yet that it hangs.
    const observed = server.ask('POST', '/v1/events', { body: allowed() })
    const marked = allowed()
    try {
      expectProblem(await observed, 503, 'server.not-ready')
      expect((await observed).body).toMatchObject({ detail: expect.stringContaining('may be stored all the same') })
      await expectDegraded(server, tokens)
      expect((await decide(server, tokens.service, before)).body).toEqual(known)
      expect((await decide(server, tokens.service, marked)).body).toMatchObject({ degraded: true })
    } finally {
      signal(folder, 'SIGCONT')
    }
    await expectWhole(server, tokens)
    const again = await decide(server, tokens.service, marked)
    expect(again).toMatchObject({ status: 200, body: { effect: 'allow', degraded: true } })
    const { id } = again.body as { readonly id: string }
    expect((await server.ask('GET', `/v1/decisions/${id}`, { token: tokens.service })).body).toMatchObject({
      degraded: true,
    })
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

/** A way to the database that can be cut, and laid again at the same port, which nobody is given meanwhile who asks for any. */
async function openRoad(url: string) {
  const target = new URL(url)
  const path = `${decodeURIComponent(target.hostname)}/.s.PGSQL.${target.port || '5432'}`
  const open = new Set<Socket>()
  const road = createServer((near) => {
    const far = connect(path)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  const port = await freePort()
  const lay = () => new Promise<void>((resolve) => road.listen(port, '127.0.0.1', resolve))
  await lay()
  target.host = `127.0.0.1:${port}`
  return {
    url: target.href,
    cut: () => {
      road.close()
      for (const socket of open) socket.destroy()
      open.clear()
    },
    lay,
  }
}

describe('a database that cannot be reached', () => {
  const start = async (settings: Readonly<Record<string, string>> = {}) => {
    const database = await openTestDatabase()
    const road = await openRoad(database.url)
    const folder = makeTestFolder()
    const server = await startServer({ GOODSTANDING_DATABASE_URL: road.url, GOODSTANDING_DATA: folder, ...settings })
    const close = async () => {
      await server.close()
      road.cut()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
    return { server, road, close, tokens: await mint(server) }
  }

  it('leaves plain allows answered and marked until it answers again', { timeout: 2 * MINUTE }, async () => {
    const { server, road, close, tokens } = await start()
    road.cut()
    await expectDegraded(server, tokens)
    await road.lay()
    await expectWhole(server, tokens)
    await close()
  })

  it('leaves nobody accepted where no grace is given', { timeout: MINUTE }, async () => {
    const { server, road, close, tokens } = await start({ GOODSTANDING_TOKEN_GRACE_MINUTES: '0' })
    road.cut()
    await vi.waitFor(
      async () => expectProblem(await decide(server, tokens.service, allowed()), 503, 'server.not-ready'),
      { timeout: 15_000, interval: 1_000 },
    )
    await road.lay()
    await expectWhole(server, tokens)
    await close()
  })
})

describe('a database without room', () => {
  it('is told to balancers while it answers every question and takes nothing in', { timeout: MINUTE }, async () => {
    const database = await openTestDatabase()
    const folder = makeTestFolder()
    const server = await startServer({ GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder })
    const readiness = async () => (await server.ask('GET', '/readyz', { token: null })).status
    await database.db.query(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
    await database.db.query(
      'create trigger full_disk before insert on decision for each row execute function full_disk()',
    )
    expect(await readiness()).toBe(200)
    expectProblem(await server.ask('POST', '/v1/decisions', { body: blocked() }), 503, 'server.not-ready')
    expect((await server.ask('POST', '/v1/decisions', { body: allowed() })).status).toBe(200)
    expect(await readiness()).toBe(503)
    await database.db.query('drop trigger full_disk on decision')
    expect((await server.ask('POST', '/v1/decisions', { body: blocked() })).status).toBe(200)
    expect(await readiness()).toBe(200)
    await server.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  it('is told to balancers at once while it may only be read, and in the answer', { timeout: 3 * MINUTE }, async () => {
    const database = await openTestDatabase()
    const folder = makeTestFolder()
    const server = await startServer({ GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder })
    const readiness = () => server.ask('GET', '/readyz', { token: null })
    const elsewhere = database.url.replace(/\/test_[0-9a-f]+/, '/postgres')
    const other = await openDatabase({ url: elsewhere, dataDirectory: '', connections: 1 })
    await other.db.query('set role none')
    const [, name = ''] = /\/(test_[0-9a-f]+)/.exec(database.url) ?? []
    const set = async (readOnly: 'on' | 'off'): Promise<void> => {
      await other.db.query(`alter database ${name} set default_transaction_read_only = ${readOnly}`)
      await other.db.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    }
    expect((await readiness()).status).toBe(200)
    await set('on')
    const told = { detail: expect.stringContaining('may only be read') }
    await vi.waitFor(async () => expect((await readiness()).body).toMatchObject(told), PATIENT)
    const refused = await server.ask('POST', '/v1/decisions', { body: blocked() })
    expectProblem(refused, 503, 'server.not-ready')
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('Nothing of this is stored.') })
    expect((await server.ask('POST', '/v1/decisions', { body: allowed() })).status).toBe(200)
    await set('off')
    await vi.waitFor(async () => expect((await readiness()).status).toBe(200), PATIENT)
    expect((await server.ask('POST', '/v1/decisions', { body: blocked() })).status).toBe(200)
    await server.close()
    await other.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
