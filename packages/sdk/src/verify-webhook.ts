/**
 * Whether a webhook came from the server that holds the secret, by Standard Webhooks (standardwebhooks.com).
 * WebCrypto only, so that it runs on Node, on workers and in browsers.
 */
import type { Result } from '@goodstanding/model'
import type { WebhookEvent } from './contract.ts'
import { ok, refuse } from './problem.ts'
import { readBody } from './read-answer.ts'

export type WebhookReceived = {
  /** The body as it came, byte for byte: a parsed and printed one has another signature. */
  readonly body: string
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** `whsec_…`; while a secret is rotated, both. */
  readonly secret: string | readonly string[]
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: number
}

export type WebhookRefusal = {
  readonly kind: 'webhook.header-missing' | 'webhook.too-old' | 'webhook.signature' | 'webhook.body'
  readonly title: string
}

/** A message older or newer than this is taken for a replay. */
const TOLERANCE_MS = 5 * 60_000

function headerOf(headers: WebhookReceived['headers'], name: string): string | null {
  if (headers instanceof Headers) return headers.get(name)
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : (found?.[0] ?? null)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return null // no base64 is no signature and no secret
  }
}

async function isSigned(secret: string, signed: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const raw = bytesOf(secret.replace(/^whsec_/, ''))
  if (raw === null || raw.length === 0) return false
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, signature, new TextEncoder().encode(signed))
}

/** The event of a webhook whose signature is good, or why it is not to be believed. Handle each `id` once. */
export async function verifyWebhook(received: WebhookReceived): Promise<Result<WebhookEvent, WebhookRefusal>> {
  const { body, headers, now = Date.now() } = received
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  const signatures = headerOf(headers, 'webhook-signature')
  if (id === null || timestamp === null || signatures === null)
    return refuse({ kind: 'webhook.header-missing', title: 'A header of Standard Webhooks is missing.' })
  const age = Math.abs(now - Number(timestamp) * 1000)
  if (!(age <= TOLERANCE_MS))
    return refuse({ kind: 'webhook.too-old', title: 'It was signed more than five minutes from now: a replay?' })
  const secrets = typeof received.secret === 'string' ? [received.secret] : received.secret
  for (const stated of signatures.split(' ')) {
    const [version, base64 = ''] = stated.split(',')
    const signature = version === 'v1' ? bytesOf(base64) : null
    if (signature === null) continue
    for (const secret of secrets) {
      if (!(await isSigned(secret, `${id}.${timestamp}.${body}`, signature))) continue
      const event = readBody<WebhookEvent>(body)
      return event === null ? refuse({ kind: 'webhook.body', title: 'The body is no JSON object.' }) : ok(event)
    }
  }
  return refuse({ kind: 'webhook.signature', title: 'No signature was made with this secret.' })
}
