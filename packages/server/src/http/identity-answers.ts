/** What the calls about who is who answer: sign-in, sessions, staff, tokens, and who is told by webhook. */
import { ACTS } from '@goodstanding/casework'
import type { WebhookDelivery } from '@goodstanding/ledger'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { PERSON_ROLES, SCOPES, STAFF_ROLES } from '../access/principal.ts'
import { type Answers, count, instant, json, orNull, page, text, version, wordOf, extended } from './answer-parts.ts'
import { webhookMessage, webhookType } from './webhook-messages.ts'

const roles = Type.Array(Type.Enum(STAFF_ROLES, { title: 'StaffRole' }))
const scopes = Type.Array(Type.Enum(SCOPES, { title: 'Scope' }))
const token = Type.String({ description: 'Shown once.' })

const signedIn = named('SignedIn', { token, person: Type.Object({ id: text, name: text, roles }), expiresAt: instant })

const asker = named('Asker', {
  kind: wordOf<'staff' | 'person' | 'service'>({ staff: true, person: true, service: true }),
  id: text,
  csrf: orNull(text),
  endsAt: orNull(instant),
  may: Type.Array(Type.Enum(ACTS)),
  name: Type.Optional(text),
  roles: Type.Optional(roles),
  queues: Type.Optional(Type.Array(text)),
  setAside: Type.Optional(Type.Array(text)),
  organization: Type.Optional(text),
  role: Type.Optional(Type.Enum(PERSON_ROLES, { title: 'PersonRole' })),
  scopes: Type.Optional(scopes),
})

const staff = named('StaffMember', { id: text, name: text, email: text, roles, version })
const minted = named('MintedToken', { token, expiresAt: instant })
const serviceToken = named('NamedToken', { id: text, name: text, scopes })
const listedToken = extended('ServiceToken', serviceToken, {
  createdAt: instant,
  revokedAt: orNull(instant),
})
const granted = named('GrantedQueues', { staff: text, queues: Type.Array(text) })

const webhook = named('Webhook', { id: text, url: text, types: Type.Array(webhookType), createdAt: instant })
const withSecret = extended('WebhookWithSecret', webhook, { secret: token })

const deliveryStatus = wordOf<WebhookDelivery['status']>({ waiting: true, delivered: true, failed: true })
const delivery = named('WebhookDelivery', {
  id: text,
  subscription: text,
  type: webhookType,
  subject: text,
  body: webhookMessage,
  status: deliveryStatus,
  attempts: count,
  answer: orNull(text),
  createdAt: instant,
  lastAt: orNull(instant),
  nextAt: orNull(instant),
})

export const IDENTITY_ANSWERS: Answers = [
  ['post /v1/sign-in', json(signedIn)],
  ['get /v1/session', json(asker)],
  ['post /v1/session', json(asker)],
  ['delete /v1/member-sessions/{id}', json(Type.Object({ ended: count }))],
  ['post /v1/member-tokens', json(minted)],
  ['post /v1/staff', json(staff)],
  ['get /v1/staff', json(page(staff))],
  ['get /v1/staff/{id}', json(staff)],
  ['patch /v1/staff/{id}', json(staff)],
  ['post /v1/staff/{id}/tokens', json(minted)],
  ['get /v1/staff/{id}/queues', json(granted)],
  ['put /v1/staff/{id}/queues', json(granted)],
  ['post /v1/service-tokens', json(extended('MintedServiceToken', serviceToken, { token }))],
  ['get /v1/service-tokens', json(page(listedToken))],
  ['post /v1/webhooks', json(withSecret)],
  ['get /v1/webhooks', json(page(webhook))],
  ['post /v1/webhooks/{id}/rotate', json(withSecret)],
  ['get /v1/webhooks/{id}/deliveries', json(page(delivery))],
  [
    'post /v1/webhooks/{id}/deliveries/{delivery}/replay',
    json(Type.Object({ id: text, status: Type.Literal('waiting') })),
  ],
]
