/** How a state-changing call of casework answers. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import type { Desk } from '../../casework/parts.ts'
import { principalOf } from '../app.ts'
import { Problem } from '../problems.ts'
import { ignoredOf, isObject } from '../tell-ignored-members.ts'
import { withVersions } from './object-versions.ts'

export type Answer = { readonly status: number; readonly body: unknown }

/** Who asks, or null on a path that takes a call without a token. */
export function principalIfAny(request: FastifyRequest): Principal | null {
  try {
    return principalOf(request)
  } catch (fault) {
    if (fault instanceof Problem && fault.kind === 'token.missing') return null
    throw fault
  }
}

/** Does the work and answers it. What makes it at most once is the hook of `registerIdempotency`. */
export async function answerOnce(
  _desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Answer>,
): Promise<FastifyReply> {
  const { status, body } = await work()
  const shown = withVersions(request, body)
  return status === 204
    ? reply.code(204).send()
    : reply
        .code(status)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(isObject(shown) ? { ...shown, ...ignoredOf(request) } : shown))
}
