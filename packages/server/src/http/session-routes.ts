/**
 * Browser sessions and the sign-in pages. The pages are forms and links, so that they work without a script; the JSON
 * routes are for our own pages. A session's cookie is as good as a token on every route; a change needs `x-csrf-token` too.
 */
import { ACTS, permissionOf } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { AskingSession, PagePlace } from '../access/authenticate.ts'
import type { Door } from '../access/door.ts'
import type { SignInProvider } from '../access/open-provider.ts'
import { needScope, type Principal } from '../access/principal.ts'
import { csrfTokenOf, demandCsrfToken, demandSameOrigin } from '../access/same-origin.ts'
import { type CookiePurpose, findCookie, type SessionKind, writeCookie } from '../access/session-cookie.ts'
import type { Begun, FoundSession, SessionDesk } from '../access/session-desk.ts'
import { rolesOf } from '../casework/asker.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { pageLanguage } from '../page/render-policy.ts'
import { renderSignIn, type SignInPage } from '../page/render-sign-in.ts'
import { SIGN_IN_PROBLEMS, type SignInProblem, SIGN_IN_WORDS } from '../page/sign-in-words.ts'
import { askingOf, principalOf, sessionOf } from './app.ts'
import { attempt } from './attempt.ts'
import { queryOf } from './page-query.ts'
import { fieldProblem, Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'

const exchange = Type.Object({ token: Type.String({ minLength: 1, maxLength: 4096 }) })
const checkExchange = checkerOf<{ token: string }>(exchange, 'body.invalid')

export type SessionRouteParts = {
  readonly sessions: SessionDesk
  readonly place: PagePlace
  /** Where the provider's sign-in begins, or null when none is configured. */
  readonly provider: string | null
  /** Where a browser signs out at the provider too; see `SignInProvider`. */
  readonly leave: SignInProvider['leave']
  readonly door: Door
  readonly now: () => number
}

/** A path of ours to go on to; anything else that a link brings is not followed. */
export function ownPath<Otherwise>(path: string | null | undefined, fallback: Otherwise): string | Otherwise {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./~%?=&+,:@!$'()*;]{0,1000}$/.test(path) ? path : fallback
}

export const STAFF_HOME = '/console'
const PERSON_HOME = '/'
/** Signs out at the provider, after the session here is over. */
const LEAVE_PATH = '/sign-out/provider'

export function setSessionCookie(reply: FastifyReply, { secure }: PagePlace, begun: Begun, now: number): void {
  const maxAgeSeconds = (begun.endsAt - now) / 1000
  reply.header('set-cookie', writeCookie(begun.kind, begun.secret, { secure, maxAgeSeconds }))
}

function removeCookie(reply: FastifyReply, { secure }: PagePlace, kind: CookiePurpose): void {
  reply.header('set-cookie', writeCookie(kind, '', { secure, maxAgeSeconds: 0 }))
}

/** Sends the page about signing in. */
export function sendSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { secure }: PagePlace,
  page: Partial<SignInPage> & Pick<SignInPage, 'provider'>,
): FastifyReply {
  const language = pageLanguage(queryOf(request)['lang'], request.headers['accept-language'])
  const whole: SignInPage = {
    language,
    token: null,
    to: null,
    signedIn: null,
    problem: null,
    notice: null,
    leave: null,
    ...page,
  }
  return reply
    .code(whole.problem === null ? 200 : SIGN_IN_PROBLEMS[whole.problem.kind].status)
    .headers(pageHeaders({ kind: 'reading', form: 'own', secure }))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderSignIn(whole))
}

function showAsker(principal: Principal, session: AskingSession | null): Readonly<Record<string, unknown>> {
  const roles = rolesOf(principal)
  const shared = {
    id: principal.id,
    csrf: session?.csrf ?? null,
    endsAt: session === null ? null : new Date(session.endsAt).toISOString(),
    may: ACTS.filter((act) => roles.some((role) => permissionOf(act, role) !== null)),
  }
  switch (principal.kind) {
    case 'staff':
      return {
        kind: 'staff',
        ...shared,
        name: principal.name,
        roles: [...principal.roles],
        queues: principal.queues,
        setAside: principal.setAside,
      }
    case 'member':
      return { kind: 'person', ...shared, organization: principal.organization, role: principal.role }
    case 'service':
      return { kind: 'service', ...shared, name: principal.name, scopes: [...principal.scopes] }
  }
}

export async function registerSessionRoutes(app: FastifyInstance, parts: SessionRouteParts): Promise<void> {
  const { sessions, place, door, now } = parts
  const tags = ['identities']
  app.get('/v1/session', { schema: { tags, summary: 'Who is asking, and the token that changes need' } }, (request) =>
    showAsker(principalOf(request), sessionOf(request)),
  )
  app.post(
    '/v1/session',
    {
      config: { open: true },
      schema: { tags, summary: 'Give up a token for a browser session', body: exchange },
    },
    async (request, reply) => {
      demandSameOrigin(askingOf(request), place.origin)
      const { token } = checkExchange(request.body, '')
      const begun = await attempt(door, { token, request, now: now() }, () => sessions.exchange(token, now()))
      setSessionCookie(reply, place, begun, now())
      const found = await sessions.find(begun.secret, now())
      if (found === null) throw new Problem('session.none')
      const session = { ...found, kind: begun.kind, csrf: csrfTokenOf(begun.secret) }
      return reply.code(201).header('cache-control', 'no-store').send(showAsker(found.principal, session))
    },
  )
  app.delete('/v1/session', { schema: { tags, summary: 'Sign out' } }, async (request, reply) => {
    const session = sessionOf(request)
    if (session === null) throw new Problem('session.none', { detail: 'A token is not a session. Nothing was ended.' })
    await sessions.end(session, now())
    removeCookie(reply, place, session.kind)
    return reply.code(204).send()
  })
  app.delete<{ Params: { id: string } }>(
    '/v1/member-sessions/:id',
    {
      schema: {
        tags,
        summary: "End a person's browser sessions, when they sign out of the service",
      },
    },
    async (request) => {
      needScope(principalOf(request), 'member-tokens')
      const organization = queryOf(request)['organization']
      if (organization === undefined) throw fieldProblem('query.invalid', '?organization', 'is required')
      return { ended: await sessions.endForPerson({ id: request.params.id, organization }, now()) }
    },
  )
  await app.register((pages, _options, done) => {
    registerPages(pages, parts)
    done()
  })
}

