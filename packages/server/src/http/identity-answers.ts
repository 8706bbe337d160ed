/** What the calls about who is who answer: sign-in, sessions, staff, tokens, and who is told by webhook. */
import { ACTS } from '@goodstanding/casework'
import type { WebhookDelivery } from '@goodstanding/ledger'
import Type from 'typebox'
import { PERSON_ROLES, SCOPES, STAFF_ROLES } from '../access/principal.ts'
import { type Answers, count, instant, json, orNull, page, text, version, wordOf } from './answer-parts.ts'

const roles = Type.Array(Type.Enum(STAFF_ROLES))
const scopes = Type.Array(Type.Enum(SCOPES))
const token = Type.String({ description: 'Shown once.' })

const signedIn = Type.Object({ token, person: Type.Object({ id: text, name: text, roles }), expiresAt: instant })

const asker = Type.Object({
  kind: wordOf<'staff' | 'person' | 'service'>({ staff: true, person: true, service: true }),
  id: text,
  csrf: orNull(text),
  endsAt: orNull(instant),
  may: Type.Array(Type.Enum(ACTS)),
  name: Type.Optional(text),
  roles: Type.Optional(roles),
  queues: Type.Optional(Type.Array(text)),
  organization: Type.Optional(text),
  role: Type.Optional(Type.Enum(PERSON_ROLES)),
  scopes: Type.Optional(scopes),
})

const staff = Type.Object({ id: text, name: text, email: text, roles, version })
const minted = Type.Object({ token, expiresAt: instant })
const serviceToken = Type.Object({ id: text, name: text, scopes })
const listedToken = Type.Object({ ...serviceToken.properties, createdAt: instant, revokedAt: orNull(instant) })
const granted = Type.Object({ staff: text, queues: Type.Array(text) })

const webhook = Type.Object({ id: text, url: text, types: Type.Array(text), createdAt: instant })
const withSecret = Type.Object({ ...webhook.properties, secret: token })
const deliveryStatus = wordOf<WebhookDelivery['status']>({ waiting: true, delivered: true, failed: true })
const delivery = Type.Object({
  id: text,
  subscription: text,
  type: text,
  subject: text,
  body: Type.Unknown(),
  status: deliveryStatus,
  attempts: count,
  answer: orNull(text),
  createdAt: instant,
  lastAt: orNull(instant),
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
  ['post /v1/service-tokens', json(Type.Object({ ...serviceToken.properties, token }))],
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
