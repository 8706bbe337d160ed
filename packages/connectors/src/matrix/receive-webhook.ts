/** Takes what Goodstanding tells: believed by its signature, carried out once, one after the other, and told again where that failed. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Goodstanding, verifyWebhook, type WebhookEvent } from '@goodstanding/sdk'
import { TOLD } from './handle-webhook.ts'
import type { Log } from './log.ts'
import type { Store } from './open-state.ts'

type Receiving = {
  readonly store: Store
  readonly handle: (event: WebhookEvent) => Promise<void>
  readonly log: Log
}

const DONE = 204
const NOT_BELIEVED = 400
const TELL_AGAIN = 503
const CARRIED_KEPT = 2_000

export function createReceiving({ store, handle, log }: Receiving) {
  let before: Promise<unknown> = Promise.resolve()
  const carry = async (event: WebhookEvent): Promise<number> => {
    if (store.state().carried.includes(event.id)) return DONE
    try {
      await handle(event)
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault)
      log('error', 'What Goodstanding told could not be carried out; it tells it again.', {
        type: event.type,
        subject: event.subject,
        why,
      })
      return TELL_AGAIN
    }
    log('info', 'Heard what Goodstanding told.', { type: event.type, subject: event.subject })
    store.change((state) => ({ ...state, carried: [...state.carried, event.id].slice(-CARRIED_KEPT) }))
    return DONE
  }
  return async (body: string, headers: IncomingHttpHeaders): Promise<number> => {
    const secret = Object.values(store.state().webhooks)
    const received = await verifyWebhook({ body, headers, secret })
    if (!received.ok) {
      log('warn', 'A webhook was not believed.', { kind: received.refusal.kind })
      return NOT_BELIEVED
    }
    const carried = before.then(() => carry(received.value))
    before = carried
    return carried
  }
}

type Subscribing = { readonly store: Store; readonly goodstanding: Pick<Goodstanding, 'ask'>; readonly log: Log }
type Subscriptions = { readonly items: readonly { readonly url: string }[] }

/** Subscribes the address unless Goodstanding knows it, with a secret that we know too. Answers whether it is subscribed. */
export async function subscribe({ store, goodstanding, log }: Subscribing, url: string): Promise<boolean> {
  const known = await goodstanding.ask<Subscriptions>('GET', '/v1/webhooks')
  if (known.ok && store.state().webhooks[url] !== undefined && known.value.items.some((item) => item.url === url))
    return true
  const made = await goodstanding.ask<{ readonly secret: string }>('POST', '/v1/webhooks', {
    body: { url, types: TOLD },
  })
  if (!made.ok) {
    const { kind, title, detail } = made.refusal
    log('error', 'No webhook: standing, notices and removals do not reach the homeserver.', {
      url,
      kind,
      title,
      detail,
    })
    return false
  }
  const { secret } = made.value
  store.change((state) => ({ ...state, webhooks: { ...state.webhooks, [url]: secret } }))
  log('info', 'Subscribed to what Goodstanding tells.', { url })
  return true
}
