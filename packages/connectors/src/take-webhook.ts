/** Takes what Goodstanding tells: believed by its signature, carried out once, one after the other, and told again where that failed. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Goodstanding, verifyWebhook, type WebhookEvent, type WebhookType } from '@goodstanding/sdk'
import type { Kept } from './keep-state.ts'
import type { Log } from './log.ts'

export type WebhookState = {
  /** The secrets of our subscriptions, by address. */
  readonly webhooks: Readonly<Record<string, string>>
  /** Ids of webhooks that were carried out, oldest first. */
  readonly carried: readonly string[]
}

type Taking<State extends WebhookState> = {
  readonly kept: Kept<State>
  readonly handle: (event: WebhookEvent) => Promise<void>
  readonly log: Log
}

const DONE = 204
const NOT_BELIEVED = 400
const TELL_AGAIN = 503
const CARRIED_KEPT = 2_000

/** Answers the status to answer with. */
export function createWebhookTaker<State extends WebhookState>({ kept, handle, log }: Taking<State>) {
  let before: Promise<unknown> = Promise.resolve()
  const carry = async (event: WebhookEvent): Promise<number> => {
    if (kept.state().carried.includes(event.id)) return DONE
    const { type, subject } = event
    try {
      await handle(event)
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault)
      log('error', 'What Goodstanding told could not be carried out; it tells it again.', { type, subject, why })
      return TELL_AGAIN
    }
    kept.change((state) => ({ ...state, carried: [...state.carried, event.id].slice(-CARRIED_KEPT) }))
    return DONE
  }
  return async (body: string, headers: IncomingHttpHeaders): Promise<number> => {
    const received = await verifyWebhook({ body, headers, secret: Object.values(kept.state().webhooks) })
    if (!received.ok) {
      log('warn', 'A webhook was not believed.', { kind: received.refusal.kind })
      return NOT_BELIEVED
    }
    const carried = before.then(() => carry(received.value))
    // What could not be noted is told again; those behind it are carried out meanwhile.
    before = carried.catch(() => undefined)
    return carried
  }
}

type Subscribing<State extends WebhookState> = {
  readonly kept: Kept<State>
  readonly goodstanding: Pick<Goodstanding, 'ask'>
  readonly types: readonly WebhookType[]
  readonly log: Log
}
type Subscriptions = { readonly items: readonly { readonly url: string }[] }

/** Subscribes the address unless Goodstanding knows it, with a secret that we know too. Answers whether it is subscribed. */
export async function subscribe<State extends WebhookState>(
  { kept, goodstanding, types, log }: Subscribing<State>,
  url: string,
): Promise<boolean> {
  const known = await goodstanding.ask<Subscriptions>('GET', '/v1/webhooks')
  if (known.ok && kept.state().webhooks[url] !== undefined && known.value.items.some((item) => item.url === url))
    return true
  const made = await goodstanding.ask<{ readonly secret: string }>('POST', '/v1/webhooks', { body: { url, types } })
  if (!made.ok) {
    const { kind, title, detail } = made.refusal
    log('error', 'No webhook: standing and notices are not carried out.', { url, kind, title, detail })
    return false
  }
  const { secret } = made.value
  kept.change((state) => ({ ...state, webhooks: { ...state.webhooks, [url]: secret } }))
  log('info', 'Subscribed to what Goodstanding tells.', { url })
  return true
}
