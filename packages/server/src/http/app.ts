/**
 * The HTTP edge: one Fastify instance, one way to say no, one way to know who asks.
 * Bodies arrive as bytes and are parsed by our bounded parser; each route checks its own schema.
 */
import { randomUUID } from 'node:crypto'
import swagger from '@fastify/swagger'
import { DatabaseFault } from '@goodstanding/ledger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Asking, AskingSession, Authenticated, Authenticator } from '../access/authenticate.ts'
import type { Principal } from '../access/principal.ts'
import { parseJson } from './bodies.ts'
import type { Metrics } from './metrics.ts'
import { Problem } from './problems.ts'

/** Most bytes of an ordinary body. Routes that take batches or files state their own. */
const BODY_LIMIT = 2 * 1024 * 1024

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Paths that need no token: what a probe, a scraper and a reader of the policy open. */
const OPEN_PATHS = new Set([
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/style.css',
  '/v1/sign-in',
  '/favicon.ico',
])

/** Paths that know an asker by more than a token: the notice's own token appeals for whoever cannot sign in. */
const OPTIONAL_PATHS = new Set(['/v1/appeals'])

// eslint-disable-next-line house/plain-types -- Fastify's own way of typing what a route states
declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anyone may ask: a page, a file, a sign-in. */
    readonly open?: true
  }
}

const askers = new WeakMap<FastifyRequest, Authenticated>()

/** Who asks, as the first hook found out. Throws on an open path, where nobody was asked. */
export function principalOf(request: FastifyRequest): Principal {
  const asker = askers.get(request)
  if (asker === undefined) throw new Problem('token.missing')
  return asker.principal
}

/** The browser session that speaks for the request; null when it was a token. */
export function sessionOf(request: FastifyRequest): AskingSession | null {
  return askers.get(request)?.session ?? null
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

export function askingOf({ headers, method }: FastifyRequest): Asking {
  return {
    authorization: headers.authorization,
    cookie: headers.cookie,
    csrf: one(headers['x-csrf-token']),
    session: one(headers['x-session']),
    method,
    host: headers.host,
    origin: headers.origin,
    site: one(headers['sec-fetch-site']),
  }
}

function pathOf(request: FastifyRequest): string {
  const query = request.url.indexOf('?')
  return query === -1 ? request.url : request.url.slice(0, query)
}

/** SQLSTATE of a text that no database keeps: an invalid byte sequence, a character that cannot be written. */
const UNWRITABLE = new Set(['22021', '22P05'])

/** Refusals of Fastify and of the database in our words. Null: a fault of ours, to be logged and told without its inside. */
export function problemOf(fault: unknown): Problem | null {
  if (fault instanceof Problem) return fault
  if (fault instanceof DatabaseFault && fault.kind === 'unavailable')
    return new Problem('server.not-ready', { detail: 'The database does not answer. Try again.' })
  if (fault instanceof DatabaseFault && fault.code !== null && UNWRITABLE.has(fault.code))
    return new Problem('body.invalid', { detail: 'A text holds U+0000 or half of a surrogate pair. Leave it out.' })
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('body.too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('body.media-type')
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return new Problem('body.not-json')
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH_EXCEEDED')
    return new Problem('route.unknown', { detail: 'The path cannot be read.' })
  return null
}

/** Seconds to wait, as a header; one when the problem does not say. */
function retryAfterOf({ more }: Problem): string {
  return typeof more['retryAfter'] === 'number' ? String(more['retryAfter']) : '1'
}

/** Remembers each route that is registered after this call, and answers the methods of a path as it was asked for. */
function listRoutes(app: FastifyInstance): { readonly methodsOf: (path: string) => readonly string[] } {
  const patterns = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = patterns.get(url) ?? new Set()
    patterns.set(url, methods)
    for (const one of [method].flat()) methods.add(one)
  })
  const fits = (pattern: string, path: readonly string[]): boolean => {
    const parts = pattern.split('/')
    return parts.length === path.length && parts.every((part, at) => part === path[at] || part.startsWith(':'))
  }
  return {
    methodsOf: (path) => {
      const parts = path.split('/')
      return [...patterns].flatMap(([pattern, methods]) => (fits(pattern, parts) ? [...methods] : []))
    },
  }
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { allow } = problem.more
  if (Array.isArray(allow)) reply.header('allow', allow.join(', '))
  if (problem.status === 503 || problem.status === 429) reply.header('retry-after', retryAfterOf(problem))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem.body(request.id)))
}

export type AppParts = {
  readonly authenticator: Authenticator
  readonly metrics: Metrics
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly now: () => number
}

/** Where a token is optional, a cookie that does not count is as good as none: what the body holds speaks instead. */
async function askerOf(
  { authenticator, now }: AppParts,
  request: FastifyRequest,
  isOptional: boolean,
): Promise<Authenticated | null> {
  try {
    return await authenticator.authenticate(askingOf(request), now())
  } catch (fault) {
    if (isOptional && request.headers.authorization === undefined && fault instanceof Problem) return null
    throw fault
  }
}

/** A Fastify instance with problems, tokens and the OpenAPI document; routes are registered by the caller. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: () => `req_${randomUUID()}`,
    logger: false,
    routerOptions: { maxParamLength: 1024 },
    forceCloseConnections: true,
    frameworkErrors: (fault, request, reply) => {
      void send(problemOf(fault) ?? new Problem('route.unknown'), request, reply)
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/cloudevents+json'],
    { parseAs: 'buffer' },
    (_request, body: Buffer, done) => {
      try {
        done(null, body.length === 0 ? undefined : parseJson(body))
      } catch (fault) {
        done(fault instanceof Error ? fault : new Error(String(fault)), undefined)
      }
    },
  )
  app.setValidatorCompiler(() => () => true) // routes check their bodies themselves, with problems that teach
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Goodstanding',
        version: '1',
        description: 'The acceptable-use layer of a workplace messaging service.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
  })

  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request)
    if (OPEN_PATHS.has(path) || path.startsWith('/policy') || request.routeOptions.config.open === true) return
    const isOptional = OPTIONAL_PATHS.has(path) && request.method === 'POST'
    const asker = await askerOf(parts, request, isOptional)
    if (asker === null) return
    askers.set(request, asker)
    // What a cookie opened is nobody else's: no cache on the way keeps it.
    if (asker.session !== null) reply.header('cache-control', 'no-store')
  })
  const routes = listRoutes(app)
  app.setErrorHandler((fault, request, reply) => {
    let problem = problemOf(fault)
    if (problem === null) {
      parts.log({
        level: 'error',
        requestId: request.id,
        path: pathOf(request),
        fault: fault instanceof Error ? fault.stack : String(fault),
      })
      problem = new Problem('server.fault')
    }
    parts.metrics.problems.inc({ kind: problem.kind })
    return send(problem, request, reply)
  })
  app.setNotFoundHandler((request) => {
    const other = routes.methodsOf(pathOf(request))
    if (other.length > 0)
      throw new Problem('method.not-allowed', {
        detail: `${pathOf(request)} takes ${other.join(', ')}.`,
        more: { allow: other },
      })
    throw new Problem('route.unknown', {
      detail: `${request.method} ${pathOf(request)} does not exist. See /openapi.json.`,
    })
  })
  return app
}
