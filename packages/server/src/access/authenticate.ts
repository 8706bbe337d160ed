/**
 * Who asks: `Authorization: Bearer <token>`, or the cookie of a browser session, on every route alike. Known tokens are
 * remembered for a few seconds, so that a revoked token stops within that time, and looked up anew before it ends, so that nobody
 * who goes on asking waits for the database; sessions are looked up each time, so that they end at once.
 */
import { Problem } from '../http/problems.ts'
import type { Principal } from './principal.ts'
import { readMemberToken } from './read-member-token.ts'
import { hashToken } from './read-secrets.ts'
import { changesState, csrfTokenOf, demandCsrfToken, demandSameOrigin, type Provenance } from './same-origin.ts'
import { findCookie, type SessionKind } from './session-cookie.ts'
import type { FoundSession, SessionDesk } from './session-desk.ts'

/** What of a request says who asks. */
export type Asking = Provenance & {
  readonly authorization: string | undefined
  readonly cookie: string | undefined
  /** `x-csrf-token` */
  readonly csrf: string | undefined
  /** `x-session`: `staff` or `person`, when the browser may hold both; staff comes first. */
  readonly session: string | undefined
  /**
   * `x-background`: a page asks by its clock. Unless it is `attended`, nobody sits before it, and such a request keeps no session from
   * being idle.
   */
  readonly isAway?: boolean
}

export type AskingSession = FoundSession & { readonly kind: SessionKind; readonly csrf: string }

export type Authenticated = { readonly principal: Principal; readonly session: AskingSession | null }

export type Authenticator = {
  /** Throws a problem of status 401 or 403 for whoever is nobody. */
  readonly authenticate: (asking: Asking, now: number) => Promise<Authenticated>
  /**
   * Who a remembered token speaks for, without waiting; null when `authenticate` must be asked. Throws `rate.exceeded`.
   */
  readonly remembered: (authorization: string | undefined, now: number) => Principal | null
  /** Forgets remembered tokens: after somebody was removed or changed, or a token revoked. */
  readonly forget: () => void
}

/** Where tokens are looked up by their hash; null: unknown, ended or revoked. */
export type TokenLookup = (hash: string, now: number) => Promise<Principal | null>

const SESSION_KINDS = ['staff', 'person'] as const satisfies readonly SessionKind[]
const BEARER = 'Bearer '
const REMEMBERED_MS = 5_000
/** Who asks when only so much of that time is left has the token looked up again. */
const RENEWED_MS = 2_000
const REMEMBERED_MOST = 10_000

type Remembered = {
  readonly principal: Principal
  readonly until: number
  /** It is being looked up again. */
  isRenewing: boolean
  allowance: number
  refilledAt: number
}

/** Where our pages are, as the browser sees them. */
export type PagePlace = {
  /** Cookies are for TLS only. */
  readonly secure: boolean
  /** `https://host`, or null when the request's own host is taken for it. */
  readonly origin: string | null
}

export type AuthenticatorOptions = {
  readonly lookup: TokenLookup
  readonly memberTokenKey: string
  /** Requests a second for each service token; null: no limit. A burst of one second is allowed. */
  readonly rateLimit: number | null
  readonly sessions: Pick<SessionDesk, 'find'>
  readonly place: PagePlace
}

function spend(remembered: Remembered, perSecond: number, now: number): void {
  const refill = ((now - remembered.refilledAt) / 1000) * perSecond
  remembered.allowance = Math.min(perSecond, remembered.allowance + refill)
  remembered.refilledAt = now
  if (remembered.allowance < 1) {
    throw new Problem('rate.exceeded', {
      detail: `This token may send ${perSecond} requests in any one second. The next is taken after one.`,
      more: { limit: perSecond, windowSeconds: 1, retryAfter: 1 },
    })
  }
  remembered.allowance -= 1
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const known = new Map<string, Remembered>()
  const byToken = async (header: string, now: number): Promise<Principal> => {
    const token = /^Bearer ([\x21-\x7e]{8,4096})$/i.exec(header)?.[1]
    if (token === undefined)
      throw new Problem('token.missing', { detail: 'The Authorization header must read `Bearer <token>`.' })
    const member = readMemberToken(options.memberTokenKey, token, now)
    if (member !== null) return member
    let remembered = known.get(token)
    if (remembered === undefined || remembered.until <= now) {
      const principal = await options.lookup(hashToken(token), now)
      if (principal === null) {
        known.delete(token)
        throw new Problem('token.unknown')
      }
      if (known.size >= REMEMBERED_MOST) known.clear()
      remembered = {
        principal,
        until: now + REMEMBERED_MS,
        isRenewing: false,
        allowance: remembered?.allowance ?? options.rateLimit ?? 0,
        refilledAt: remembered?.refilledAt ?? now,
      }
      known.set(token, remembered)
    }
    if (options.rateLimit !== null && remembered.principal.kind === 'service') spend(remembered, options.rateLimit, now)
    return remembered.principal
  }
  const renew = (token: string, remembered: Remembered, now: number): void => {
    remembered.isRenewing = true
    options.lookup(hashToken(token), now).then(
      (principal) => {
        // Forgotten meanwhile, it stays forgotten.
        if (known.get(token) !== remembered) return
        if (principal === null) known.delete(token)
        else known.set(token, { ...remembered, principal, until: now + REMEMBERED_MS, isRenewing: false })
      },
      // Its time runs out, and whoever asks then is told why it cannot be looked up.
      () => undefined,
    )
  }
  return {
    authenticate: async (asking, now) => {
      const { authorization } = asking
      if (authorization !== undefined) return { principal: await byToken(authorization, now), session: null }
      const session = await findAskingSession(options, asking, now)
      return { principal: session.principal, session }
    },
    remembered: (authorization, now) => {
      if (authorization?.startsWith(BEARER) !== true) return null
      const token = authorization.slice(BEARER.length)
      const remembered = known.get(token)
      if (remembered === undefined || remembered.until <= now) return null
      if (!remembered.isRenewing && remembered.until - now <= RENEWED_MS) renew(token, remembered, now)
      if (options.rateLimit !== null && remembered.principal.kind === 'service')
        spend(remembered, options.rateLimit, now)
      return remembered.principal
    },
    forget: () => {
      known.clear()
    },
  }
}

/** The session of the first cookie that still counts. Throws `token.missing`, `session.none` or what speaks against the request. */
async function findAskingSession(
  { sessions, place }: Pick<AuthenticatorOptions, 'sessions' | 'place'>,
  asking: Asking,
  now: number,
): Promise<AskingSession> {
  const kinds = SESSION_KINDS.filter((kind) => asking.session === undefined || asking.session === kind)
  const held = kinds.flatMap((kind) => {
    const secret = findCookie(asking.cookie, kind, place.secure)
    return secret === null || secret === '' ? [] : [{ kind, secret }]
  })
  if (held.length === 0) throw new Problem('token.missing')
  for (const { kind, secret } of held) {
    const found = await sessions.find(secret, now, asking.isAway === true ? 'unused' : 'used')
    if (found === null) continue
    if (changesState(asking)) {
      demandSameOrigin(asking, place.origin)
      demandCsrfToken(asking.csrf, secret)
    }
    return { ...found, kind, csrf: csrfTokenOf(secret) }
  }
  throw new Problem('session.none')
}
