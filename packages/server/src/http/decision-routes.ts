/**
 * The hot road: events in, decisions out. Bodies stay bytes until here, so that NDJSON is split without copies and one bad
 * item never takes the others down. Every answer is in the order of the question.
 */
import { EVENT_DATA, eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { needScope, needScopeOrRole } from '../access/principal.ts'
import type { Decider } from '../decide/decider.ts'
import { principalOf, problemOf } from './app.ts'
import { linesOf, parseJson } from './bodies.ts'
import { Problem } from './problems.ts'

const BATCH_LIMIT = 1000
const BATCH_BYTES = 32 * 1024 * 1024

const SINGLE = ['application/json', 'application/cloudevents+json']
const BATCH = ['application/cloudevents-batch+json']
const LINES = ['application/x-ndjson', 'application/jsonl', 'application/ndjson']

type Asked = { readonly kind: 'single' | 'batch' | 'lines'; readonly items: readonly unknown[] }

/** A line that could not be read stands in its place as the problem it is. */
function readLine(line: Uint8Array): unknown {
  try {
    return parseJson(line)
  } catch (fault) {
    if (fault instanceof Problem) return fault
    throw fault
  }
}

function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function askedOf(request: FastifyRequest): Asked {
  const { body } = request
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new Problem('body.not-json', { detail: 'The body is empty. Send one event, or several.' })
  const mediaType = mediaTypeOf(request)
  if (SINGLE.includes(mediaType)) return { kind: 'single', items: [parseJson(body)] }
  const kind = BATCH.includes(mediaType) ? 'batch' : 'lines'
  const items: unknown = kind === 'batch' ? parseJson(body) : linesOf(body)
  if (!Array.isArray(items))
    throw new Problem('body.invalid', {
      detail: 'A batch is a JSON array of events.',
      errors: [{ pointer: '', detail: 'must be an array' }],
    })
  if (items.length === 0) throw new Problem('batch.empty')
  if (items.length > BATCH_LIMIT)
    throw new Problem('batch.too-large', {
      detail: `${items.length} events came; a batch holds at most ${BATCH_LIMIT}.`,
    })
  return { kind, items: kind === 'batch' ? items : items.map((line: Uint8Array) => readLine(line)) }
}

type Settling = { readonly answer: (item: unknown) => unknown; readonly request: FastifyRequest; readonly log: Log }

/** The problem in the place of an item. Anything else is a fault: logged, and told without its inside. */
function refusalOf(fault: unknown, { request, log }: Settling): unknown {
  const problem = problemOf(fault)
  if (problem !== null) return problem.body(request.id)
  log({
    level: 'error',
    requestId: request.id,
    path: request.url,
    fault: fault instanceof Error ? fault.stack : String(fault),
  })
  return new Problem('server.fault').body(request.id)
}

/** Answers one item of a batch, at once where nothing must be waited for: most are plain allows. */
function settle(item: unknown, settling: Settling): unknown {
  if (item instanceof Problem) return item.body(settling.request.id)
  try {
    const answered = settling.answer(item)
    return answered instanceof Promise ? answered.catch((fault: unknown) => refusalOf(fault, settling)) : answered
  } catch (fault) {
    return refusalOf(fault, settling)
  }
}

async function answerAll(asked: Asked, settling: Settling): Promise<readonly unknown[]> {
  const answers = asked.items.map((item) => settle(item, settling))
  return answers.some((given) => given instanceof Promise) ? Promise.all(answers) : answers
}

function reply(kind: Asked['kind'], answers: readonly unknown[], to: FastifyReply): FastifyReply {
  if (kind === 'lines')
    return to
      .type('application/x-ndjson; charset=utf-8')
      .send(`${answers.map((answer) => JSON.stringify(answer)).join('\n')}\n`)
  return to.type('application/json; charset=utf-8').send(JSON.stringify(answers))
}

const eventSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: eventParts.id,
  source: eventParts.id,
  type: Type.Enum(Object.keys(EVENT_DATA)),
  time: Type.Optional(eventParts.instant),
  data: Type.Union(Object.values(EVENT_DATA)),
})
const documented = { consumes: [...SINGLE, ...BATCH, ...LINES], body: eventSchema, tags: ['decisions'] }

type Log = (line: Readonly<Record<string, unknown>>) => void

export type DecisionRouteParts = { readonly decider: Decider; readonly now: () => number; readonly log: Log }

/** `POST /v1/decisions`, `POST /v1/events`, `GET /v1/decisions/{id}`. */
export async function registerDecisionRoutes(
  app: FastifyInstance,
  { decider, now, log }: DecisionRouteParts,
): Promise<void> {
  await app.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser(
      [...SINGLE, ...BATCH, ...LINES],
      { parseAs: 'buffer', bodyLimit: BATCH_BYTES },
      (_request, body, parsed) => parsed(null, body),
    )

    routes.post(
      '/v1/decisions',
      { bodyLimit: BATCH_BYTES, schema: { ...documented, summary: 'Decide before the service acts' } },
      async (request, to) => {
        needScope(principalOf(request), 'decisions')
        const asked = askedOf(request)
        const at = now()
        if (asked.kind === 'single') {
          const decision = await decider.decide(asked.items[0], at)
          return to.type('application/json; charset=utf-8').send(JSON.stringify(decision))
        }
        return reply(
          asked.kind,
          await answerAll(asked, { request, log, answer: (item) => decider.decide(item, at) }),
          to,
        )
      },
    )

    routes.post(
      '/v1/events',
      { bodyLimit: BATCH_BYTES, schema: { ...documented, summary: 'Observe after the fact' } },
      async (request, to) => {
        needScope(principalOf(request), 'events')
        const asked = askedOf(request)
        const at = now()
        to.code(202)
        if (asked.kind === 'single')
          return to
            .type('application/json; charset=utf-8')
            .send(JSON.stringify(await decider.observe(asked.items[0], at)))
        return reply(
          asked.kind,
          await answerAll(asked, { request, log, answer: (item) => decider.observe(item, at) }),
          to,
        )
      },
    )
    done()
  })

  app.get<{ Params: { id: string } }>(
    '/v1/decisions/:id',
    { schema: { tags: ['decisions'], summary: 'One decision with its full explanation' } },
    async (request) => {
      needScopeOrRole(principalOf(request), 'decisions', 'moderator', 'senior', 'counsel', 'auditor', 'policy-editor')
      const found = await decider.explain(request.params.id)
      if (found === null)
        throw new Problem('decision.unknown', { detail: `"${request.params.id}" is not a decision that is kept.` })
      return found
    },
  )
}
