/** Signing in with the provider: away to it, back from it, and pages that say what helps when that does not end well. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PagePlace } from '../access/authenticate.ts'
import type { Admission } from '../access/admit-staff.ts'
import type { Door } from '../access/door.ts'
import { ATTEMPT_SECONDS, FAREWELL_SECONDS, type Proven, type SignInProvider } from '../access/open-provider.ts'
import { findCookie, writeCookie } from '../access/session-cookie.ts'
import type { SessionDesk } from '../access/session-desk.ts'
import type { SignInPage } from '../page/render-sign-in.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { ownPath, providerWith, sendSignIn, setSessionCookie, STAFF_HOME, waitOf } from './session-routes.ts'

export const PROVIDER_PATH = '/sign-in/provider'

export type ProviderRouteParts = {
  readonly provider: SignInProvider
  readonly admit: (proven: Proven, now: number) => Promise<Admission>
  readonly sessions: SessionDesk
  readonly place: PagePlace
  readonly door: Door
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly now: () => number
}

type Refusal = { readonly problem: SignInPage['problem']; readonly wanted: string | null | undefined }

export function registerProviderRoutes(
  app: FastifyInstance,
  { provider, admit, sessions, place, door, log, now }: ProviderRouteParts,
): void {
  const page = { config: { open: true }, schema: { hide: true } } as const
  const { secure } = place
  /** Whoever tries again, with a token too, comes to where they wanted to go; a person's token opens no console. */
  const refuse = (request: FastifyRequest, reply: FastifyReply, { problem, wanted }: Refusal): FastifyReply => {
    const to = ownPath(wanted === STAFF_HOME ? undefined : wanted, null)
    return sendSignIn(request, reply, place, { provider: providerWith(PROVIDER_PATH, to), to, problem })
  }

  app.get(PROVIDER_PATH, page, async (request, reply) => {
    const { to } = queryOf(request)
    const begun = await provider.begin(ownPath(to, STAFF_HOME), now())
    if (begun.kind === 'refused') {
      log({ level: 'warn', event: 'sign-in refused', problem: begun.problem, why: begun.why })
      return refuse(request, reply, { problem: { kind: begun.problem, about: null }, wanted: to })
    }
    return reply
      .header('set-cookie', writeCookie('sign-in', begun.attempt, { secure, maxAgeSeconds: ATTEMPT_SECONDS }))
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(begun.location, 303)
  })

  app.get('/sign-in/callback', page, async (request, reply) => {
    const attempt = findCookie(request.headers.cookie, 'sign-in', secure)
    const wanted = provider.wanted(attempt, now())
    try {
      // The provider is asked for whoever comes back, so that it is not asked for everybody who makes a way back up.
      door.admit(request.ip, now())
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      reply.headers(waitOf(fault))
      return refuse(request, reply, { problem: { kind: 'too-many', about: null }, wanted })
    }
    const at = request.url.indexOf('?')
    const query = at === -1 ? '' : request.url.slice(at)
    const finished = await provider.finish(query, attempt, now())
    const proven = finished.kind === 'proven' ? finished.proven : null
    const admission = finished.kind === 'proven' ? await admit(finished.proven, now()) : finished
    const attemptOver = writeCookie('sign-in', '', { secure, maxAgeSeconds: 0 })
    reply.header('set-cookie', attemptOver)
    if (admission.kind === 'refused') {
      door.fail(request.ip, now())
      const why = finished.kind === 'refused' ? finished.why : null
      log({ level: 'warn', event: 'sign-in refused', problem: admission.problem, why })
      return refuse(request, reply, { problem: { kind: admission.problem, about: proven?.email ?? null }, wanted })
    }
    const begun = await sessions.beginForStaff(admission.staff, now())
    setSessionCookie(reply, place, begun, now())
    if (finished.kind === 'proven')
      reply.header(
        'set-cookie',
        writeCookie('farewell', finished.farewell, { secure, maxAgeSeconds: FAREWELL_SECONDS }),
      )
    return reply.redirect(finished.kind === 'proven' ? finished.to : STAFF_HOME, 303)
  })
}
