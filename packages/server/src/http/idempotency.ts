/**
 * State-changing calls: an `Idempotency-Key` answers a repeat with the first answer, and refuses another body. A call that died
 * after its work was committed is not done again: its repeat is told so.
 */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  beyondPatience,
  type ClaimOutcome,
  claimIdempotencyKey,
  DatabaseFault,
  type Db,
  endIdempotencyClaim,
  finishIdempotencyKey,
  freeIdempotencyKey,
  type IdempotencyClaim,
  type IdempotencyKey,
} from '@goodstanding/ledger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { durableHash } from '../decide/body-hash.ts'
import { underKey } from '../idempotency-context.ts'
import { type Asked, openAnswer, sealAnswer } from './kept-answer.ts'
import { Problem, problemOf } from './problems.ts'

const CLAIM_MS = 60_000
const KEEP_MS = 24 * 3_600_000

/** Whoever sends the same twice at once waits for the first answer, two seconds in all. A call that takes longer, or died, is told to be under way. */
const PAUSES_MS = [20, 40, 80, 160, 300, 400, 500, 500]

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Events have a key of their own, their source and id; a sign-in is good once by itself. What only asks changes nothing: evidence above
 * all is shown anew, to whoever may see it then, and each look has its entry in the log. A member token is kept nowhere: whoever lost the
 * answer is minted another.
 */
const LEFT_ALONE = new Set([
  '/v1/decisions',
  '/v1/events',
  '/v1/signals',
  '/v1/names',
  '/v1/sign-in',
  '/v1/session',
  '/v1/member-tokens',
  '/v1/policy/check',
  '/v1/policy/test',
  '/v1/policy/backtest',
  '/v1/policy/gates',
  '/v1/policy/rehearse',
  '/v1/policy/try',
  '/v1/cases/count',
  '/v1/cases/:id/preview',
  '/v1/appeals/:id/preview',
  '/v1/cases/:id/reveal',
  '/v1/cases/:id/picture',
  '/v1/cases/:id/original',
  '/v1/reports/:id/picture',
  '/v1/verifications/:id/picture',
  '/v1/verifications/:id/original',
  '/v1/own-organization/rules/try',
  '/v1/own-organization/names',
  '/v1/routing/dry-run',
])

/** Answers that hold a secret are shown once, and kept nowhere. */
const SECRET = /tokens$|^\/v1\/webhooks(\/:id\/rotate)?$/

/** Whether a call heeds the header at all. Pages are forms, which send none. */
export function takesIdempotencyKey(method: string, route: string): boolean {
  return CHANGING.has(method) && route.startsWith('/v1/') && !LEFT_ALONE.has(route)
}

type Held = { readonly key: IdempotencyKey; readonly asked: Asked; readonly until: string }

const held = new WeakMap<FastifyRequest, Held>()

function keyOf(request: FastifyRequest, asker: Principal | null): IdempotencyKey | null {
  const header = request.headers['idempotency-key']
  const key = Array.isArray(header) ? header[0] : header
  const route = request.routeOptions.url
  if (key === undefined || route === undefined || !takesIdempotencyKey(request.method, route)) return null
  // Whoever sends the header counts on it: a variable that was never set would let each repeat take effect anew.
  if (key.trim() === '') throw new Problem('idempotency.empty')
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

function wholeOf({ method, url, body }: FastifyRequest): readonly unknown[] {
  return [method, url, Buffer.isBuffer(body) ? body.toString('base64') : (body ?? null)]
}

/** Where keys and answers are kept, and what the answers are sealed with. */
export type AnswerShelf = { readonly db: Db; readonly secret: string }

export type IdempotencyParts = AnswerShelf & {
  /** Who asks; null on a path that needs nobody. */
  readonly askerOf: (request: FastifyRequest) => Principal | null
}

/** For every route that is registered after it. */
export function registerIdempotency(app: FastifyInstance, { db, secret, askerOf }: IdempotencyParts): void {
  app.addHook('preHandler', (request, reply, done) => {
    const key = keyOf(request, askerOf(request))
    if (key === null) {
      done()
      return
    }
    const whole = wholeOf(request)
    const asked = { ...key, request: whole }
    const claim = { ...key, requestHash: durableHash(whole), claimMs: CLAIM_MS, keepMs: KEEP_MS }
    claimInTime(db, claim).then(
      (claimed) => {
        switch (claimed.kind) {
          case 'finished':
            if (!repeat(reply, claimed.status, answerIn(claimed.response, secret, asked)))
              done(new Problem('idempotency.done'))
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
            held.set(request, { key, asked, until: claimed.until })
            underKey(key, () => done())
        }
      },
      (fault: unknown) => done(problemOf(fault) ?? (fault instanceof Error ? fault : new Error(String(fault)))),
    )
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const first = held.get(request)
    if (first === undefined) return payload
    held.delete(request)
    const { key, asked, until } = first
    if (reply.statusCode >= 400) await freeInTime(db, { key, until }, reply.statusCode)
    else if (SECRET.test(request.routeOptions.url ?? '')) await endIdempotencyClaim(db, key, until).catch(unlessAway)
    else {
      const response = typeof payload === 'string' && payload !== '' ? sealAnswer(secret, asked, payload) : null
      // The work is done and says so by itself: its answer is given, though a repeat may only be told that it was.
      await finishIdempotencyKey(db, key, { status: reply.statusCode, response }).catch(unlessAway)
    }
    return payload
  })
}

async function claimInTime(db: Db, claim: IdempotencyClaim): Promise<ClaimOutcome> {
  // In a transaction: of a claim that nobody heard of, because the database hangs, nothing is left for a minute.
  const claimed = () => db.transaction((tx) => claimIdempotencyKey(tx, claim))
  let outcome = await claimed()
  for (const ms of PAUSES_MS) {
    if (outcome.kind !== 'in-progress') return outcome
    await pause(ms)
    outcome = await claimed()
  }
  return outcome
}

function unlessAway(fault: unknown): void {
  if (!(fault instanceof DatabaseFault && fault.kind === 'unavailable')) throw fault
}

/** What was refused because the database is away is answered now; its key goes when the database is back, or by itself within a minute. */
async function freeInTime(db: Db, { key, until }: Pick<Held, 'key' | 'until'>, status: number): Promise<void> {
  const freed = beyondPatience(() => freeIdempotencyKey(db, key, until))
  if (status === 503) freed.catch(() => undefined)
  else await freed
}

type Answer = { readonly text: string | null }

/** Null: there is one, and it does not open, because an older version kept it otherwise. */
function answerIn(response: unknown, secret: string, asked: Asked): Answer | null {
  if (response === null) return { text: null }
  const text = openAnswer(secret, asked, response)
  return text === null ? null : { text }
}

function repeat(reply: FastifyReply, status: number, answer: Answer | null): boolean {
  if (answer === null) return false
  void (answer.text === null
    ? reply.code(status).send()
    : reply.code(status).type('application/json; charset=utf-8').send(answer.text))
  return true
}
