/** What an administrator's pages read and change of the own organization: its facts, permits, consents and stricter rules. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { listFacts } from '@goodstanding/ledger'
import { compileOwnRulesInPieces, NO_FILES } from '@goodstanding/engine'
import { eventParts, OWN_RULE, type OwnRule } from '@goodstanding/model'
import type { MemberPrincipal } from '../access/principal.ts'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { nameOwnPeople } from '../casework/organization/name-people.ts'
import type { FactBook } from '../facts/fact-book.ts'
import { inTurns } from '../in-turns.ts'
import { principalOf } from './app.ts'
import { objectOf } from './bodies.ts'
import { putOwnRules } from './own-facts.ts'
import { ifMatchOf, pageOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { checkerOf, checkText, readEvent } from './read-event.ts'

const rules = Type.Object({ rules: Type.Array(OWN_RULE, { maxItems: 1_000 }) })
const checkRules = checkerOf<{ rules: readonly OwnRule[] }>(rules, 'body.invalid')

const trying = Type.Object({ text: eventParts.text, rules: Type.Optional(rules.properties.rules) })
const checkTrying = checkerOf<{ text: string; rules?: readonly OwnRule[] }>(trying, 'body.invalid')

/** What rules would find in a text, whatever types of event they are for. */
async function tryRules(rules: readonly OwnRule[], text: string, now: number) {
  const data = {
    organization: 'tried',
    actor: { id: 'tried', kind: 'member' },
    conversation: { id: 'tried', kind: 'direct' },
    audience: { kind: 'person', relation: 'colleague' },
    content: { text },
  }
  const event = readEvent({ specversion: '1.0', id: 'tried', source: 'tried', type: 'message.send', data }, now)
  const compiled = await inTurns(compileOwnRulesInPieces(rules.map((rule) => ({ ...rule, on: ['message.send'] }))))
  return (compiled?.find(event, NO_FILES) ?? []).map(({ rule: { id, effect, reason }, evidence }) => ({
    id,
    effect,
    reason,
    evidence: evidence.map(({ value, start, end }) => ({ value, start, end })),
  }))
}

const naming = Type.Object({ accounts: Type.Array(eventParts.id, { maxItems: 500 }) })
const checkNaming = checkerOf<{ accounts: readonly string[] }>(naming, 'body.invalid')

export type OrganizationParts = {
  readonly casework: Casework
  readonly facts: FactBook
  readonly now: () => number
}

type OrganizationAct = 'organization.rules' | 'organization.consents' | 'organization.members' | 'permit.ask'

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
      const fact = await putOwnRules({ facts, db: casework.desk.db }, by, {
        id: by.organization,
        body: { rules: stated.rules },
        change: { ifMatch: ifMatchOf(request), now: now() },
      })
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

  app.post(
    '/v1/own-organization/rules/try',
    {
      schema: {
        tags,
        summary: "What the own organization's rules, or others, would find in a text; recorded nowhere",
        body: trying,
      },
    },
    async (request) => {
      const { organization } = administrator(request, 'organization.rules')
      const { text, rules: tried } = checkTrying(request.body ?? {}, '')
      checkText(text, '/text', 'body.invalid')
      const own = checkRules({ rules: (await facts.get('organization', organization))['rules'] ?? [] }, '').rules
      return { items: await tryRules(tried ?? own, text, now()), next: null }
    },
  )

  app.post(
    '/v1/own-organization/names',
    { schema: { tags, summary: 'What people of the own organization are called, by their ids', body: naming } },
    async (request) => {
      const by = administrator(request, 'organization.members')
      const { accounts } = checkNaming(request.body ?? {}, '')
      return { items: await nameOwnPeople(casework.desk, by, accounts), next: null }
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
