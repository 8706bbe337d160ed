/**
 * Events in, decisions out. Bodies stay bytes until they are answered, so that NDJSON is split without copies. Decisions of
 * service tokens that are known are taken before Fastify sees them (see `hot-road.ts`); what is answered is the same.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needScope, needScopeOrRole } from '../access/principal.ts'
import { showDecisionToStaff } from '../casework/evidence/show-decision.ts'
import type { Desk } from '../casework/parts.ts'
import type { AskedEvent, Decider } from '../decide/decider.ts'
import { acceptedLanguage, type Language } from '../page/accepted-language.ts'
import { answerEvents, type Answering, answerType, BATCH, BATCH_BYTES, kindOf, LINES, SINGLE } from './answer-events.ts'
import { principalOf } from './app.ts'
import { beforeBody } from './before-body.ts'
import { envelopeOf, isBinary } from './binary-event.ts'
import { EVENT } from './event-schemas.ts'
import { loggedPath } from './logged-path.ts'
import { Problem, problemOf } from './problems.ts'

const documented = { consumes: [...SINGLE, ...BATCH, ...LINES], body: EVENT, tags: ['decisions'] }

type Log = (line: Readonly<Record<string, unknown>>) => void

/** 202 says that something is kept: where nothing of a batch is, because nothing can be now, the whole of it is refused. */
function observing(decider: Pick<Decider, 'observe'>, at: number) {
  let isKept = false
  let refusal: Problem | null = null
  return {
    observe: async (asked: AskedEvent): Promise<string> => {
      try {
        const observed = await decider.observe(asked, at)
        isKept = true
        return JSON.stringify(observed)
      } catch (fault) {
        const problem = problemOf(fault)
        if (problem?.status === 503) refusal ??= problem
        throw fault
      }
    },
    notKept: () => (isKept ? null : refusal),
  }
}

export type DecisionRouteParts = {
  readonly decider: Decider
  /** Where cases are looked up, for staff who read a decision. */
  readonly desk: Pick<Desk, 'db'>
  readonly now: () => number
  readonly log: Log
}

/** `POST /v1/decisions`, `POST /v1/events`, `GET /v1/decisions/{id}`. */
export async function registerDecisionRoutes(
  app: FastifyInstance,
  { decider, desk, now, log }: DecisionRouteParts,
): Promise<void> {
  const answerWith = (request: FastifyRequest, answer: Answering['answer']) => {
    const kind = kindOf(request.headers['content-type']) ?? 'lines'
    const sent = request.body instanceof Uint8Array ? request.body : new Uint8Array()
    const body = kind === 'single' && isBinary(request.headers) ? envelopeOf(request.headers, sent) : sent
    const fault = (thrown: unknown): void =>
      log({
        level: 'error',
        requestId: request.id,
        path: loggedPath(request),
        fault: thrown instanceof Error ? thrown.stack : String(thrown),
      })
    const language = (): Language => acceptedLanguage(request.headers['accept-language'])
    const answering = { answer, fault, requestId: () => request.id, language }
    return { type: answerType(kind), text: answerEvents(kind, body, answering) }
  }
  await app.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser(
      [...SINGLE, ...BATCH, ...LINES],
      { parseAs: 'buffer', bodyLimit: BATCH_BYTES },
      (_request, body, parsed) => parsed(null, body),
    )

    routes.post(
      '/v1/decisions',
      {
        bodyLimit: BATCH_BYTES,
        config: { unconfirmed: true },
        onRequest: beforeBody((request) => needScope(principalOf(request), 'decisions')),
        schema: { ...documented, summary: 'Decide before the service acts' },
      },
      async (request, to) => {
        const { unconfirmed } = needScope(principalOf(request), 'decisions')
        const at = now()
        const { type, text } = answerWith(request, (asked) => decider.decide(asked, at, unconfirmed))
        return to.type(type).send(await text)
      },
    )

    routes.post(
      '/v1/events',
      {
        bodyLimit: BATCH_BYTES,
        onRequest: beforeBody((request) => needScope(principalOf(request), 'events')),
        schema: { ...documented, summary: 'Observe after the fact' },
      },
      async (request, to) => {
        needScope(principalOf(request), 'events')
        const { observe, notKept } = observing(decider, now())
        const { type, text } = answerWith(request, observe)
        const answer = await text
        const refusal = notKept()
        if (refusal !== null) throw refusal
        return to.code(202).type(type).send(answer)
      },
    )
    done()
  })

  app.get<{ Params: { id: string } }>(
    '/v1/decisions/:id',
    { schema: { tags: ['decisions'], summary: 'One decision with its full explanation' } },
    async (request) => {
      const asker = principalOf(request)
      needScopeOrRole(asker, 'decisions', 'moderator', 'senior', 'counsel', 'auditor', 'policy-editor')
      const found = await decider.explain(request.params.id)
      if (found === null)
        throw new Problem('decision.unknown', { detail: `"${request.params.id}" is not a decision that is kept.` })
      return asker.kind === 'staff' ? showDecisionToStaff(desk, asker, found) : found
    },
  )
}