type HeldSession = FoundSession & { readonly secret: string }

/** How a sign-in page says a problem. */
const SIGN_IN_REFUSALS: ReadonlyMap<string, SignInProblem> = new Map([
  ['request.cross-site', 'cross-site'],
  ['rate.address', 'too-many'],
])

/** How long to wait, as a header. */
export function waitOf({ more }: Problem): Readonly<Record<string, string>> {
  return typeof more['retryAfter'] === 'number' ? { 'retry-after': String(more['retryAfter']) } : {}
}

type Form = Readonly<Record<string, string | undefined>>

/** The fields of an HTML form; this parser is known to the pages of this file only. */
function formOf(request: FastifyRequest): Form {
  return request.body instanceof URLSearchParams ? Object.fromEntries(request.body) : {}
}

function registerPages(app: FastifyInstance, parts: SessionRouteParts): void {
  const { sessions, place, provider, door, now } = parts
  const page = { config: { open: true }, schema: { hide: true } } as const
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => {
      done(null, new URLSearchParams(String(body)))
    },
  )
  /** Null for whoever is not signed in, and for a made-up cookie too many. */
  const sessionIn = async (request: FastifyRequest, kind: SessionKind): Promise<HeldSession | null> => {
    const secret = findCookie(request.headers.cookie, kind, place.secure)
    if (secret === null) return null
    try {
      const found = door.admitToken(secret, request.ip, now()) ? await sessions.find(secret, now()) : null
      if (found !== null) {
        door.vouch(secret, request.ip, now())
        return { ...found, secret }
      }
      door.failToken(secret, request.ip, now())
      return null
    } catch (fault) {
      if (fault instanceof Problem && fault.kind === 'rate.address') return null
      throw fault
    }
  }
  const knowsProvider = (request: FastifyRequest): boolean =>
    findCookie(request.headers.cookie, 'farewell', place.secure) !== null
  /** Whoever tries again comes to where they wanted to go, all the same. */
  const refuse = (request: FastifyRequest, reply: FastifyReply, kind: SignInProblem, to?: string): FastifyReply =>
    sendSignIn(request, reply, place, {
      provider: providerWith(provider, to),
      to: ownPath(to, null),
      problem: { kind, about: null },
    })

  app.get('/sign-in', page, async (request, reply) => {
    const { token, to } = queryOf(request)
    const found = token === undefined ? await sessionIn(request, 'staff') : null
    const signedIn =
      found === null || found.principal.kind !== 'staff'
        ? null
        : { name: found.principal.name, csrf: csrfTokenOf(found.secret), session: 'staff', home: STAFF_HOME }
    return sendSignIn(request, reply, place, {
      provider: providerWith(provider, to),
      token: token ?? null,
      to: ownPath(to, null),
      signedIn,
      leave: signedIn === null && knowsProvider(request) ? { at: LEAVE_PATH, now: false } : null,
    })
  })

  app.post('/sign-in', page, async (request, reply) => {
    const { token = '', to } = formOf(request)
    try {
      demandSameOrigin(askingOf(request), place.origin)
      const tried = { token: token.trim(), request, now: now() }
      const begun = await attempt(door, tried, () => sessions.exchange(tried.token, tried.now))
      setSessionCookie(reply, place, begun, now())
      return await reply.redirect(ownPath(to, begun.kind === 'staff' ? STAFF_HOME : PERSON_HOME), 303)
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      reply.headers(waitOf(fault))
      return refuse(request, reply, SIGN_IN_REFUSALS.get(fault.kind) ?? 'token-unknown', to)
    }
  })

  app.post('/sign-out', page, async (request, reply) => {
    const { csrf, session } = formOf(request)
    const kind: SessionKind = session === 'person' ? 'person' : 'staff'
    const found = await sessionIn(request, kind)
    try {
      demandSameOrigin(askingOf(request), place.origin)
      if (found !== null) {
        demandCsrfToken(csrf, found.secret)
        await sessions.end(found, now())
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      return refuse(request, reply, 'cross-site')
    }
    removeCookie(reply, place, kind)
    const isProviders = kind === 'staff' && knowsProvider(request)
    const leave = isProviders ? { at: LEAVE_PATH, now: true } : null
    return sendSignIn(request, reply, place, { provider, notice: SIGN_IN_WORDS.signedOut, leave })
  })

  // Not for whoever is signed in here: a link of another site signs nobody out.
  app.get(LEAVE_PATH, page, async (request, reply) => {
    const farewell = findCookie(request.headers.cookie, 'farewell', place.secure)
    const isSignedIn = (await sessionIn(request, 'staff')) !== null
    const at = isSignedIn ? null : await parts.leave(farewell, now())
    if (!isSignedIn && farewell !== null) removeCookie(reply, place, 'farewell')
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(at ?? '/sign-in', 303)
  })
}

/** The provider's sign-in with where to go on to. */
export function providerWith(provider: string | null, to: string | null | undefined): string | null {
  const path = ownPath(to, null)
  return provider === null || path === null ? provider : `${provider}?to=${encodeURIComponent(path)}`
}
