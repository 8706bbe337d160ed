/** Who is told, as one node knows it, while subscriptions come and go on this node and on others. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { holdQuery } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { createWebhookPost } from './post-webhooks.ts'

let world: TestCasework
let ivan: string
let url: string
let got: string[] = []

const server = createServer((request, response) => {
  got.push(String(request.headers['webhook-id']))
  response.writeHead(204).end()
})

beforeAll(async () => {
  world = await openTestCasework()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  ivan = await world.staff('ivan', 'installation-admin')
})
afterAll(async () => {
  server.close()
  await world.close()
})
beforeEach(() => {
  got = []
})

const subscribe = async (...types: string[]): Promise<string> =>
  (await world.call(ivan, 'POST', '/v1/webhooks', { url, types })).body['id']
const remove = (id: string) => world.call(ivan, 'DELETE', `/v1/webhooks/${id}`)

it('does not forget a new subscription because a reading that began before it ends after it', async () => {
  const { desk } = world.casework
  let { query } = desk.db
  let readings = 0
  const counting: typeof query = (...asked) => {
    readings += 1
    return query(...asked)
  }
  const post = await createWebhookPost({ ...desk, db: { ...desk.db, query: counting } })
  let made = ''
  let refreshed: Promise<void> = Promise.resolve()
  const after = async (): Promise<void> => {
    made = await subscribe('decision.made')
    const before = readings
    refreshed = post.refresh() // as the route does that made it
    await new Promise(setImmediate)
    if (readings > before) await refreshed
  }
  query = holdQuery(desk.db, 'webhook_subscription', { after }).query
  await post.refresh()
  await refreshed
  expect(post.wants('decision.made')).toBe(true)
  await remove(made)
})

it('sends what is told to a subscription that another node made a moment ago', async () => {
  const { desk } = world.casework
  let made = ''
  const db = holdQuery(desk.db, 'outbox', {
    before: async () => {
      made = await subscribe('standing.changed')
      await desk.run((unit) => {
        unit.tell({ type: 'standing.changed', subject: 'account/u1', organization: null, data: {} })
        return Promise.resolve()
      })
    },
  })
  const post = await createWebhookPost({ ...desk, db })
  while (await post.send());
  const { body } = await world.call(ivan, 'GET', `/v1/webhooks/${made}/deliveries`)
  expect(got).toHaveLength(1)
  expect(body['items']).toMatchObject([{ status: 'delivered' }])
  await remove(made)
})

it('does not say of what waited for a subscription that was removed that it waits', async () => {
  const { desk } = world.casework
  const made = await subscribe('standing.changed')
  await desk.run((unit) => {
    unit.tell({ type: 'standing.changed', subject: 'account/u2', organization: null, data: {} })
    return Promise.resolve()
  })
  await remove(made)
  const post = await createWebhookPost(desk)
  while (await post.send());
  const { body } = await world.call(ivan, 'GET', `/v1/webhooks/${made}/deliveries`)
  expect(got).toEqual([])
  expect(body['items']).toMatchObject([{ status: 'failed', answer: 'The subscription was removed.' }])
})

it('lets one that answers have its messages while another is away: that one rests after a turn of failures', async () => {
  const { desk } = world.casework
  const refused: string[] = []
  const away = createServer((request, response) => {
    refused.push(String(request.headers['webhook-id']))
    response.writeHead(500).end()
  })
  await new Promise<void>((listening) => away.listen(0, '127.0.0.1', () => listening()))
  const bad = await world.call(ivan, 'POST', '/v1/webhooks', {
    url: `http://127.0.0.1:${(away.address() as AddressInfo).port}/`,
    types: ['standing.changed'],
  })
  const good = await subscribe('standing.changed')
  await desk.run((unit) => {
    for (let at = 0; at < 60; at++)
      unit.tell({ type: 'standing.changed', subject: `account/many-${at}`, organization: null, data: {} })
    return Promise.resolve()
  })
  const post = await createWebhookPost(desk)
  while (await post.send());
  expect(got).toHaveLength(60)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThanOrEqual(20)
  for (const id of [bad.body['id'], good]) await remove(id)
  away.close()
})

it('sends what one subject has waiting one after another, without waiting for the clock between', async () => {
  const { desk } = world.casework
  const made = await subscribe('standing.changed')
  await desk.run((unit) => {
    for (let at = 0; at < 5; at++)
      unit.tell({ type: 'standing.changed', subject: 'account/busy-day', organization: null, data: { at } })
    return Promise.resolve()
  })
  const post = await createWebhookPost(desk)
  while (await post.send());
  const { body } = await world.call(ivan, 'GET', `/v1/webhooks/${made}/deliveries`)
  expect(got).toHaveLength(5)
  expect(body['items'].map((item: { id: string }) => item.id)).toEqual(got.toReversed())
  await remove(made)
})

it('leaves a receiver alone for as long as it asks, and for six hours at most', async () => {
  const { desk } = world.casework
  const asks = ['3600', new Date(Date.now() + 2 * 3_600_000).toUTCString(), '999999', 'soon']
  const busy = createServer((request, response) => {
    const at = Number(new URL(request.url ?? '', 'http://x.invalid').searchParams.get('at'))
    response.writeHead(429, { 'retry-after': asks[at] ?? '' }).end()
  })
  await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', () => listening()))
  const { port } = busy.address() as AddressInfo
  const made: string[] = []
  for (const at of asks.keys()) {
    const to = { url: `http://127.0.0.1:${port}/?at=${at}`, types: ['standing.changed'] }
    made.push((await world.call(ivan, 'POST', '/v1/webhooks', to)).body['id'])
  }
  await desk.run((unit) => {
    unit.tell({ type: 'standing.changed', subject: 'account/busy', organization: null, data: {} })
    return Promise.resolve()
  })
  const before = desk.now()
  const post = await createWebhookPost(desk)
  while (await post.send());
  const waits = await desk.db.query<{ key: string; due: number }>(`select key, due from outbox where topic = 'webhook'`)
  const hours = made.map((id) => {
    const due = waits.find(({ key }) => key.startsWith(id))?.due ?? 0
    return Math.round(((due - before) / 3_600_000) * 10) / 10
  })
  expect(hours).toEqual([1, 2, 6, 0])
  for (const id of made) await remove(id)
  busy.close()
})

it('sends what is behind a message in the same turn, in its order, and looks among all that waits once; not to who ended meanwhile', async () => {
  const { desk } = world.casework
  const made = await subscribe('standing.changed')
  await desk.run((unit) => {
    for (let number = 0; number < 6; number += 1)
      unit.tell({ type: 'standing.changed', subject: 'account/many', organization: null, data: { number } })
    return Promise.resolve()
  })
  let looks = 0
  const query: typeof desk.db.query = (statement, values) => {
    if ((typeof statement === 'string' ? statement : statement.text).includes('with free as')) looks += 1
    return desk.db.query(statement, values)
  }
  const post = await createWebhookPost({ ...desk, db: { ...desk.db, query } })
  while (await post.send());
  expect(looks).toBeLessThan(6)
  const items = async () => (await world.call(ivan, 'GET', `/v1/webhooks/${made}/deliveries`)).body['items']
  const inOrder = (await items()).map(({ id }: { id: string }) => id).toReversed()
  expect(got.map((id) => inOrder.findIndex((delivery: string) => delivery.startsWith(id)))).toEqual([0, 1, 2, 3, 4, 5])

  got = []
  await desk.run((unit) => {
    for (let number = 0; number < 3; number += 1)
      unit.tell({ type: 'standing.changed', subject: 'account/many', organization: null, data: { number } })
    return Promise.resolve()
  })
  const ending = createServer((_request, response) => {
    got.push('one')
    void remove(made).then(() => response.writeHead(204).end())
  })
  await new Promise<void>((listening) => ending.listen(0, '127.0.0.1', () => listening()))
  const there = `http://127.0.0.1:${(ending.address() as AddressInfo).port}/`
  await desk.db.query('update webhook_subscription set url = $2 where id = $1', [made, there])
  while (await post.send());
  ending.close()
  expect(got).toEqual(['one'])
  expect((await items()).map(({ status }: { status: string }) => status).slice(0, 3)).toEqual([
    'failed',
    'failed',
    'delivered',
  ])
})
