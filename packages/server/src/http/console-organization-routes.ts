/** What an administrator's pages read and change of the own organization: its facts, permits, consents and stricter rules. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { listFacts } from '@goodstanding/ledger'
import { OWN_RULE, type OwnRule } from '@goodstanding/model'
import type { MemberPrincipal } from '../access/principal.ts'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import type { FactBook } from '../facts/fact-book.ts'
import { principalOf } from './app.ts'
import { objectOf } from './bodies.ts'
import { ifMatchOf, pageOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'

const rules = Type.Object({ rules: Type.Array(OWN_RULE, { maxItems: 1_000 }) })
const checkRules = checkerOf<{ rules: readonly OwnRule[] }>(rules, 'body.invalid')

export type OrganizationParts = {
  readonly casework: Casework
  readonly facts: FactBook
  readonly now: () => number
}

type OrganizationAct = 'organization.rules' | 'organization.consents' | 'permit.ask'

function administrator(request: FastifyRequest, act: OrganizationAct): MemberPrincipal {
  const principal = principalOf(request)
  demand(principal, act, ['own-organization'])
  if (principal.kind !== 'member') throw new Problem('permission.role')
  return principal
}

export function registerOrganizationRoutes(app: FastifyInstance, { casework, facts, now }: OrganizationParts): void {
  const tags = ['organization']

  app.get('/v1/own-organization', { schema: { tags, summary: 'The own organization as it was stated' } }, (request) =>
    facts.get('organization', administrator(request, 'organization.rules').organization),
  )

  app.put(
    '/v1/own-organization/rules',
    { schema: { tags, summary: "State the own organization's stricter rules", body: rules } },
    async (request) => {
      const by = administrator(request, 'organization.rules')
      const stated = checkRules(request.body ?? {}, '')
      const { id: _id, version: _version, ...kept } = await facts.get('organization', by.organization)
      const fact = await facts.put(
        'organization',
        by.organization,
        { ...kept, rules: stated.rules },
        { ifMatch: ifMatchOf(request), now: now() },
      )
      await casework.desk.run((unit) => {
        unit.audit({
          act: 'organization.rules',
          by: nameOf(by),
          object: `organization/${by.organization}`,
          organization: by.organization,
          why: null,
        })
        return Promise.resolve()
      })
      return fact
    },
  )

  app.get(
    '/v1/own-organization/consents',
    { schema: { tags, summary: 'Consents that people gave the own organization' } },
    (request) => {
      const { organization } = administrator(request, 'organization.consents')
      return facts.list('consent', organization, pageOf(request))
    },
  )

  app.get(
    '/v1/own-organization/permits',
    { schema: { tags, summary: 'Permits that the own organization holds' } },
    async (request) => {
      const { organization } = administrator(request, 'permit.ask')
      const held = { organization: null, holder: organization }
      const { items, next } = await listFacts(casework.desk.db, 'permit', held, pageOf(request))
      return { items: items.map(({ body, key: id, version }) => ({ ...objectOf(body), id, version })), next }
    },
  )
}
