/**
 * Webhooks leave the outbox: signed by Standard Webhooks, tried for days, in order for each subject and subscription.
 * A subscription that is away or slow keeps its own messages waiting, nobody else's.
 */
import { createHash, createHmac } from 'node:crypto'
import {
  finishForNext,
  finishOutbox,
  findDelivery,
  noteDelivery,
  removeWebhook,
  retryOutbox,
  takeFromOutbox,
  type TakenMessage,
  type WebhookDelivery,
  type WebhookSubscription,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { oneAfterAnother } from '../../one-after-another.ts'
import { atMost } from '../../within.ts'
import type { Desk } from '../parts.ts'
import { readDeliveryId } from '../read-stream.ts'
import { readWebhooks } from './kept-webhooks.ts'
import { createManners, type Manners } from './manners.ts'
import { postTo, privatelyOf } from './post-to.ts'
import { TRIED_MS } from './tried.ts'

export type WebhookPost = {
  /** Whether any subscription asks for this type. */
  readonly wants: (type: string) => boolean
  /** Sends what is due. Answers true when there may be more. */
  readonly send: () => Promise<boolean>
  /** Reads the subscriptions anew, after a change. */
  readonly refresh: () => Promise<void>
}

const AT_ONCE = 20
const WITHIN_MS = 15_000
/** Longer than a receiver may take to answer. */
const LEASE_MS = 20_000
/** A turn that a slow receiver holds up is left to end by itself, and the next one begins. */
const TURN_MS = 2_000
const MINUTE = 60_000
/** After each failed attempt. The last one is tried again for as long as the days of trying last. */
const PAUSES = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE] as const

export async function createWebhookPost(desk: Desk): Promise<WebhookPost> {
  let subscriptions: readonly WebhookSubscription[] = await readWebhooks(desk.db)
  const manners = createManners(AT_ONCE)
  const refresh = oneAfterAnother(async () => {
    subscriptions = await readWebhooks(desk.db)
  })
  return {
    wants: (type) => subscriptions.some(({ types }) => types.length === 0 || types.includes(type)),
    refresh,
    send: async () => {
      const taken = await takeFromOutbox(desk.db, {
        topic: 'webhook',
        limit: AT_ONCE,
        now: desk.now(),
        leaseMs: LEASE_MS,
        without: manners.away(desk.now()),
      })
      // Read after the messages: whoever one of them is for, on any node, is known by then.
      await refresh()
      const until = performance.now() + TURN_MS
      const sendRun = async (first: TakenMessage): Promise<void> => {
        for (let message: TakenMessage | null = first; message !== null; ) {
          const goesOn = performance.now() < until
          message = await sendOne(desk, { subscriptions, manners, goesOn }, message)
          if (message !== null) await refresh() // a subscription may have ended meanwhile
        }
      }
      const sent = Promise.all(taken.map(sendRun))
      // What fails after the turn is over is not told: its lease ends, and it is taken again.
      await atMost(
        TURN_MS,
        sent.then(() => undefined),
      )
      // What leaves lets the next of its subject be taken, so that one subject's day does not wait for the clock between.
      return taken.length > 0
    },
  }
}

/** Who asks to be left alone for longer is asked again before. */
const LONGEST_WAIT_MS = 6 * 60 * MINUTE

type Known = {
  readonly subscriptions: readonly WebhookSubscription[]
  readonly manners: Manners
  /** Whether what is behind the message is taken with its end. */
  readonly goesOn: boolean
}

