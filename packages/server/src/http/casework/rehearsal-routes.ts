/** A rehearsal of changed ladders: what they would have done to everyone, without doing it. */
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { needScopeOrRole } from '../../access/principal.ts'
import { nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { rehearsePolicy } from '../../casework/ladder/rehearse-policy.ts'
import { compileInTurns } from '../../policy/policy-desk.ts'
import type { PolicyLife } from '../../policy/policy-life.ts'
import { principalOf } from '../app.ts'
import { askedOf, type Candidate, candidateSchema, POLICY_CALL } from '../policy-candidate.ts'
import { checkerOf } from '../read-event.ts'
import { readSpan } from '../read-span.ts'

const body = Type.Object({
  ...candidateSchema.properties,
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time' })),
  samples: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
})
type Body = Candidate & { readonly from?: string; readonly until?: string; readonly samples?: number }
const check = checkerOf<Body>(body, 'body.invalid')

export type RehearsalParts = {
  readonly casework: Casework
  /** The whole of the policy that is rehearsed. */
  readonly candidate: PolicyLife['candidate']
}

export function registerRehearsalRoute(app: FastifyInstance, { casework: { desk }, candidate }: RehearsalParts): void {
  const schema = {
    tags: ['policy'],
    summary: 'What changed ladders would have done to everyone, without doing it',
    body,
  }
  app.post('/v1/policy/rehearse', { ...POLICY_CALL, schema }, async (request) => {
    const principal = principalOf(request)
    needScopeOrRole(principal, 'policy', 'policy-editor')
    const asked = check(request.body ?? {}, '')
    const { policy: changed } = await compileInTurns(await candidate(askedOf(asked)))
    const rehearsal = await rehearsePolicy(desk.db, {
      current: desk.policy().policy,
      changed,
      ...readSpan(asked, '/'),
      samples: asked.samples ?? 50,
    })
    await desk.run((unit) => {
      const { id, version } = changed
      unit.audit({
        act: 'policy.rehearse',
        by: nameOf(principal),
        object: `policy/${id}/${version}`,
        organization: null,
        why: null,
      })
      return Promise.resolve()
    })
    return rehearsal
  })
}
