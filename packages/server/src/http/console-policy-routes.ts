/** What the pages of policy editors ask: every version with its files, and one event tried on a changed policy. */
import { findPolicyVersion, listPolicyVersions } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { needScopeOrRole } from '../access/principal.ts'
import { demand } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { compileInTurns } from '../policy/policy-desk.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import { readSteps } from '../policy/rebase-draft.ts'
import { principalOf } from './app.ts'
import { EVENT } from './event-schemas.ts'
import { pageOfAll } from './page-query.ts'
import { askedOf, type Candidate, candidateSchema, POLICY_CALL } from './policy-candidate.ts'
import { Problem } from './problems.ts'
import { checkerOf, readEvent } from './read-event.ts'

const tried = Type.Object({ ...candidateSchema.properties, event: Type.Unknown() })
/** The event is read after the policy, as decisions read it. */
const told = Type.Object({ ...candidateSchema.properties, event: EVENT })
const checkTried = checkerOf<Candidate & { readonly event: unknown }>(tried, 'body.invalid')

export type ConsolePolicyParts = {
  readonly casework: Casework
  readonly life: Pick<PolicyLife, 'files' | 'current' | 'candidate' | 'tryOut'>
}

export function registerConsolePolicyRoutes(app: FastifyInstance, { casework, life }: ConsolePolicyParts): void {
  const { desk } = casework
  const tags = ['policy']

  app.get('/v1/policy/files', { schema: { tags, summary: 'The files of the policy in force' } }, (request) => {
    needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
    return { version: life.current().policy.version, files: Object.fromEntries(life.files()) }
  })

  app.get(
    '/v1/policy/versions',
    { schema: { tags, summary: 'Every version of the policy, the newest date first' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const { id, version: current } = life.current().policy
      const { items: versions, next } = pageOfAll(
        request,
        await listPolicyVersions(desk.db, id),
        (found) => found.version,
      )
      const items = await Promise.all(
        versions.map(async ({ version, status, effectiveFrom, createdAt }) => {
          const { draftedBy, approvedBy, base, emergencies } = await readSteps(desk.db, version)
          return {
            version,
            status,
            isCurrent: version === current,
            effectiveFrom: new Date(effectiveFrom).toISOString(),
            createdAt: new Date(createdAt).toISOString(),
            draftedBy,
            approvedBy,
            base,
            emergencies,
          }
        }),
      )
      return { items, next }
    },
  )

  app.get<{ Params: { version: string } }>(
    '/v1/policy/versions/:version',
    { schema: { tags, summary: 'The files of one version' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      if (request.params.version === 'in-force')
        return {
          version: life.current().policy.version,
          status: 'published',
          base: null,
          files: Object.fromEntries(life.files()),
        }
      const found = await findPolicyVersion(desk.db, life.current().policy.id, request.params.version)
      if (found === null)
        throw new Problem('policy.unknown', { detail: `There is no version "${request.params.version}".` })
      const { base } = await readSteps(desk.db, found.version)
      return { version: found.version, status: found.status, base, files: found.content }
    },
  )

  app.post(
    '/v1/policy/try',
    { ...POLICY_CALL, schema: { tags, summary: 'What a changed policy says of one event', body: told } },
    async (request) => {
      needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
      const asked = checkTried(request.body ?? {}, '')
      const compiled = await compileInTurns(await life.candidate(askedOf(asked)))
      return life.tryOut(compiled, readEvent(asked.event, desk.now()))
    },
  )
}
