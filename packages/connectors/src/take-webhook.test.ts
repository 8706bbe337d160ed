import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { keepState } from './keep-state.ts'
import { createWebhookTaker, type WebhookState } from './take-webhook.ts'

const SECRET = `whsec_${Buffer.from('a secret of these tests only').toString('base64')}`

function signed(id: string, secret = SECRET) {
  const body = JSON.stringify({ specversion: '1.0', id, type: 'standing.changed', subject: 'account/u1', data: {} })
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { body, headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` } }
}

/** A connector that starts anew with each webhook. */
function openWorld() {
  const path = join(makeTestFolder(), 'state.json')
  const carried: string[] = []
  let isAway = false
  return {
    carried,
    setAway: (away: boolean) => (isAway = away),
    take: ({ body, headers }: ReturnType<typeof signed>) => {
      const first: WebhookState = { webhooks: { here: SECRET }, carried: [] }
      const kept = keepState(path, (text) => (text === null ? first : (JSON.parse(text) as WebhookState)))
      const handle = (event: { readonly id: string }): Promise<void> => {
        if (isAway) return Promise.reject(new Error('The service is away.'))
        carried.push(event.id)
        return Promise.resolve()
      }
      return createWebhookTaker({ kept, handle, log: () => undefined })(body, headers)
    },
  }
}

describe('what Goodstanding tells', () => {
  it('is carried out once, also when it is told again after a restart', async () => {
    const { take, carried } = openWorld()
    expect([await take(signed('a')), await take(signed('a')), await take(signed('b'))]).toEqual([204, 204, 204])
    expect(carried).toEqual(['a', 'b'])
  })

  it('is asked for again where it could not be carried out', async () => {
    const { take, carried, setAway } = openWorld()
    setAway(true)
    expect(await take(signed('a'))).toBe(503)
    setAway(false)
    expect(await take(signed('a'))).toBe(204)
    expect(carried).toEqual(['a'])
  })

  it('is not believed without a signature by our secret', async () => {
    const { take, carried } = openWorld()
    const other = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`
    expect(await take(signed('a', other))).toBe(400)
    expect(carried).toEqual([])
  })

  it('is carried out behind what could not be noted, as on a full disk', async () => {
    const carried: string[] = []
    let isFull = true
    const kept = {
      state: (): WebhookState => ({ webhooks: { here: SECRET }, carried: [] }),
      change: () => {
        if (isFull) throw new Error('No space is left.')
      },
    }
    const handle = (event: { readonly id: string }): Promise<void> => Promise.resolve(void carried.push(event.id))
    const take = createWebhookTaker({ kept, handle, log: () => undefined })
    const told = (id: string) => {
      const { body, headers } = signed(id)
      return take(body, headers)
    }
    await expect(told('a')).rejects.toThrow('No space')
    isFull = false
    expect(await told('b')).toBe(204)
    expect(carried).toEqual(['a', 'b'])
  })
})
