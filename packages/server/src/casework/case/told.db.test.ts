/** Whoever decides a case sees whether the service took what it was told: a receiver that is away is not passed over in silence. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let mei: string
let url: string
let status = 204
const server = createServer((_request, response) => {
  response.writeHead(status).end()
})
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`
})
afterAll(async () => {
  server.close()
  await world.close()
})

const subscribe = async (): Promise<string> =>
  (await world.call(await world.staff('ivan', 'installation-admin'), 'POST', '/v1/webhooks', { url })).body['id']

async function decided(account: string): Promise<string> {
  const body = { about: { account }, clause: 'conduct.i', text: `About ${account}` }
  const filed = await world.call(world.member('rob', 'acme', 'external'), 'POST', '/v1/reports', body)
  const found = filed.body['case'] as string
  const until = new Date(world.now() + 20 * DAY).toISOString()
  const answer = await world.call(mei, 'POST', `/v1/cases/${found}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'limit', capability: 'message.external', until }],
    reason: 'It insults.',
  })
  expect(answer.status).toBe(200)
  return found
}

async function pass(ms: number): Promise<void> {
  await world.pass(ms)
  while (await world.casework.sendWebhooks());
}

const told = async (found: string) => (await world.call(mei, 'GET', `/v1/cases/${found}/told`)).body

describe('what the service was told of a case', () => {
  it('is nothing where no webhook is subscribed', async () => {
    expect(await told(await decided('nobody-told'))).toEqual({ webhooks: 0, items: [] })
  })

  it('waits, is tried again, and is taken once the receiver is there', async () => {
    await subscribe()
    status = 503
    const found = await decided('ulf')
    expect(await told(found)).toMatchObject({
      webhooks: 1,
      items: [{ delivered: 0, failed: 0, attempts: 0, answer: null, takenAt: null }],
    })
    await pass(0)
    const [pending] = (await told(found))['items']
    expect(pending.waiting).toBeGreaterThan(1)
    expect(pending.types).toEqual(expect.arrayContaining(['action.taken', 'standing.changed', 'notice.sent']))
    // What whoever reported is told is none of it, nor where it is told.
    expect(pending.types).not.toContain('report.answered')
    expect(pending).toMatchObject({ delivered: 0, failed: 0, answer: 'HTTP 503' })
    expect(pending.attempts).toBeGreaterThan(0)
    expect(JSON.stringify(pending)).not.toContain('secret-path')
    expect(Date.parse(pending.triedUntil) - Date.parse(pending.at)).toBe(5 * DAY)
    // It holds here all the same.
    expect((await world.send('ulf', 'Hello')).body).toMatchObject({ effect: 'block' })
    status = 204
    for (let turn = 0; turn < 4; turn += 1) await pass(DAY / 2)
    mei = await world.staff('mei', 'moderator')
    expect((await told(found))['items']).toMatchObject([
      { waiting: 0, failed: 0, attempts: 0, answer: null, triedUntil: null, takenAt: expect.any(String) },
    ])
  })

  it('is said to be lost when it was tried for days, and what is taken back later is told apart', async () => {
    status = 503
    const found = await decided('uma')
    for (let turn = 0; turn < 14; turn += 1) await pass(DAY / 2)
    mei = await world.staff('mei', 'moderator')
    const [lost] = (await told(found))['items']
    expect(lost).toMatchObject({ waiting: 0, delivered: 0, answer: 'HTTP 503' })
    expect(lost.failed).toBeGreaterThan(1)
    status = 204
    const { items } = (await world.call(mei, 'GET', `/v1/actions?case=${found}`)).body
    await world.call(mei, 'POST', `/v1/actions/${items[0].id}/reverse`, { reason: 'It was somebody else.' })
    for (let turn = 0; turn < 3; turn += 1) await pass(DAY / 2)
    mei = await world.staff('mei', 'moderator')
    const after = (await told(found))['items']
    expect(after[0]).toMatchObject({ failed: lost.failed })
    expect(after[1]).toMatchObject({ waiting: 0, failed: 0, types: expect.arrayContaining(['action.reversed']) })
  })

  it('is read by whoever may read the case, and by nobody else', async () => {
    const found = await decided('uwe')
    const url = `/v1/cases/${found}/told`
    for (const who of [world.service, world.member('uwe', 'acme'), world.member('rob', 'acme', 'external')])
      expect((await world.call(who, 'GET', url)).status).toBe(403)
    expect((await world.call(mei, 'GET', '/v1/cases/case_none/told')).status).toBe(404)
  })
})
