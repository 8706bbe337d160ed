/** Webhooks of section 6: who is told what, what was delivered, and sending it again by hand. */
import { randomBytes } from 'node:crypto'
import { OUTGOING_TYPES } from '@goodstanding/casework'
import {
  findDelivery,
  knowsWebhook,
  listDeliveries,
  lockWebhook,
  hastenOutbox,
  putInOutbox,
  removeWebhook,
  type WebhookSubscription,
} from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { demand } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { instantText, textOrNull } from '../../casework/show.ts'
import type { Unit } from '../../casework/unit.ts'
import { keepWebhook, readWebhooks } from '../../casework/webhook/kept-webhooks.ts'
import { isAllowedUrl, privatelyOf } from '../../casework/webhook/post-to.ts'
import { principalOf } from '../app.ts'
import { pageOf, pageOfAll } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'

type IdParams = { Params: { id: string } }

const subscription = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 2_048 }),
  types: Type.Optional(Type.Array(Type.Enum(OUTGOING_TYPES, { title: 'WebhookType' }), { maxItems: 50 })),
})
const check = checkerOf<{ url: string; types?: readonly string[] }>(subscription, 'body.invalid')

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
/** One old secret stays beside the new one, until the next rotation. */
const SECRETS_KEPT = 2

const shown = ({ id, url, types, createdAt }: WebhookSubscription) => ({
  id,
  url,
  types,
  createdAt: instantText(createdAt),
})

export function registerWebhookRoutes(app: FastifyInstance, { desk, refreshWebhooks }: Casework): void {
  const tags = ['webhooks']
  /** In one unit, so that a repeat under the same key knows that it was done; whoever holds the old secrets is read behind a lock. */
  const change = async (work: (unit: Unit) => Promise<WebhookSubscription>): Promise<unknown> => {
    const webhook = await desk.run(async (unit) => {
      const made = await work(unit)
      await keepWebhook(unit.tx, made)
      return made
    })
    await refreshWebhooks()
    return { ...shown(webhook), secret: webhook.secrets[0] }
  }

  app.post('/v1/webhooks', { schema: { tags, summary: 'Be told by webhook', body: subscription } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      demand(principalOf(request), 'webhook.manage')
      const { url, types = [] } = check(request.body, '')
      if (!isAllowedUrl(url, privatelyOf(desk)))
        throw fieldProblem(
          'webhook.address',
          '/url',
          isAllowedUrl(url, 'allowed')
            ? 'must be a public HTTPS address, unless the product runs with GOODSTANDING_PRIVATE_WEBHOOKS=allow'
            : 'must be a whole address that begins with https:// and names neither user nor password',
        )
      const made = (unit: Unit): Promise<WebhookSubscription> =>
        Promise.resolve({ id: unit.newId('wh'), url, types, secrets: [newSecret()], createdAt: unit.now })
      return { status: 201, body: await change(made) }
    }),
  )

  app.get('/v1/webhooks', { schema: { tags, summary: 'Subscriptions, without their secrets' } }, async (request) => {
    demand(principalOf(request), 'webhook.manage')
    return pageOfAll(request, (await readWebhooks(desk.db)).map(shown), ({ id }) => id)
  })

  app.delete<IdParams>('/v1/webhooks/:id', { schema: { tags, summary: 'Be told no more' } }, async (request, reply) => {
    demand(principalOf(request), 'webhook.manage')
    if (!(await removeWebhook(desk.db, request.params.id, desk.now()))) throw new Problem('webhook.unknown')
    await refreshWebhooks()
    return reply.code(204).send()
  })

  app.post<IdParams>(
    '/v1/webhooks/:id/rotate',
    { schema: { tags, summary: 'A new secret beside the old one' } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        demand(principalOf(request), 'webhook.manage')
        const rotated = async ({ tx }: Unit): Promise<WebhookSubscription> => {
          await lockWebhook(tx, request.params.id)
          const found = (await readWebhooks(tx)).find(({ id }) => id === request.params.id)
          if (found === undefined) throw new Problem('webhook.unknown')
          return { ...found, secrets: [newSecret(), ...found.secrets].slice(0, SECRETS_KEPT) }
        }
        return { status: 200, body: await change(rotated) }
      }),
  )

  app.get<IdParams>(
    '/v1/webhooks/:id/deliveries',
    { schema: { tags, summary: 'What was delivered' } },
    async (request) => {
      demand(principalOf(request), 'webhook.manage')
      if (!(await knowsWebhook(desk.db, request.params.id))) throw new Problem('webhook.unknown')
      const { items, next } = await listDeliveries(desk.db, request.params.id, pageOf(request))
      return {
        items: items.map(({ createdAt, lastAt, nextAt, subjectKey, ...delivery }) => ({
          ...delivery,
          subject: subjectKey,
          createdAt: instantText(createdAt),
          lastAt: textOrNull(lastAt),
          nextAt: textOrNull(nextAt),
        })),
        next,
      }
    },
  )

  type DeliveryParams = { Params: { id: string; delivery: string } }
  const replay = { tags, summary: 'Send a delivery again' }
  app.post<DeliveryParams>('/v1/webhooks/:id/deliveries/:delivery/replay', { schema: replay }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      demand(principalOf(request), 'webhook.manage')
      const delivery = await findDelivery(desk.db, request.params.delivery)
      if (delivery?.subscription !== request.params.id) throw new Problem('webhook.unknown')
      const { id, subscription: to, subjectKey, status } = delivery
      // One that ended is told nothing: what was delivered to it stands in the log, and nothing waits.
      if ((await readWebhooks(desk.db)).every((webhook) => webhook.id !== to)) throw new Problem('webhook.unknown')
      const now = desk.now()
      const message = { topic: 'webhook', key: `${to} ${subjectKey}`, organization: null, due: now, at: now }
      await desk.run(async ({ tx }) => {
        // Whoever sends something again knows that it can be taken: what waits ahead of it leaves now too. What waits itself leaves once.
        await hastenOutbox(tx, { ...message, now })
        if (status !== 'waiting') await putInOutbox(tx, [{ ...message, body: { delivery: id } }])
      })
      return { status: 202, body: { id, status: 'waiting' } }
    }),
  )
}
