/**
 * The hot road: `POST /v1/decisions` of a service token that is known, answered straight from `node:http`. It does nothing that the
 * route in `decision-routes.ts` does not do, and leaves to it whatever is out of the ordinary: a token that must be looked up, a
 * browser's cookie, a body without a length or of another type, an envelope in headers, a server that is closing.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authenticator } from '../access/authenticate.ts'
import { needScope, type Principal } from '../access/principal.ts'
import type { Decider } from '../decide/decider.ts'
import { acceptedLanguage, type Language } from '../page/accepted-language.ts'
import { answerEvents, type Answering, answerType, BATCH_BYTES, type BodyKind, kindOf } from './answer-events.ts'
import { isBinary } from './binary-event.ts'
import type { Metrics } from './metrics.ts'
import { headersOf, Problem, problemOf } from './problems.ts'
import { sayProblem } from './say-problem.ts'
import { createTurns, type Turns } from './turns.ts'

const PATH = '/v1/decisions'

export type HotRoadParts = {
  readonly authenticator: Pick<Authenticator, 'remembered'>
  readonly decider: Pick<Decider, 'decide'>
  readonly metrics: Pick<Metrics, 'problems'>
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly now: () => number
}

export type HotRoad = {
  /** True when it has taken the request and will answer it. */
  readonly take: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Takes nothing more. */
  readonly close: () => void
}

export function createHotRoad(parts: HotRoadParts): HotRoad {
  let open = true
  const turns = createTurns()
  return {
    take: (request, response) => {
      if (!open || request.url !== PATH || request.method !== 'POST') return false
      const { headers } = request
      const kind = kindOf(headers['content-type'])
      const length = Number(headers['content-length'])
      if (kind === null || !(length > 0 && length <= BATCH_BYTES) || headers.expect !== undefined) return false
      if (headers['content-encoding'] !== undefined || isBinary(headers)) return false
      const exchange = { kind, response, parts, turns, id: null }
      try {
        const principal = parts.authenticator.remembered(headers.authorization, parts.now())
        if (principal === null) return false
        receive(request, length, { exchange, principal })
      } catch (fault) {
        refuse(fault, exchange)
      }
      return true
    },
    close: () => {
      open = false
    },
  }
}

type Exchange = {
  readonly kind: BodyKind
  readonly response: ServerResponse
  readonly parts: HotRoadParts
  readonly turns: Turns
  /** Made when a problem must name it. */
  id: string | null
}

type Asking = { readonly exchange: Exchange; readonly principal: Principal }

function receive(request: IncomingMessage, length: number, { exchange, principal }: Asking): void {
  let body: Buffer | null = null
  let filled = 0
  request.on('data', (part: Buffer) => {
    if (part.length === length) body = part
    else filled += part.copy((body ??= Buffer.allocUnsafeSlow(length)), filled)
  })
  request.on('end', () => {
    const whole = body ?? NOTHING
    exchange.turns.work(() => {
      try {
        respond(whole, exchange, needScope(principal, 'decisions').unconfirmed)
      } catch (fault) {
        refuse(fault, exchange)
      }
    })
  })
}

const NOTHING = Buffer.alloc(0)

function respond(body: Buffer, exchange: Exchange, isUnconfirmed?: true): void {
  const { decider, now } = exchange.parts
  const at = now()
  const answering: Answering = {
    answer: (asked) => decider.decide(asked, at, isUnconfirmed),
    fault: (fault) => {
      tell(fault, exchange)
    },
    requestId: () => idOf(exchange),
    language: () => languageOf(exchange),
  }
  const answered = answerEvents(exchange.kind, body, answering)
  if (typeof answered === 'string') send(answered, exchange)
  else
    answered.then(
      (text) => {
        send(text, exchange)
      },
      (fault: unknown) => {
        refuse(fault, exchange)
      },
    )
}

function send(text: string, { kind, response, turns }: Exchange): void {
  turns.send(response, text, answerType(kind))
}

function refuse(fault: unknown, exchange: Exchange): void {
  let problem = problemOf(fault)
  if (problem === null) {
    tell(fault, exchange)
    problem = new Problem('server.fault')
  }
  exchange.parts.metrics.problems.inc({ kind: problem.kind })
  const language = languageOf(exchange)
  const text = JSON.stringify(sayProblem(problem.body(idOf(exchange)), language))
  const headers = { ...headersOf(problem, language), 'content-length': Buffer.byteLength(text) }
  exchange.response.writeHead(problem.status, headers)
  exchange.response.end(text)
}

function tell(fault: unknown, exchange: Exchange): void {
  exchange.parts.log({
    level: 'error',
    requestId: idOf(exchange),
    path: PATH,
    fault: fault instanceof Error ? fault.stack : String(fault),
  })
}

function languageOf({ response }: Exchange): Language {
  return acceptedLanguage(response.req.headers['accept-language'])
}

function idOf(exchange: Exchange): string {
  return (exchange.id ??= newRequestId())
}

export const newRequestId = (): string => `req_${randomUUID()}`
