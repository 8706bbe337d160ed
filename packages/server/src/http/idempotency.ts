/**
 * State-changing calls: an `Idempotency-Key` answers a repeat with the first answer, and refuses another body. A call that died
 * after its work was committed is not done again: its repeat is told so.
 */
import { createHash } from 'node:crypto'
import {
  claimIdempotencyKey,
  type Db,
  finishIdempotencyKey,
  freeIdempotencyKey,
  type IdempotencyKey,
} from '@goodstanding/ledger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { durableHash } from '../decide/body-hash.ts'
import { underKey } from '../idempotency-context.ts'
import { Problem, problemOf } from './problems.ts'

const CLAIM_MS = 60_000
const KEEP_MS = 24 * 3_600_000

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Events have a key of their own, their source and id; what only asks changes nothing; a sign-in is good once by itself. */
const LEFT_ALONE = new Set([
  '/v1/decisions',
  '/v1/events',
  '/v1/signals',
  '/v1/names',
  '/v1/sign-in',
  '/v1/policy/check',
  '/v1/policy/test',
  '/v1/policy/backtest',
  '/v1/policy/rehearse',
])

/** Answers that hold a secret are shown once, and kept nowhere. */
const SECRET = /tokens$|^\/v1\/webhooks(\/:id\/rotate)?$/

/** Whether a call heeds the header at all. */
export function takesIdempotencyKey(method: string, route: string): boolean {
  return CHANGING.has(method) && !LEFT_ALONE.has(route)
}

const held = new WeakMap<FastifyRequest, IdempotencyKey>()

function keyOf(request: FastifyRequest, asker: Principal | null): IdempotencyKey | null {
  const header = request.headers['idempotency-key']
  const key = Array.isArray(header) ? header[0] : header
  const route = request.routeOptions.url
  if (key === undefined || key === '' || route === undefined || !takesIdempotencyKey(request.method, route)) return null
  return { caller: callerOf(asker), key: shortened(key) }
}

/** A person is somebody else in another organization: what they were answered there is not theirs to read here. */
function callerOf(asker: Principal | null): string {
  if (asker === null) return 'anyone'
  const { kind, id } = asker
  return kind === 'member' ? `${kind}/${JSON.stringify([asker.organization, asker.role, id])}` : `${kind}/${id}`
}

/** A longer key is kept as its hash: cut off, two that begin alike would be one. */
const LONGEST_KEY = 512

function shortened(key: string): string {
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex')
}

function hashOf({ method, url, body }: FastifyRequest): string {
  const whole = Buffer.isBuffer(body) ? body.toString('base64') : (body ?? null)
  return durableHash([method, url, whole])
}

export type IdempotencyParts = {
  readonly db: Db
  readonly now: () => number
  /** Who asks; null on a path that needs nobody. */
  readonly askerOf: (request: FastifyRequest) => Principal | null
}

/** For every route that is registered after it. */
export function registerIdempotency(app: FastifyInstance, { db, now, askerOf }: IdempotencyParts): void {
  app.addHook('preHandler', (request, reply, done) => {
    const key = keyOf(request, askerOf(request))
    if (key === null) {
      done()
      return
    }
    const claim = { ...key, requestHash: hashOf(request), now: now(), claimMs: CLAIM_MS, keepMs: KEEP_MS }
    claimIdempotencyKey(db, claim).then(
      (claimed) => {
        switch (claimed.kind) {
          case 'finished':
            void repeat(reply, claimed)
            return
          case 'reused':
            done(new Problem('idempotency.reused'))
            return
          case 'in-progress':
            done(new Problem('idempotency.in-progress'))
            return
          case 'done':
            done(new Problem('idempotency.done'))
            return
          case 'claimed':
            held.set(request, key)
            underKey(key, () => done())
        }
      },
      (fault: unknown) => done(problemOf(fault) ?? (fault instanceof Error ? fault : new Error(String(fault)))),
    )
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const key = held.get(request)
    if (key === undefined) return payload
    held.delete(request)
    if (reply.statusCode >= 400) await freeIdempotencyKey(db, key)
    else if (!SECRET.test(request.routeOptions.url ?? ''))
      await finishIdempotencyKey(db, key, { status: reply.statusCode, response: textOf(payload) })
    return payload
  })
}

function textOf(payload: unknown): unknown {
  if (typeof payload !== 'string' || payload === '') return null
  const parsed: unknown = JSON.parse(payload)
  return parsed
}

function repeat(reply: FastifyReply, { status, response }: { readonly status: number; readonly response: unknown }) {
  return response === null
    ? reply.code(status).send()
    : reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(response))
}
