import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string }

let world: TestCasework
let ivan: string
let mei: string
let url: string
let hook: string
let secret: string
let got: Got[] = []
/** How the receiver answers a message about this subject. */
let answer: (subject: string) => number | Promise<number> = () => 204

const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    got.push({ headers: request.headers, body })
    const said = Promise.resolve(answer((JSON.parse(body) as { subject: string }).subject))
    void said.then((status) => response.writeHead(status).end())
  })
})

beforeAll(async () => {
  world = await openTestCasework()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  server.close()
  await world.close()
})
beforeEach(async () => {
  ivan = await world.staff('ivan', 'installation-admin')
  mei = await world.staff('mei', 'moderator')
  const made = await world.call(ivan, 'POST', '/v1/webhooks', { url, types: ['action.taken', 'action.reversed'] })
  hook = made.body['id']
  secret = made.body['secret']
  got = []
  answer = () => 204
})

async function warned(actor: string): Promise<string> {
  const { body } = await world.send(actor, 'INSULT')
  const decided = await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'warn' }],
    reason: 'Seen.',
  })
  return decided.body['actions'][0].id as string
}
const send = async () => {
  while (await world.casework.sendWebhooks());
}
const told = () => got.map(({ body }) => JSON.parse(body) as { type: string; subject: string })
const log = async () =>
  (await world.call(ivan, 'GET', `/v1/webhooks/${hook}/deliveries`)).body['items'] as readonly Record<string, unknown>[]
const sign = (key: string, { headers, body }: Got) =>
  `v1,${createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'))
    .update([headers['webhook-id'], headers['webhook-timestamp'], body].join('.'))
    .digest('base64')}`
const remove = () => world.call(ivan, 'DELETE', `/v1/webhooks/${hook}`)

