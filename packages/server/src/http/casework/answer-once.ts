/** State-changing calls: an `Idempotency-Key` answers a repeat with the first answer, and refuses another body. */
import { createHash } from 'node:crypto'
import { claimIdempotencyKey, finishIdempotencyKey, freeIdempotencyKey } from '@goodstanding/ledger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import { nameOf } from '../../casework/asker.ts'
import type { Desk } from '../../casework/parts.ts'
import { principalOf } from '../app.ts'
import { Problem } from '../problems.ts'

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

const CLAIM_MS = 60_000
const KEEP_MS = 24 * 3_600_000

/** Does the work and answers it; with an `Idempotency-Key`, at most once in a day. */
export async function answerOnce(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Answer>,
): Promise<FastifyReply> {
  const header = request.headers['idempotency-key']
  const key = Array.isArray(header) ? header[0] : header
  if (key === undefined || key === '') return send(reply, await work())
  const principal = principalIfAny(request)
  const held = { caller: principal === null ? 'anyone' : nameOf(principal), key: key.slice(0, 512) }
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex')
  const claim = await claimIdempotencyKey(desk.db, {
    ...held,
    requestHash,
    now: desk.now(),
    claimMs: CLAIM_MS,
    keepMs: KEEP_MS,
  })
  switch (claim.kind) {
    case 'finished':
      return send(reply, { status: claim.status, body: claim.response })
    case 'reused':
      throw new Problem('idempotency.reused')
    case 'in-progress':
      throw new Problem('idempotency.in-progress')
    case 'claimed':
  }
  try {
    const answer = await work()
    await finishIdempotencyKey(desk.db, held, { status: answer.status, response: answer.body ?? null })
    return await send(reply, answer)
  } catch (fault) {
    await freeIdempotencyKey(desk.db, held)
    throw fault
  }
}

function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  return status === 204
    ? reply.code(204).send()
    : reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}
