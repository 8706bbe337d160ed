/**
 * The HTTP edge: one Fastify instance, one way to say no, one way to know who asks.
 * Bodies arrive as bytes and are parsed by our bounded parser; each route checks its own schema.
 */
import { createServer } from 'node:http'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Asking, AskingSession, Authenticated, Authenticator } from '../access/authenticate.ts'
import type { Door } from '../access/door.ts'
import type { Principal } from '../access/principal.ts'
import { atMost } from '../within.ts'
import { acceptedLanguage } from '../page/accepted-language.ts'
import { objectOf, parseJson } from './bodies.ts'
import { asIfUnknown } from './casework/object-versions.ts'
import { type AnswerShelf, registerIdempotency } from './idempotency.ts'
import type { Metrics } from './metrics.ts'
import { answerUnreadable, refuseExpectation, refuseWithoutHost } from './answer-unreadable.ts'
import { tellIgnoredParameters } from './ignored-parameters.ts'
import { createLastAnswers, type LastAnswers } from './last-answers.ts'
import { letFinish } from './let-finish.ts'
import { listRoutes, namesNothing, pathOf } from './list-routes.ts'
import { loggedPath } from './logged-path.ts'
import { type HotRoad, newRequestId } from './hot-road.ts'
import { databaseAway, headersOf, isPassedOver, Problem, problemOf } from './problems.ts'
import { demandPlain, forgetTypeOfNothing, mediaTypeOf } from './media-type.ts'
import { registerPatience } from './patience.ts'
import { plainUrl } from './plain-url.ts'
import { sayProblem } from './say-problem.ts'
import { tellIgnoredMembers } from './tell-ignored-members.ts'
import { tooLargeOf } from './too-large.ts'
import { unwritableOf } from './unwritable.ts'

/** Most bytes of an ordinary body. Routes that take batches or files state their own. */
const BODY_LIMIT = 2 * 1024 * 1024

/** The same before it is known who sends it: a token to be given up, or an appeal in escaped letters. Each is held while it comes. */
const OPEN_BODY_LIMIT = 16 * 1024
const OPTIONAL_BODY_LIMIT = 128 * 1024

/** How long a connection may stay open with nothing asked. */
const KEEP_ALIVE_MS = 72_000
/** How long the head of a request may take, and all of it: 32 MiB at a megabit a second. */
const HEAD_MS = 20_000
const REQUEST_MS = 300_000
/** How often connections are looked at for that. */
const LOOKED_AT_MS = 5_000
/** Beyond these none is taken, so that what is open here leaves room for files and the database. */
const CONNECTIONS_MOST = 8_192

/** Asked about events alone; all else may read what followed from them. */
const ASKED_OF_EVENTS = new Set(['/v1/decisions', '/v1/events', '/v1/signals', '/v1/names'])
/** How long a request waits for what followed from earlier decisions. */
const SETTLED_MS = 2_000

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

// eslint-disable-next-line house/plain-types -- Fastify's own way of typing what a route states
declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anyone may ask: a page, a file, a sign-in. */
    readonly open?: true
    /** Whoever brings no token is known by something else: a notice's own token speaks for whoever cannot sign in. */
    readonly optional?: true
    /** Needs no database, and so takes a service whose token cannot be confirmed while there is none. */
    readonly unconfirmed?: true
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

export function askingOf({ headers, method, ip }: FastifyRequest): Asking {
  return {
    authorization: headers.authorization,
    cookie: headers.cookie,
    csrf: one(headers['x-csrf-token']),
    session: one(headers['x-session']),
    isAway: headers['x-background'] !== undefined && headers['x-background'] !== 'attended',
    method,
    host: headers.host,
    origin: headers.origin,
    site: one(headers['sec-fetch-site']),
    address: ip,
  }
}

/** `null` is a body that says nothing, and no body that may be left out. */
function someJson(body: Buffer): unknown {
  const value = parseJson(body)
  return value === null ? objectOf(value) : value
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = acceptedLanguage(request.headers['accept-language'])
  return reply
    .code(problem.status)
    .headers(headersOf(problem, language))
    .send(JSON.stringify(sayProblem(problem.body(request.id), language)))
}

const isOptional = ({ routeOptions }: FastifyRequest): boolean => routeOptions.config.optional === true
/** How a call without a token is told that what it brought opens nothing. */
const NOBODYS = new Set([401, 403, 404])

