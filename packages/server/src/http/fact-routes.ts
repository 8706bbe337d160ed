/**
 * Section 3 of the contract: the facts that decisions read. A service token with the scope `facts`, or the installation's
 * administrator; administrators of an organization state its own rules and consents.
 */
import {
  CONSENT,
  type FactKind,
  ORGANIZATION,
  PERMIT,
  PERSON,
  REGISTER_NAMES,
  REGISTERS,
  type RegisterName,
} from '@goodstanding/model'
import { nearestName } from '@goodstanding/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { needScopeOrRole } from '../access/principal.ts'
import { demand } from '../casework/asker.ts'
import { principalOf } from './app.ts'
import { tellMisspelled } from './ignored-members.ts'
import { getOwn, type OwnFactParts, putOwnConsent, putOwnRules } from './own-facts.ts'
import { ifMatchOf, pageOf, queryOf } from './page-query.ts'
import { Problem } from './problems.ts'

type IdParams = { Params: { id: string } }
type RegisterParams = { Params: { register: string; id: string } }

function isRegister(name: string): name is RegisterName {
  return REGISTER_NAMES.some((known) => known === name)
}

function registerKind(name: string): FactKind {
  if (isRegister(name)) return `register.${name}`
  const near = nearestName(name, REGISTER_NAMES)
  throw new Problem('register.unknown', {
    detail: `"${name}" is not a register.${near === null ? '' : ` Did you mean "${near}"?`} Known: ${REGISTER_NAMES.join(', ')}.`,
  })
}

function needFacts(request: FastifyRequest): void {
  needScopeOrRole(principalOf(request), 'facts', 'installation-admin')
}

const STATED_ENTRY = Type.Union(Object.values(REGISTERS), { title: 'StatedRegisterEntry' })

const COLLECTIONS: readonly (readonly [string, FactKind, TSchema, string])[] = [
  ['permits', 'permit', PERMIT, 'a permit'],
  ['consents', 'consent', CONSENT, 'a consent'],
  ['organizations', 'organization', ORGANIZATION, 'an organization'],
  ['people', 'person', PERSON, 'a person'],
]

export type FactRouteParts = OwnFactParts & { readonly now: () => number }

export function registerFactRoutes(app: FastifyInstance, { facts, db, now }: FactRouteParts): void {
  const tags = ['facts']
  const change = (request: FastifyRequest) => ({ ifMatch: ifMatchOf(request), now: now() })

  for (const [collection, kind, body, one] of COLLECTIONS) {
    const path = `/v1/${collection}/:id`
    app.put<IdParams>(path, { schema: { tags, summary: `State ${one}`, body } }, async (request) => {
      const principal = principalOf(request)
      const stated = { id: request.params.id, body: request.body, change: change(request) }
      if (principal.kind === 'member' && kind === 'organization') return putOwnRules({ facts, db }, principal, stated)
      if (principal.kind === 'member' && kind === 'consent') return putOwnConsent({ facts, db }, principal, stated)
      needFacts(request)
      const put = await facts.put(kind, stated.id, stated.body, stated.change)
      return { ...put, ...tellMisspelled(body, stated.body) }
    })
    app.get<IdParams>(path, { schema: { tags, summary: `Read ${one}` } }, async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      if (principal.kind === 'member' && (kind === 'organization' || kind === 'consent'))
        return getOwn(facts, principal, { kind, id })
      needFacts(request)
      return facts.get(kind, id)
    })
    app.delete<IdParams>(path, { schema: { tags, summary: `Withdraw ${one}` } }, async (request, reply) => {
      needFacts(request)
      await facts.remove(kind, request.params.id, change(request))
      return reply.code(204).send()
    })
    app.get(`/v1/${collection}`, { schema: { tags, summary: `List ${collection}` } }, async (request) => {
      const principal = principalOf(request)
      if (principal.kind === 'member' && kind === 'consent') {
        demand(principal, 'organization.consents', ['own-organization'])
        return facts.list(kind, principal.organization, pageOf(request))
      }
      needFacts(request)
      return facts.list(kind, queryOf(request)['organization'] ?? null, pageOf(request))
    })
  }

  const entry = '/v1/registers/:register/:id'
  app.put<RegisterParams>(
    entry,
    { schema: { tags, summary: 'Put an entry into a register', body: STATED_ENTRY } },
    async (request) => {
      needFacts(request)
      const { register, id } = request.params
      const put = await facts.put(registerKind(register), id, request.body, change(request))
      return { ...put, ...(isRegister(register) ? tellMisspelled(REGISTERS[register], request.body) : {}) }
    },
  )
  app.get<RegisterParams>(entry, { schema: { tags, summary: 'Read an entry of a register' } }, async (request) => {
    needFacts(request)
    return facts.get(registerKind(request.params.register), request.params.id)
  })
  app.delete<RegisterParams>(
    entry,
    { schema: { tags, summary: 'Take an entry out of a register' } },
    async (request, reply) => {
      needFacts(request)
      await facts.remove(registerKind(request.params.register), request.params.id, change(request))
      return reply.code(204).send()
    },
  )
  app.get<{ Params: { register: string } }>(
    '/v1/registers/:register',
    { schema: { tags, summary: 'List the entries of a register' } },
    async (request) => {
      needFacts(request)
      return facts.list(registerKind(request.params.register), null, pageOf(request))
    },
  )
}
