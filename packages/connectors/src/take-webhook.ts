/** Takes what Goodstanding tells: believed by its signature, carried out once, one after the other, and told again where that failed. */
import type { IncomingHttpHeaders } from 'node:http'
import { verifyWebhook, type WebhookEvent } from '@goodstanding/sdk'
import type { Kept } from './keep-state.ts'
import type { Log } from './log.ts'

export type WebhookState = {
  /** The secrets of our subscriptions, by their ids; of older ones, by address. */
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
