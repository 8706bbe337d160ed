/** A connector's door and a real Goodstanding, whose webhooks somebody else manages too. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createGoodstanding, type Goodstanding, type Page, type WebhookType, type WireEvent } from '@goodstanding/sdk'
import { readConfig, startGoodstanding } from '@goodstanding/server'
import { makeDataFolder, makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBody } from './door.ts'
import { type Kept, keepState } from './keep-state.ts'
import { keepSubscribed } from './keep-subscribed.ts'
import { createWebhookTaker, type WebhookState } from './take-webhook.ts'
import { must, until } from './wecom/open-test-corp.ts'

type Subscription = { readonly id: string; readonly url: string; readonly types: readonly string[] }
type Delivery = { readonly id: string; readonly status: string; readonly answer: string | null }

let service: Goodstanding
let close: () => Promise<void>
beforeAll(async () => {
  const data = await makeDataFolder()
  const settings = { PORT: '0', GOODSTANDING_DATA: data, GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' }
  const running = await startGoodstanding(readConfig(settings, []), () => undefined)
  service = createGoodstanding({ url: running.url, token: running.serviceToken })
  close = async () => {
    await running.close()
    rmSync(data, { recursive: true, force: true })
  }
})
afterAll(() => close())

const EMPTY: WebhookState = { webhooks: {}, carried: [] }
const read = (text: string | null): WebhookState => (text === null ? EMPTY : (JSON.parse(text) as WebhookState))

/** A door of its own, with what it carried out; `kept` may be begun anew, as when a folder is lost. */
async function openDoor() {
  const carried: string[] = []
  let kept: Kept<WebhookState> = keepState(join(makeTestFolder(), 'state.json'), read)
  const handle = ({ type }: { readonly type: string }): Promise<void> => Promise.resolve(void carried.push(type))
  const server = createServer((request, response) => {
    void readBody(request, 100_000)
      .then((body) => createWebhookTaker({ kept, handle, log: () => undefined })(body, request.headers))
      .then((status) => response.writeHead(status).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // A port that was given back may be given to the next door: the address is its own all the same.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/${randomUUID()}`
  return {
    ...{ carried, url },
    see: (...types: readonly WebhookType[]) =>
      keepSubscribed({ kept, goodstanding: service, types, log: () => undefined }, url),
    loseFolder: () => (kept = keepState(join(makeTestFolder(), 'state.json'), read)),
    subscriptions: async () =>
      must(await service.ask<Page<Subscription>>('GET', '/v1/webhooks', { query: { limit: 200 } })).items.filter(
        (one) => one.url === url,
      ),
    close: () => server.close(),
  }
}
type Door = Awaited<ReturnType<typeof openDoor>>

const deliveries = async (id: string) =>
  must(await service.ask<Page<Delivery>>('GET', `/v1/webhooks/${id}/deliveries`)).items

/** Something that is told, and how it fared at first. */
async function tell(door: Door, name: string): Promise<{ readonly at: string; readonly answer: string | null }> {
  const [{ id } = { id: '' }] = await door.subscriptions()
  const known = new Set((await deliveries(id)).map((one) => one.id))
  const event: WireEvent = {
    specversion: '1.0',
    id: name,
    source: 'https://chat.example',
    type: 'message.send',
    data: {
      organization: 'acme',
      actor: { id: `u-${name}`, kind: 'member' },
      conversation: { id: 'c', kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['x'], size: 1 },
      content: { text: 'I will kill you tomorrow when you leave the office' },
    },
  }
  must(await service.decide(event))
  const found = await until(async () => {
    const one = (await deliveries(id)).find((delivery) => !known.has(delivery.id))
    return one === undefined || one.answer === null ? null : one
  })
  return { at: `/v1/webhooks/${id}/deliveries/${found.id}/replay`, answer: found.answer }
}
const again = (at: string) => service.ask('POST', at, { body: {} })

describe('the subscription of a connector', () => {
  it('is made once, however often it is looked at, and hears more when more is wanted', async () => {
    const door = await openDoor()
    for (let turn = 0; turn < 3; turn += 1) expect(await door.see('decision.made')).toBe(true)
    expect(await door.subscriptions()).toHaveLength(1)
    expect(await door.see('decision.made', 'standing.changed')).toBe(true)
    expect((await door.subscriptions()).map(({ types }) => types)).toEqual([['decision.made'], ['standing.changed']])
    door.close()
  })

  it('is believed again after somebody gave it other secrets, with what was told meanwhile', async () => {
    const door = await openDoor()
    await door.see('decision.made')
    const [{ id } = { id: '' }] = await door.subscriptions()
    expect(await tell(door, 'before')).toMatchObject({ answer: 'HTTP 204' })
    for (let turn = 0; turn < 2; turn += 1) must(await service.ask('POST', `/v1/webhooks/${id}/rotate`, { body: {} }))
    const missed = await tell(door, 'missed')
    expect([missed.answer, door.carried]).toEqual(['HTTP 400', ['decision.made']])
    await door.see('decision.made')
    await again(missed.at)
    await until(() => (door.carried.length === 2 ? true : null))
    expect(await tell(door, 'after')).toMatchObject({ answer: 'HTTP 204' })
    expect(await door.subscriptions()).toHaveLength(1)
    door.close()
  })

  it('is not made twice where its secret was lost, nor lost where it was removed', async () => {
    const door = await openDoor()
    await door.see('decision.made')
    door.loseFolder()
    await door.see('decision.made')
    const [first, ...others] = await door.subscriptions()
    expect(others).toEqual([])
    expect(await tell(door, 'lost')).toMatchObject({ answer: 'HTTP 204' })
    must(await service.ask('DELETE', `/v1/webhooks/${first?.id ?? ''}`))
    await door.see('decision.made')
    expect(await tell(door, 'removed')).toMatchObject({ answer: 'HTTP 204' })
    door.close()
  })
})