describe('a webhook', () => {
  it('is tried again for days, ever more seldom, and then said to have failed', async () => {
    answer = () => 503
    await warned('d1')
    let tries = 0
    for (let hours = 0; hours < 4 * 24; hours += 1) {
      await world.pass(HOUR)
      await send()
      tries = got.length
    }
    expect(tries).toBeGreaterThan(15)
    expect(tries).toBeLessThan(40)
    ivan = await world.staff('ivan', 'installation-admin')
    expect(await log()).toMatchObject([{ status: 'waiting', answer: 'HTTP 503' }])
    for (let hours = 0; hours < 2 * 24; hours += 1) {
      await world.pass(HOUR)
      await send()
    }
    ivan = await world.staff('ivan', 'installation-admin')
    expect(await log()).toMatchObject([{ status: 'failed' }])
    const before = got.length
    await world.pass(DAY)
    await send()
    expect(got).toHaveLength(before)
    ivan = await world.staff('ivan', 'installation-admin')
    await remove()
  })

  it('keeps the order for each subject, and lets no subject wait for another', async () => {
    answer = (subject) => (subject === 'account/o1' ? 503 : 204)
    const action = await warned('o1')
    await world.call(mei, 'POST', `/v1/actions/${action}/reverse`, { reason: 'An error.' })
    await warned('o2')
    await send()
    // Those of two subjects are on their way at the same time, and either may come first.
    expect(
      told()
        .map(({ type, subject }) => `${type} ${subject}`)
        .toSorted(),
    ).toEqual(['action.taken account/o1', 'action.taken account/o2'])
    answer = () => 204
    await world.pass(MINUTE)
    await send()
    await send()
    expect(
      told()
        .slice(2)
        .map(({ type, subject }) => [type, subject]),
    ).toEqual([
      ['action.taken', 'account/o1'],
      ['action.reversed', 'account/o1'],
    ])
    await remove()
  })

  it('is signed with the old and the new secret while they change', async () => {
    const { body } = await world.call(ivan, 'POST', `/v1/webhooks/${hook}/rotate`)
    await warned('r1')
    await send()
    const [message] = got
    expect(String(message?.headers['webhook-signature']).split(' ')).toEqual([
      sign(body['secret'], message!),
      sign(secret, message!),
    ])
    expect((await world.call(ivan, 'GET', '/v1/webhooks')).body['items'][0]).not.toHaveProperty('secret')
    const [kept] = await world.casework.desk.db.query<{ secrets: readonly string[] }>(
      'select secrets from webhook_subscription where id = $1',
      [hook],
    )
    expect(kept?.secrets).toHaveLength(2)
    for (const known of [secret, body['secret'] as string]) expect(kept?.secrets.join()).not.toContain(known)
    await remove()
  })

  it('is signed with each of two secrets that were made at the same moment', async () => {
    const rotated = await Promise.all([1, 2].map(() => world.call(ivan, 'POST', `/v1/webhooks/${hook}/rotate`)))
    await warned('r2')
    await send()
    const [message] = got
    const signatures = String(message?.headers['webhook-signature']).split(' ')
    for (const { body } of rotated) expect(signatures).toContain(sign(body['secret'], message!))
    await remove()
  })

  it('stands in a log, and is sent again by hand under its own id', async () => {
    await warned('l1')
    await send()
    const [first] = await log()
    expect(first).toMatchObject({ status: 'delivered', attempts: 1, subject: 'account/l1', type: 'action.taken' })
    const replay = `/v1/webhooks/${hook}/deliveries/${String(first?.['id'])}/replay`
    expect((await world.call(ivan, 'POST', replay)).status).toBe(202)
    await send()
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([first?.['id']]))
    expect(got).toHaveLength(2)
    await remove()
  })

  it('that waits to be tried again is tried at once by hand, with what waits behind it, and sent once', async () => {
    answer = () => 503
    const action = await warned('l2')
    await send()
    await world.call(mei, 'POST', `/v1/actions/${action}/reverse`, { reason: 'Mistake.' })
    await world.pass(HOUR)
    ivan = await world.staff('ivan', 'installation-admin')
    await send() // refused again, and left alone for longer
    const refusedAt = world.casework.desk.now()
    const [behind, ahead] = (await log()).map(({ nextAt }) => Date.parse(String(nextAt)) - refusedAt)
    expect(ahead).toBeGreaterThan(25_000) // half a minute, a tenth sooner or later
    expect(ahead).toBeLessThan(35_000)
    expect(behind).toBe(ahead)
    answer = () => 204
    got = []
    await send()
    expect(got).toEqual([])
    const head = (await log()).findLast(({ status }) => status === 'waiting')
    const replay = `/v1/webhooks/${hook}/deliveries/${String(head?.['id'])}/replay`
    expect((await world.call(ivan, 'POST', replay)).status).toBe(202)
    await send()
    expect(told().map(({ type }) => type)).toEqual(['action.taken', 'action.reversed'])
    await world.pass(HOUR)
    await send()
    expect(got).toHaveLength(2)
    ivan = await world.staff('ivan', 'installation-admin')
    expect((await log()).map(({ nextAt }) => nextAt)).toEqual([null, null])
    await remove()
  })

  it('is refused with what is wrong with its address: a setting allows private ones, and none that is no address or names a user', async () => {
    const detailOf = async (url: string) =>
      (await world.call(world.service, 'POST', '/v1/webhooks', { url })).body['errors'][0].detail
    for (const url of ['ftp://chat.example/', 'https://user:secret@chat.example/', 'chat.example'])
      expect(await detailOf(url), url).toMatch(/^must be a whole address that begins with https/)
    await remove()
  })

  it('is made, read, rotated, sent again and ended by whoever manages webhooks, and by nobody else', async () => {
    await warned('w1')
    await send()
    const [delivery] = await log()
    const own = `/v1/webhooks/${hook}`
    for (const who of [mei, world.member('boss', 'acme', 'admin'), await world.staff('sofia', 'senior')])
      for (const [method, path, body] of [
        ['POST', '/v1/webhooks', { url }],
        ['GET', '/v1/webhooks'],
        ['POST', `${own}/rotate`],
        ['GET', `${own}/deliveries`],
        ['POST', `${own}/deliveries/${String(delivery?.['id'])}/replay`],
        ['DELETE', own],
      ] as const)
        expect([method, path, (await world.call(who, method, path, body)).status]).toEqual([method, path, 403])
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
  })

  it('that ended is sent nothing again, and what it took stands as taken', async () => {
    await warned('w2')
    await send()
    const [delivery] = await log()
    const replay = `/v1/webhooks/${hook}/deliveries/${String(delivery?.['id'])}/replay`
    // Asked for a moment before its end.
    expect((await world.call(ivan, 'POST', replay)).status).toBe(202)
    await remove()
    await send()
    expect(await world.call(ivan, 'POST', replay)).toMatchObject({ status: 404, body: { kind: 'webhook.unknown' } })
    await send()
    expect(await log()).toMatchObject([{ status: 'delivered', answer: 'HTTP 204' }])
  })

  it('is noted by whoever holds it: what is answered late to a try whose time is over takes nothing back', async () => {
    let release: (status: number) => void = () => undefined
    const late = new Promise<number>((resolve) => (release = resolve))
    await warned('k1')
    const asked = new Promise<void>((resolve) => {
      answer = () => {
        resolve()
        return late
      }
    })
    const first = send()
    await asked
    answer = () => 204
    await world.casework.desk.db.query('update outbox set lease_until = now()') // as if its time were over
    await send()
    release(503)
    await first
    expect(await log()).toMatchObject([{ status: 'delivered', answer: 'HTTP 204', attempts: 1 }])
    await remove()
  })

  it('that is gone for good is told no more, and the log says why', async () => {
    answer = () => 410
    const { desk } = world.casework
    const lines: unknown[] = []
    const usual = desk.log
    Object.assign(desk, { log: (line: unknown) => lines.push(line) })
    await warned('g1')
    await send()
    Object.assign(desk, { log: usual })
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'warn',
        event: 'webhook ended',
        host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      }),
    ])
    expect((await log())[0]).toMatchObject({ status: 'failed', answer: 'HTTP 410' })
    expect((await world.call(ivan, 'GET', '/v1/webhooks')).body['items']).toEqual([])
    await warned('g2')
    await send()
    expect(got).toHaveLength(1)
  })
})

describe('a decided case', () => {
  it('is opened again by a senior, with a reason, when something new is known', async () => {
    const { body } = await world.send('n1', 'INSULT')
    const url = `/v1/cases/${body['case']}`
    const sofia = await world.staff('sofia', 'senior')
    expect((await world.call(sofia, 'POST', `${url}/reopen`, { reason: 'x' })).body['kind']).toBe('case.not-decided')
    await world.call(mei, 'POST', `${url}/decide`, { outcome: 'no-violation', reason: 'Banter.' })
    expect((await world.call(mei, 'POST', `${url}/reopen`, { reason: 'x' })).status).toBe(403)
    expect((await world.call(sofia, 'POST', `${url}/reopen`, {})).body['kind']).toBe('case.reason-missing')
    const opened = await world.call(sofia, 'POST', `${url}/reopen`, { reason: 'A witness came.' })
    expect(opened.body).toMatchObject({ status: 'open', notes: [{ by: 'sofia', text: 'A witness came.' }] })
    expect((await world.send('n1', 'INSULT')).body['case']).toBe(body['case'])
  })
})
