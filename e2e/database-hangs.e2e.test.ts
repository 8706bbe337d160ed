/**
 * Casework while the database hangs: every call is answered in time, nothing is done that was refused, and what may have been done is
 * told so and never done twice under its key.
 */
import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { freePort, makeTestFolder, openTestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000

/** How the work under an `Idempotency-Key` says that it is done, just before it commits. */
const WORKED = 'set worked = true'
const COMMIT = 'commit\0'

/** A way to the database on which it can be made to hang: at once, or with the commit of work under a key, which is carried out unheard. */
async function openRoad(url: string) {
  const target = new URL(url)
  const path = `${decodeURIComponent(target.hostname)}/.s.PGSQL.${target.port || '5432'}`
  const open = new Set<Socket>()
  let hangs: 'no' | 'at-commit' | 'yes' = 'no'
  const hang = (): void => {
    hangs = 'yes'
    for (const far of open) far.pause()
  }
  const road = createServer((near) => {
    const far = connect(path)
    open.add(far)
    let hasWorked = false
    near.on('data', (sent) => {
      hasWorked ||= sent.includes(WORKED)
      const isLast = hangs === 'at-commit' && hasWorked && sent.includes(COMMIT)
      if (isLast) hang()
      if (sent.includes(COMMIT)) hasWorked = false
      if (hangs !== 'yes' || isLast) far.write(sent)
    })
    far.on('data', (answered) => near.write(answered))
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far
      .on('error', () => near.destroy())
      .on('close', () => {
        open.delete(far)
        near.destroy()
      })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => road.listen(port, '127.0.0.1', resolve))
  target.host = `127.0.0.1:${port}`
  return {
    url: target.href,
    hang,
    hangAtCommit: () => {
      hangs = 'at-commit'
    },
    /** What was sent meanwhile is lost, as with a machine that went away: its connections end. */
    goOn: () => {
      hangs = 'no'
      for (const far of open) far.destroy()
    },
    close: () => {
      road.close()
      for (const far of open) far.destroy()
    },
  }
}

let database: Awaited<ReturnType<typeof openTestDatabase>>
let road: Awaited<ReturnType<typeof openRoad>>
let server: LocalServer
let bob: string
const folder = makeTestFolder()

beforeAll(async () => {
  database = await openTestDatabase()
  road = await openRoad(database.url)
  server = await startServer({ GOODSTANDING_DATABASE_URL: road.url, GOODSTANDING_DATA: folder })
  const body = { sub: 'bob', organization: 'acme', role: 'member', ttl: 600 }
  bob = ((await server.ask('POST', '/v1/member-tokens', { body })).body as { readonly token: string }).token
}, MINUTE)
afterAll(async () => {
  await server.close()
  road.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (text: string, key: string) =>
  server.ask('POST', '/v1/reports', {
    token: bob,
    body: { about: { account: 'eve' }, text },
    headers: { 'idempotency-key': key },
  })
const filed = async (text: string) => {
  const { items } = (await server.ask('GET', '/v1/reports', { token: bob })).body as {
    readonly items: readonly object[]
  }
  return items.filter((report) => JSON.stringify(report).includes(text)).length
}
const back = () =>
  vi.waitFor(async () => expect((await server.ask('GET', '/readyz')).status).toBe(200), {
    timeout: MINUTE,
    interval: 500,
  })

describe('a database that hangs under casework', () => {
  it('has every call answered, nothing done that was refused, and a repeat do it once', {
    timeout: 3 * MINUTE,
  }, async () => {
    expect((await file('before it hung', 'first')).status).toBe(201)
    const raw = [eventOf('message.send'), eventOf('message.send')].map((one) => JSON.stringify(one)).join('\n')
    const batch = { raw, mediaType: 'application/x-ndjson' }
    road.hang()
    const headers = { accept: 'text/html', 'accept-language': 'zh' }
    const page = server.ask('GET', '/policy/versions', { token: null, headers })
    const calls = [
      file('while it hung', 'second'),
      server.ask('POST', '/v1/events', batch),
      server.ask('GET', '/v1/reports', { token: bob }),
      server.ask('GET', '/v1/notices', { token: bob }),
      server.ask('GET', '/v1/standing/account/eve'),
      server.ask('PUT', '/v1/people/ada', {
        body: { organization: 'acme', kind: 'member', name: 'Ada', roles: ['admin'] },
      }),
    ]
    try {
      const answers = await Promise.all(calls)
      for (const answer of answers) expectProblem(answer, 503, 'server.not-ready')
      expect(answers[0]?.headers.get('retry-after')).toBe('1')
      expect(await page).toMatchObject({ status: 503, body: expect.stringContaining('此页面暂时无法显示') })
      expect((await page).headers.get('retry-after')).toBe('1')
    } finally {
      road.goOn()
    }
    await back()
    expect(await filed('while it hung')).toBe(0)
    expect(await server.ask('POST', '/v1/events', batch)).toMatchObject({
      status: 202,
      body: [{ status: 'accepted' }, { status: 'accepted' }],
    })
    const [once, again] = [await file('while it hung', 'second'), await file('while it hung', 'second')]
    expect([once.status, again.body]).toEqual([201, once.body])
    expect([await filed('before it hung'), await filed('while it hung')]).toEqual([1, 1])
  })

  it('says what may be done, and does not do it again under its key', { timeout: 3 * MINUTE }, async () => {
    road.hangAtCommit()
    const first = await file('nobody knows', 'third').finally(road.goOn)
    expectProblem(first, 503, 'server.not-ready')
    expect(first.body).toMatchObject({ detail: expect.stringContaining('may be done') })
    await back()
    expect(await filed('nobody knows')).toBe(1)
    // As if its minute were over, in which somebody might still say what it answered.
    await database.db.query(
      `update idempotency_key set claimed_until = claimed_until - interval '2 min' where key = 'third'`,
    )
    expectProblem(await file('nobody knows', 'third'), 409, 'idempotency.done')
    expect(await filed('nobody knows')).toBe(1)
  })
})
