/**
 * The policy over HTTP: read it, check a changed one, run its examples, replay recorded events through it, publish it.
 * Publishing takes two people: a policy editor drafts, another one puts it in force.
 */
import { describePolicy, diffPolicies, explainClause, type PolicyFiles } from '@goodstanding/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { needRole, needScopeOrRole } from '../access/principal.ts'
import { nameOf } from '../casework/asker.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import { compileInTurns } from '../policy/policy-desk.ts'
import { principalOf } from './app.ts'
import { EVENT } from './event-schemas.ts'
import { askedOf, base, type Candidate, candidateSchema, filesSchema, POLICY_CALL, word } from './policy-candidate.ts'
import { Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'
import { readSpan } from './read-span.ts'

const backtestSchema = Type.Object({
  ...candidateSchema.properties,
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  events: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 10_000 })),
})
/** Events are read one by one, so that one that cannot be read is a problem of its own. */
const toldBacktest = Type.Object({
  ...backtestSchema.properties,
  events: Type.Optional(Type.Array(EVENT, { maxItems: 10_000 })),
})
/** Why the gates are not waited for. Each of the two people says it in their own words. */
const emergency = Type.Optional(Type.String({ minLength: 10, maxLength: 2_000, pattern: '\\S' }))
const publishSchema = Type.Union([
  Type.Object({
    files: filesSchema,
    base,
    effectiveFrom: Type.Optional(Type.String({ format: 'date-time' })),
    emergency,
  }),
  Type.Object({ version: word, base, emergency }),
])

type Backtest = Candidate & { from?: string; until?: string; limit?: number; events?: unknown[] }
type Publish = Candidate & { effectiveFrom?: string; emergency?: string }

const checkCandidate = checkerOf<Candidate>(candidateSchema, 'body.invalid')
const checkBacktest = checkerOf<Backtest>(backtestSchema, 'body.invalid')
const checkPublish = checkerOf<Publish>(publishSchema, 'body.invalid')

export type PolicyRouteParts = { readonly life: PolicyLife; readonly now: () => number }

export function registerPolicyRoutes(app: FastifyInstance, { life, now }: PolicyRouteParts): void {
  const tags = ['policy']
  const candidate = (asked: Candidate): Promise<PolicyFiles> => life.candidate(askedOf(asked))
  const checked = (request: FastifyRequest): Promise<PolicyFiles> => candidate(checkCandidate(request.body ?? {}, ''))

  app.get('/v1/policy', { schema: { tags, summary: 'The policy in force' } }, (request) => {
    principalOf(request)
    const counted = { ...life.current().policy, effectiveFrom: life.since() }
    return { ...describePolicy(counted, life.lowered()), upcoming: life.upcoming() }
  })
  app.get<{ Params: { id: string } }>(
    '/v1/policy/clauses/:id',
    { schema: { tags, summary: 'One clause' } },
    (request) => {
      principalOf(request)
      const clause = explainClause(life.current().policy, request.params.id, life.lowered())
      if (clause === null)
        throw new Problem('clause.unknown', { detail: `The policy has no clause "${request.params.id}".` })
      return clause
    },
  )
  app.post(
    '/v1/policy/check',
    { ...POLICY_CALL, schema: { tags, summary: 'Check changed policy files', body: candidateSchema } },
    async (request) => {
      needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
      const compiled = await compileInTurns(await checked(request))
      const rules = [...compiled.policy.clauses.values()].reduce((sum, clause) => sum + clause.rules.length, 0)
      return {
        ok: true,
        clauses: compiled.policy.clauses.size,
        rules,
        difference: diffPolicies(life.current().policy, compiled.policy),
      }
    },
  )
  app.post(
    '/v1/policy/test',
    { ...POLICY_CALL, schema: { tags, summary: 'Run the examples of a policy', body: candidateSchema } },
    async (request) => {
      needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
      return life.test(await checked(request))
    },
  )
  app.post(
    '/v1/policy/backtest',
    {
      ...POLICY_CALL,
      schema: { tags, summary: 'Replay events through a changed policy', body: toldBacktest },
    },
    async (request) => {
      const principal = principalOf(request)
      needScopeOrRole(principal, 'policy', 'policy-editor')
      const asked = checkBacktest(request.body ?? {}, '')
      return life.backtest(await candidate(asked), {
        ...readSpan(asked, '/'),
        limit: asked.limit ?? 50_000,
        events: asked.events ?? null,
        now: now(),
        by: nameOf(principal),
      })
    },
  )
  app.post(
    '/v1/policy/gates',
    {
      ...POLICY_CALL,
      schema: { tags, summary: 'What a changed policy needs before it may be published', body: candidateSchema },
    },
    async (request) => {
      needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
      const gates = await life.gates(await checked(request), now())
      return { ready: gates.every(({ isMet }) => isMet), gates }
    },
  )
  app.post(
    '/v1/policy/publish',
    {
      ...POLICY_CALL,
      schema: { tags, summary: 'Draft a version, or put a drafted one in force (second person)', body: publishSchema },
    },
    async (request, reply) => {
      const editor = needRole(principalOf(request), 'policy-editor')
      const asked = checkPublish(request.body, '')
      const publishing = { by: editor.id, emergency: asked.emergency?.trim() ?? null, now: now() }
      if (asked.files === undefined)
        return life.approve(asked.version ?? '', { ...publishing, base: asked.base ?? null })
      const effectiveFrom = asked.effectiveFrom === undefined ? null : Date.parse(asked.effectiveFrom)
      return reply.code(202).send(await life.draft(askedOf(asked), { ...publishing, effectiveFrom }))
    },
  )
}
