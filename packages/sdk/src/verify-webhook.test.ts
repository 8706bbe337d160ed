import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook } from './verify-webhook.ts'

/** The example of the Standard Webhooks specification. */
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  body: '{"test": 2432232314}',
  headers: {
    'Webhook-Id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  now: 1_614_265_330_000,
}
const signed = (secret: string) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`m1.1614265330.${EXAMPLE.body}`).digest('base64')}`
}

describe('a webhook', () => {
  it('is believed when its signature is the one of the specification', async () => {
    expect(await verifyWebhook(EXAMPLE)).toEqual({ ok: true, value: { test: 2432232314 } })
  })

  it('is believed under the old and the new secret while a secret is rotated', async () => {
    const [old, next] = ['whsec_b2xkLW9sZC1vbGQ=', 'whsec_bmV3LW5ldy1uZXc=']
    const signature = `v2,abc ${signed(old)}`
    const headers = new Headers({
      'webhook-id': 'm1',
      'webhook-timestamp': '1614265330',
      'webhook-signature': signature,
    })
    expect(await verifyWebhook({ ...EXAMPLE, headers, secret: [next, old] })).toMatchObject({ ok: true })
    expect(await verifyWebhook({ ...EXAMPLE, headers, secret: next })).toMatchObject({
      refusal: { kind: 'webhook.signature' },
    })
  })

  it('is refused with another body, an old time, a missing header, or a signature of nothing', async () => {
    const kinds = await Promise.all(
      [
        { ...EXAMPLE, body: '{"test": 1}' },
        { ...EXAMPLE, now: EXAMPLE.now + 301_000 },
        { ...EXAMPLE, headers: {} },
        { ...EXAMPLE, secret: '' },
        { ...EXAMPLE, secret: 'whsec_%%%' },
        { ...EXAMPLE, now: EXAMPLE.now - 301_000 },
        { ...EXAMPLE, headers: { ...EXAMPLE.headers, 'webhook-timestamp': 'soon' } },
        { ...EXAMPLE, headers: { ...EXAMPLE.headers, 'webhook-signature': 'v1,%%%' } },
      ].map(async (received) => {
        const read = await verifyWebhook(received)
        return read.ok ? 'believed' : read.refusal.kind
      }),
    )
    expect(kinds).toEqual([
      'webhook.signature',
      'webhook.too-old',
      'webhook.header-missing',
      'webhook.signature',
      'webhook.signature',
      'webhook.too-old',
      'webhook.too-old',
      'webhook.signature',
    ])
  })

  it('is refused without any one of its headers, and believed for five minutes', async () => {
    for (const missing of Object.keys(EXAMPLE.headers)) {
      const headers = { ...EXAMPLE.headers, [missing]: undefined }
      expect(await verifyWebhook({ ...EXAMPLE, headers })).toMatchObject({
        refusal: { kind: 'webhook.header-missing' },
      })
    }
    for (const off of [-300_000, 300_000])
      expect(await verifyWebhook({ ...EXAMPLE, now: EXAMPLE.now + off })).toMatchObject({ ok: true })
  })
})