/** Answers the one behind it, which is taken then; null: none is. */
async function sendOne(
  desk: Desk,
  { subscriptions, manners, goesOn }: Known,
  message: TakenMessage,
): Promise<TakenMessage | null> {
  const id = readDeliveryId(message.body)
  const delivery = await findDelivery(desk.db, id)
  const subscription = subscriptions.find((known) => known.id === delivery?.subscription)
  if (delivery === null || subscription === undefined) {
    // Nobody waits for it any more, and its entry in the log does not say that it waits.
    const note = { status: 'failed', answer: 'The subscription was removed.', at: desk.now() } as const
    await desk.db.transaction(async (tx) => {
      // What was taken before, and was to be sent again, was taken all the same.
      if ((await finishOutbox(tx, message)) && delivery?.status === 'waiting') await noteDelivery(tx, id, note)
    })
    return null
  }
  const answer = await manners.watch(subscription.id, desk.now, () => deliver(desk, subscription, delivery))
  if (answer.isGone) await endSubscription(desk, subscription)
  const isOver = answer.isGone || desk.now() - message.createdAt > TRIED_MS
  const status = answer.ok ? 'delivered' : isOver ? 'failed' : 'waiting'
  return desk.db.transaction(async (tx) => {
    if (status === 'delivered' && goesOn) {
      const { gone, next } = await finishForNext(tx, message, { now: desk.now(), leaseMs: LEASE_MS })
      if (gone) await noteDelivery(tx, id, { status, answer: answer.words, at: desk.now() })
      return next
    }
    const pause = Math.max(pauseAfter(id, message.attempts), Math.min(answer.waitMs, LONGEST_WAIT_MS))
    const again = { due: desk.now() + pause, error: answer.words }
    const isHeld = status === 'waiting' ? await retryOutbox(tx, message, again) : await finishOutbox(tx, message)
    // Whoever took it meanwhile notes how it fared.
    if (isHeld) await noteDelivery(tx, id, { status, answer: answer.words, at: desk.now() })
    return null
  })
}

/** Up to a tenth sooner or later, so that what failed together does not come again together. */
function pauseAfter(delivery: string, attempts: number): number {
  const pause = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0]
  const spread = createHash('sha256').update(`${delivery}/${attempts}`).digest().readUInt16BE(0) / 0xffff
  return Math.round(pause * (0.9 + 0.2 * spread))
}

/** The receiver said that it is gone for good: it is told no more, and the log says who ended it. */
async function endSubscription(desk: Desk, { id, url }: WebhookSubscription): Promise<void> {
  await desk.run(async (unit) => {
    if (!(await removeWebhook(unit.tx, id, unit.now))) return
    const why = 'The receiver answered 410 Gone.'
    unit.audit({ act: 'webhook.gone', by: 'receiver', object: `webhook/${id}`, organization: null, why })
    const message = `${why} It is told nothing more. If it is there after all, subscribe it anew: POST /v1/webhooks.`
    // Its host alone: paths of receivers hold secrets.
    const { host } = new URL(url)
    unit.afterCommit(() => desk.log?.({ level: 'warn', event: 'webhook ended', webhook: id, host, message }))
  })
}

type Answer = {
  readonly ok: boolean
  readonly isGone: boolean
  readonly words: string
  /** For how long the receiver asks to be left alone. */
  readonly waitMs: number
}

const GONE = 410
const NO_ANSWER = { ok: false, isGone: false, waitMs: 0 }

async function deliver(
  desk: Desk,
  { url, secrets }: WebhookSubscription,
  { id, body }: WebhookDelivery,
): Promise<Answer> {
  const text = JSON.stringify(body)
  const at = desk.now()
  const posting = postTo(url, {
    body: text,
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signWebhook(secrets, { id, at, body: text }),
    },
    private: privatelyOf(desk),
    withinMs: WITHIN_MS,
  })
  try {
    const { status, waitMs } = await posting
    return { ok: status >= 200 && status < 300, isGone: status === GONE, words: `HTTP ${status}`, waitMs }
  } catch (fault) {
    return { ...NO_ANSWER, words: fault instanceof Error ? fault.message : String(fault) }
  }
}

/** Standard Webhooks: one signature for each secret, so that a receiver may rotate. Secrets are `whsec_` and base64. */
export function signWebhook(
  secrets: readonly string[],
  message: { readonly id: string; readonly at: Instant; readonly body: string },
): string {
  const signed = `${message.id}.${Math.floor(message.at / 1000)}.${message.body}`
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
      return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
    })
    .join(' ')
}
