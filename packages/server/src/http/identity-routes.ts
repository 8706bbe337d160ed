/** Identities of section 5: sign-in, staff, service tokens, member tokens. */
import { eventParts } from '@goodstanding/model'
import { permissionOf } from '@goodstanding/casework'
import { isUuid, type Staff } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Authenticator } from '../access/authenticate.ts'
import type { Door } from '../access/door.ts'
import type { IdentityDesk } from '../access/identity-desk.ts'
import { needRole, needScope, PERSON_ROLES, type PersonRole, SCOPES, STAFF_ROLES } from '../access/principal.ts'
import { LONGEST_TTL_SECONDS, mintMemberToken } from '../access/read-member-token.ts'
import { isMailAddress } from '../mail/mail-address.ts'
import { principalOf, sessionOf } from './app.ts'
import { ifMatchOf, pageOf } from './page-query.ts'
import { attempt } from './attempt.ts'
import { Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'

const name = Type.String({ minLength: 1, maxLength: 200, pattern: eventParts.WHOLE_TEXT })
const id = name
const signIn = Type.Object({ token: Type.String({ minLength: 1, maxLength: 500 }) })
const staff = Type.Object({
  id,
  name,
  email: Type.String({ minLength: 3, maxLength: 320 }),
  roles: Type.Array(Type.Enum(STAFF_ROLES, { title: 'StaffRole' }), { maxItems: 10 }),
})
const serviceToken = Type.Object({
  name,
  scopes: Type.Array(Type.Enum(SCOPES, { title: 'Scope' }), { minItems: 1, maxItems: 20 }),
})
const memberToken = Type.Object({
  sub: eventParts.id,
  organization: eventParts.id,
  role: Type.Enum(PERSON_ROLES, { title: 'PersonRole' }),
  ttl: Type.Optional(Type.Integer({ minimum: 1, maximum: LONGEST_TTL_SECONDS })),
})

const checkSignIn = checkerOf<{ token: string }>(signIn, 'body.invalid')
const checkStaff = checkerOf<{ id: string; name: string; email: string; roles: string[] }>(staff, 'body.invalid')
const checkServiceToken = checkerOf<{ name: string; scopes: string[] }>(serviceToken, 'body.invalid')
const checkMemberToken = checkerOf<{
  sub: string
  organization: string
  role: PersonRole
  ttl?: number
}>(memberToken, 'body.invalid')

const change = Type.Partial(Type.Pick(staff, ['name', 'email', 'roles']))
const checkChange = checkerOf<{ name?: string; email?: string; roles?: string[] }>(change, 'body.invalid')

/** Mail goes there, and whoever signs in by a provider is known by it. */
function withAddress<Stated extends { readonly email?: string }>(stated: Stated): Stated {
  if (stated.email === undefined || isMailAddress(stated.email)) return stated
  throw new Problem('body.invalid', { errors: [{ pointer: '/email', detail: 'is no e-mail address' }] })
}

type IdParams = { Params: { id: string } }

const shown = ({ id: staffId, name: staffName, email, roles, version }: Staff) => ({
  id: staffId,
  name: staffName,
  email,
  roles,
  version,
})

export type IdentityRouteParts = {
  /** Lets a change of tokens, roles or queues count at once on this node; called whether or not it was heard of. */
  readonly forget: Authenticator['forget']
  /** Told whom a service calls an administrator of an organization. */
  readonly knowAdministrator: (organization: string, person: string) => Promise<void>
  readonly desk: IdentityDesk
  readonly memberTokenKey: string
  readonly door: Door
  readonly now: () => number
}

export function registerIdentityRoutes(
  app: FastifyInstance,
  { desk, memberTokenKey, knowAdministrator, forget, door, now }: IdentityRouteParts,
): void {
  const tags = ['identities']
  const administrator = (request: FastifyRequest, act: 'staff.manage' | 'token.manage' = 'staff.manage'): string => {
    const roles = STAFF_ROLES.filter((role) => permissionOf(act, role) !== null)
    return `staff/${needRole(principalOf(request), ...roles).id}`
  }
  app.post('/v1/sign-in', { schema: { tags, summary: 'Exchange a sign-in token, once', body: signIn } }, (request) => {
    const { token } = checkSignIn(request.body, '')
    return attempt(door, { token, request, now: now() }, () => desk.signIn(token, now()))
  })
  app.post(
    '/v1/staff',
    { schema: { tags, summary: 'Add a member of staff; with the version that was read, change one', body: staff } },
    async (request, reply) => {
      const by = administrator(request)
      const changing = { by, ifMatch: ifMatchOf(request), session: sessionOf(request)?.id ?? null }
      const stated = withAddress(checkStaff(request.body, ''))
      const person = await desk.putStaff(stated, changing, now()).finally(() => forget('staff'))
      return reply.code(201).send(shown(person))
    },
  )
  app.get('/v1/staff', { schema: { tags, summary: 'Staff' } }, async (request) => {
    administrator(request)
    const { items, next } = await desk.listStaff(pageOf(request))
    return { items: items.map(shown), next }
  })
  app.get<IdParams>('/v1/staff/:id', { schema: { tags, summary: 'A member of staff' } }, async (request) => {
    administrator(request)
    return shown(await desk.findStaff(request.params.id))
  })
  app.patch<IdParams>(
    '/v1/staff/:id',
    { schema: { tags, summary: 'Change a member of staff; changed roles end their sessions', body: change } },
    async (request) => {
      const session = sessionOf(request)?.id ?? null
      const changing = { by: administrator(request), ifMatch: ifMatchOf(request), session }
      const parts = withAddress(checkChange(request.body, ''))
      const person = await desk.changeStaff(request.params.id, parts, changing, now()).finally(() => forget('staff'))
      return shown(person)
    },
  )
  app.delete<IdParams>(
    '/v1/staff/:id',
    { schema: { tags, summary: 'Remove a member of staff, with their tokens and sessions' } },
    async (request, reply) => {
      await desk.removeStaff(request.params.id, administrator(request), now()).finally(() => forget('staff'))
      return reply.code(204).send()
    },
  )
  app.post<IdParams>(
    '/v1/staff/:id/tokens',
    { schema: { tags, summary: 'A token for a member of staff, shown once' } },
    async (request, reply) => {
      return reply.code(201).send(await desk.mintStaffToken(request.params.id, administrator(request), now()))
    },
  )
  app.delete<IdParams>(
    '/v1/staff/:id/tokens',
    { schema: { tags, summary: 'End all tokens, sessions and sign-in links of a member of staff' } },
    async (request, reply) => {
      await desk.endStaffAccess(request.params.id, administrator(request), now()).finally(() => forget('staff'))
      return reply.code(204).send()
    },
  )
  app.post(
    '/v1/service-tokens',
    { schema: { tags, summary: 'A token for a service, shown once', body: serviceToken } },
    async (request, reply) => {
      const by = administrator(request, 'token.manage')
      const asked = checkServiceToken(request.body, '')
      return reply
        .code(201)
        .send({ ...(await desk.mintServiceToken(asked, by, now())), name: asked.name, scopes: asked.scopes })
    },
  )
  app.get(
    '/v1/service-tokens',
    { schema: { tags, summary: 'Service tokens, without the tokens' } },
    async (request) => {
      administrator(request, 'token.manage')
      return desk.listServiceTokens(pageOf(request))
    },
  )
  app.delete<IdParams>(
    '/v1/service-tokens/:id',
    { schema: { tags, summary: 'Revoke a service token' } },
    async (request, reply) => {
      const by = administrator(request, 'token.manage')
      const { id: service } = request.params
      const revoke = () => desk.revokeServiceToken(service, by, now()).finally(() => forget({ service }))
      if (!isUuid(service) || !(await revoke()))
        throw new Problem('fact.unknown', { detail: 'There is no such token, or it was revoked before.' })
      return reply.code(204).send()
    },
  )
  app.post(
    '/v1/member-tokens',
    { schema: { tags, summary: 'A short-lived token for one person of one organization', body: memberToken } },
    async (request, reply) => {
      needScope(principalOf(request), 'member-tokens')
      const { sub, organization, role, ttl = LONGEST_TTL_SECONDS } = checkMemberToken(request.body, '')
      if (role === 'admin') {
        await desk.demandAdministrator(organization, sub)
        await knowAdministrator(organization, sub)
      }
      const at = now()
      const token = mintMemberToken(memberTokenKey, { id: sub, organization, role }, { now: at, ttlSeconds: ttl })
      return reply.code(201).send({ token, expiresAt: new Date(at + ttl * 1000).toISOString() })
    },
  )
}
