/** `POST /v1/signals`: every text signal with its score and evidence, so that thresholds are set with eyes open. Nothing is recorded. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { eventParts } from '@goodstanding/model'
import type { Pieces } from '@goodstanding/policy'
import Type from 'typebox'
import { needScopeOrRole } from '../access/principal.ts'
import { acceptedLanguage } from '../page/accepted-language.ts'
import type { ShippedText } from '../shipped.ts'
import { principalOf } from './app.ts'
import { beforeBody } from './before-body.ts'
import { inTurns } from '../in-turns.ts'
import { parseJson } from './bodies.ts'
import { linesOf } from './json-bounds.ts'
import { Problem } from './problems.ts'
import { checkerOf, checkText } from './read-event.ts'
import { sayProblem } from './say-problem.ts'

const asked = Type.Object({ text: eventParts.text, language: Type.Optional(Type.String({ maxLength: 35 })) })
const checkAsked = checkerOf<{ text: string; language?: string }>(asked, 'body.invalid')

const BODY_BYTES = 32 * 1024 * 1024
const LINE_LIMIT = 10_000
/** No text that may be asked about takes more, were each of its letters escaped. */
const LINE_BYTES = 512 * 1024

export async function registerSignalRoutes(
  app: FastifyInstance,
  { text }: { readonly text: ShippedText },
): Promise<void> {
  const demand = (request: FastifyRequest) =>
    needScopeOrRole(principalOf(request), 'signals', 'moderator', 'senior', 'policy-editor')
  const answer = (value: unknown): unknown => {
    const { text: body, language } = checkAsked(value, '')
    checkText(body, '/text', 'body.invalid')
    return text.signalsOf(body, language ?? null)
  }
  const answerLine = (line: Uint8Array, { id, headers }: FastifyRequest): unknown => {
    try {
      if (line.length > LINE_BYTES)
        throw new Problem('body.too-large', { detail: `A line may have ${LINE_BYTES} bytes.` })
      return answer(parseJson(line))
    } catch (fault) {
      if (fault instanceof Problem) return sayProblem(fault.body(id), acceptedLanguage(headers['accept-language']))
      throw fault
    }
  }
  /** Each takes some milliseconds of the thread that decides: events are decided between them. */
  function* answersOf(lines: readonly Uint8Array[], request: FastifyRequest): Pieces<string> {
    let answers = ''
    for (const line of lines) {
      if (request.socket.destroyed) break // nobody waits for the rest
      answers += `${JSON.stringify(answerLine(line, request))}\n`
      yield
    }
    return answers
  }
  await app.register((routes, _options, done) => {
    routes.addContentTypeParser(
      ['application/x-ndjson', 'application/jsonl', 'application/ndjson'],
      { parseAs: 'buffer', bodyLimit: BODY_BYTES },
      (_request, body, parsed) => parsed(null, body),
    )
    routes.post(
      '/v1/signals',
      {
        config: { unconfirmed: true },
        onRequest: beforeBody(demand),
        schema: {
          tags: ['decisions'],
          summary: 'Text signals, recorded nowhere',
          body: asked,
          consumes: ['application/json', 'application/x-ndjson'],
        },
      },
      async (request, reply) => {
        demand(request)
        const { body } = request
        if (!(body instanceof Uint8Array)) return answer(body)
        const lines = linesOf(body, LINE_LIMIT)
        if (lines.length > LINE_LIMIT)
          throw new Problem('batch.too-large', {
            detail: `More texts came than the ${LINE_LIMIT} that one call takes.`,
          })
        return reply.type('application/x-ndjson; charset=utf-8').send(await inTurns(answersOf(lines, request)))
      },
    )
    done()
  })
}
