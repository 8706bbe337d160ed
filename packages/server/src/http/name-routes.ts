/**
 * `POST /v1/names`: what speaks against an organization's name, beside whose, and what would prove the right to it, in words for
 * the applicant. Nothing is recorded, and nothing is decided: `organization.register` does that.
 */
import { decomposeName, explainName, screenName, summariseName } from '@goodstanding/detectors'
import type { FactMemory } from '@goodstanding/engine'
import { eventParts, type OrganizationSubject } from '@goodstanding/model'
import { readNameSubject } from '@goodstanding/engine'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { needScopeOrRole } from '../access/principal.ts'
import { principalOf } from './app.ts'
import { checkerOf } from './read-event.ts'

const { organizationSubject: subject } = eventParts
/** A subject of an organization's registration, of which only the name has to be stated. */
const asked = Type.Object({
  ...Type.Partial(subject).properties,
  name: subject.properties.name,
})
const checkAsked = checkerOf<Partial<OrganizationSubject> & { readonly name: string }>(asked, 'body.invalid')

export function registerNameRoutes(app: FastifyInstance, { facts }: { readonly facts: FactMemory }): void {
  const schema = {
    tags: ['decisions'],
    summary: 'What speaks against a name and what would prove it, recorded nowhere',
    body: asked,
  }
  app.post('/v1/names', { schema }, (request) => {
    needScopeOrRole(principalOf(request), 'signals', 'moderator', 'senior', 'policy-editor')
    const stated = checkAsked(request.body ?? {}, '')
    const whole: OrganizationSubject = { id: '', kind: 'other', country: '', ...stated }
    const own = readNameSubject(whole)
    const screening = screenName(own, facts.protectedNames, {
      verifiedDomains: facts.organization(whole.id)?.domains ?? [],
      tenants: facts.tenants,
      registeredNames: [],
    })
    const objections = explainName(screening, [own.name, ...own.names])
    return { name: whole.name, parts: decomposeName(whole.name), summary: summariseName(objections), objections }
  })
}