export type AppParts = {
  readonly authenticator: Authenticator
  readonly metrics: Metrics
  /** Where a call without a token is let in. */
  readonly door: Pick<Door, 'admit' | 'fail'>
  /** Proxies whose word on who asks is taken: addresses, or networks as `10.0.0.0/8`. Absent: nobody's. */
  readonly trustedProxies?: readonly string[]
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly now: () => number
  /** Where `Idempotency-Key`s are kept; absent: nobody's are. */
  readonly keys?: AnswerShelf
  /** Ends when what a request for the path must find is written: what followed from every decision so far. Null: it is. Absent: nothing follows. */
  readonly settled?: (path: string) => Promise<void> | null
  /** Whether what the path names is on its way, though it is not found. Absent: nothing is. */
  readonly isBehind?: (path: string) => Promise<boolean>
  /** Sees each request before Fastify does. */
  readonly hotRoad?: HotRoad
  /** Sees each request, and ends when they are answered. Absent: requests that are under way have no time when the server ends. */
  readonly lastAnswers?: LastAnswers
  /** Hears of every fault: whether there is room shows in what could not be stored. Absent: nobody does. */
  readonly noteFault?: (fault: unknown) => void
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

function neverAsked(): never {
  throw new Error('A compiler of schemas was asked for before the one of the app was set.')
}

/** A Fastify instance with problems, tokens and the OpenAPI document; routes are registered by the caller. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const lastAnswers = parts.lastAnswers ?? createLastAnswers({ withinMs: 0, drainMs: 0 })
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: [...(parts.trustedProxies ?? [])],
    genReqId: newRequestId,
    rewriteUrl: plainUrl,
    logger: false,
    schemaController: {
      // The compilers are set below. Were none named here, the usual ones would be loaded at every start.
      compilersFactory: { buildValidator: neverAsked, buildSerializer: neverAsked },
    },
    routerOptions: { maxParamLength: 1024 },
    forceCloseConnections: true,
    // What comes over a connection that is still open is answered as ever: see `last-answers.ts`.
    return503OnClosing: false,
    // Fastify's own limit, ten seconds, would fail an end that takes longer; whoever ends has one.
    pluginTimeout: 0,
    serverFactory: (handle) => {
      const patience = {
        headersTimeout: HEAD_MS,
        requestTimeout: REQUEST_MS,
        connectionsCheckingInterval: LOOKED_AT_MS,
        // Node would refuse it with an empty body: `refuseWithoutHost` says why.
        requireHostHeader: false,
      }
      const server = createServer(patience, (request, response) => {
        lastAnswers.see(response, () => {
          if (refuseWithoutHost(request, response)) return
          if (parts.hotRoad?.take(request, response) !== true) handle(request, response)
        })
      })
      server.on('checkExpectation', refuseExpectation)
      server.keepAliveTimeout = KEEP_ALIVE_MS
      server.maxConnections = CONNECTIONS_MOST
      return server
    },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (fault, request, reply) => {
      void send(problemOf(fault) ?? new Problem('route.unknown'), request, reply)
    },
  })
  app.addHook('preClose', async () => {
    parts.hotRoad?.close()
    await lastAnswers.end(app.server)
  })
  app.addHook('onRoute', (route) => {
    const { open, optional } = route.config ?? {}
    const isOpen = open === true || OPEN_PATHS.has(route.url)
    if (isOpen || optional === true) route.bodyLimit ??= isOpen ? OPEN_BODY_LIMIT : OPTIONAL_BODY_LIMIT
  })
  app.setValidatorCompiler(() => () => true) // routes check their bodies themselves, with problems that teach
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/cloudevents+json'],
    { parseAs: 'buffer' },
    (_request, body: Buffer, done) => {
      try {
        done(null, body.length === 0 ? undefined : someJson(body))
      } catch (fault) {
        done(fault instanceof Error ? fault : new Error(String(fault)), undefined)
      }
    },
  )
  // What it prints of each route is described further by `openapi/from-swagger.ts`.
  await app.register(swagger, { openapi: { openapi: '3.1.0' } })

  const { keys, now } = parts
  registerPatience(app)
  const refusalOf = listRoutes(app)
  app.addHook('onRequest', async (request, reply) => {
    // Words of people are in what is answered: no browser takes it for a page, and no cache on the way keeps it.
    reply.header('x-content-type-options', 'nosniff')
    if (pathOf(request).startsWith('/v1/')) reply.header('cache-control', 'no-store')
    demandPlain(request, reply)
    forgetTypeOfNothing(request)
    const path = pathOf(request)
    // No name holds it, and no database could look for it.
    if (path.includes('%00')) throw new Problem('route.unknown', { detail: 'The path cannot be read.' })
    const isOpen = OPEN_PATHS.has(path) || path.startsWith('/policy') || request.routeOptions.config.open === true
    // Before its body is read: what the path does not take is not the body's fault.
    const isNowhere = request.is404 || (path.startsWith('/v1/') && namesNothing(request))
    if (isOpen && isNowhere) throw refusalOf(request)
    if (isOpen) return
    const asker = await askerOf(parts, request, isOptional(request))
    if (asker === null) {
      parts.door.admit(request.ip, now())
      if (isNowhere) throw refusalOf(request)
      return
    }
    if (asker.principal.kind === 'service' && asker.principal.unconfirmed && !request.routeOptions.config.unconfirmed)
      throw databaseAway(asker.principal.diskFull === true)
    askers.set(request, asker)
    if (isNowhere) throw refusalOf(request)
    const following = ASKED_OF_EVENTS.has(path) ? null : (parts.settled?.(path) ?? null)
    if (following !== null) await atMost(SETTLED_MS, following)
  })
  if (keys !== undefined)
    registerIdempotency(app, { ...keys, askerOf: (request) => askers.get(request)?.principal ?? null })
  tellIgnoredParameters(app)
  tellIgnoredMembers(app)
  app.setErrorHandler(async (fault, request, reply) => {
    parts.noteFault?.(fault)
    let problem =
      unwritableOf(fault, request) ?? mediaTypeOf(fault, request) ?? tooLargeOf(fault, request) ?? problemOf(fault)
    if (problem === null) {
      parts.log({
        level: 'error',
        requestId: request.id,
        path: loggedPath(request),
        fault: fault instanceof Error ? fault.stack : String(fault),
      })
      problem = new Problem('server.fault')
    } else if (isPassedOver(fault))
      parts.log({ level: 'warn', requestId: request.id, path: loggedPath(request), fault: String(fault) })
    problem = asIfUnknown(request, problem)
    if (problem.status === 404 && askers.has(request) && (await parts.isBehind?.(pathOf(request)).catch(() => false)))
      problem = new Problem('server.not-ready', { detail: 'This case is still being written. Ask again.' })
    if (isOptional(request) && !askers.has(request) && NOBODYS.has(problem.status)) parts.door.fail(request.ip, now())
    parts.metrics.problems.inc({ kind: problem.kind })
    letFinish(request, reply)
    return send(problem, request, reply)
  })
  app.setNotFoundHandler((request) => {
    throw refusalOf(request)
  })
  return app
}
