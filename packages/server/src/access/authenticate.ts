/**
 * Who asks: `Authorization: Bearer <token>`, or the cookie of a browser session, on every route alike. Known tokens are
 * remembered for a few seconds, so that a revoked token stops within that time, and looked up anew before it ends, so that nobody
 * who goes on asking waits for the database; sessions are looked up each time, so that they end at once, and so is whether an
 * administrator still is one.
 *
 * While the database is away a service whose token was good a while ago is accepted on trust, so that messages do not stop with
 * it: `unconfirmed`, never after this node saw that the token had ended, and nobody else ever is.
 */
import { DatabaseFault, isDiskFull } from '@goodstanding/ledger'
import { Problem } from '../http/problems.ts'
import { isLately } from '../lately.ts'
import { within } from '../within.ts'
import type { Door } from './door.ts'
import type { MemberPrincipal, Principal } from './principal.ts'
import { readBearer } from './read-bearer.ts'
import { readMemberToken } from './read-member-token.ts'
import { hashToken } from './read-secrets.ts'
import { csrfTokenOf, demandOwnPage, type Provenance } from './same-origin.ts'
import { findCookie, type SessionKind } from './session-cookie.ts'
import type { FoundSession, SessionDesk } from './session-desk.ts'
import { noToken, unknownToken } from './unknown-token.ts'

/** What of a request says who asks. */
export type Asking = Provenance & {
  readonly authorization: string | undefined
  readonly cookie: string | undefined
  /** `x-csrf-token` */
  readonly csrf: string | undefined
  /** `x-session`: `staff` or `person`, when the browser may hold both; staff comes first. */
  readonly session: string | undefined
  /** The network address that asks. */
  readonly address: string
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
  /**
   * Forgets remembered tokens: after somebody was removed or changed, or a token revoked, or nobody can say whether that was done:
   * a commit that was not heard of may have been.
   */
  readonly forget: (whose: TokensOf) => void
}

/** The tokens of everybody on the staff, or one service token by its id: what others are trusted by stays while the database is away. */
export type TokensOf = 'staff' | { readonly service: string }

/** Where tokens are looked up by their hash; null: unknown, ended or revoked. */
export type TokenLookup = (hash: string, now: number) => Promise<Principal | null>

const SESSION_KINDS = ['staff', 'person'] as const satisfies readonly SessionKind[]
const BEARER = 'Bearer '
const REMEMBERED_MS = 5_000
/** Who asks when only so much of that time is left has the token looked up again. */
const RENEWED_MS = 2_000
const REMEMBERED_MOST = 10_000
/** How long somebody who could be accepted on trust waits for a database that hangs. */
const LOOK_MS = 1_000
/** How often it is asked again whether the database answers. */
const RETRY_MS = 1_000
/** The hash of no token. */
const NOBODY = hashToken('')

type Remembered = {
  readonly principal: Principal
  /** The same, as it is accepted while the database is away; null: it is not. */
  readonly unconfirmed: Extract<Principal, { kind: 'service' }> | null
  readonly confirmedAt: number
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
  /** Throws for whoever is no administrator any more: a token outlives what it says by minutes. */
  readonly stillAdministrator: (member: MemberPrincipal) => Promise<Principal>
  /** How long a service token that was good is accepted without being looked up, when the database does not answer. 0: never. */
  readonly graceMs: number
  /** Requests a second for each service token; null: no limit. A burst of one second is allowed. */
  readonly rateLimit: number | null
  readonly sessions: Pick<SessionDesk, 'find'>
  readonly place: PagePlace
  readonly door: Door
}

const isOf = ({ kind, id }: Principal, whose: TokensOf): boolean =>
  whose === 'staff' ? kind === 'staff' : kind === 'service' && id === whose.service

function spend(remembered: Remembered, perSecond: number, now: number): void {
  // Of a clock that was put back nothing is taken away.
  const refill = (Math.max(0, now - remembered.refilledAt) / 1000) * perSecond
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

const trusting = ({ unconfirmed }: Remembered, isFull: boolean): Principal | null =>
  isFull && unconfirmed !== null ? { ...unconfirmed, diskFull: true } : unconfirmed

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { lookup, graceMs, rateLimit, door } = options
  const known = new Map<string, Remembered>()
  /** When a database that does not answer was asked last, and whether its disk is full; null: it answers. */
  let away: { triedAt: number; readonly isFull: boolean } | null = null
  let isAsking = false
  /** How often tokens were forgotten: what was looked up before may have ended since. */
  let forgotten = 0

  const remember = (token: string, principal: Principal, confirmedAt: number, before?: Remembered): Remembered => {
    if (known.size >= REMEMBERED_MOST) known.clear()
    const remembered = {
      principal,
      unconfirmed: principal.kind === 'service' ? { ...principal, unconfirmed: true as const } : null,
      confirmedAt,
      isRenewing: false,
      allowance: before?.allowance ?? rateLimit ?? 0,
      refilledAt: before?.refilledAt ?? confirmedAt,
    }
    known.set(token, remembered)
    return remembered
  }
  const onTrust = (remembered: Remembered, now: number): Principal | null =>
    now < remembered.confirmedAt + graceMs ? trusting(remembered, away?.isFull === true) : null
  const isAway = (fault: unknown, now: number): boolean => {
    if (!(fault instanceof DatabaseFault && (fault.kind === 'unavailable' || fault.kind === 'contention'))) return false
    away = { triedAt: now, isFull: isDiskFull(fault) }
    askUntilBack(now)
    return true
  }
  /** Asks by itself as well: after a quiet outage, the first who comes would be refused for one that is long over. */
  const askUntilBack = (now: number): void => {
    if (isAsking) return
    isAsking = true
    const ask = (): void => {
      if (away === null) {
        isAsking = false
        return
      }
      const at = now + RETRY_MS
      lookup(NOBODY, at).then(
        () => {
          away = null
          isAsking = false
        },
        (fault: unknown) => {
          isAsking = false
          isAway(fault, at)
        },
      )
    }
    setTimeout(ask, RETRY_MS).unref()
  }
  const renew = (token: string, remembered: Remembered, now: number): void => {
    remembered.isRenewing = true
    lookup(hashToken(token), now).then(
      (principal) => {
        away = null
        // Forgotten meanwhile, it stays forgotten.
        if (known.get(token) !== remembered) return
        if (principal === null) known.delete(token)
        else remember(token, principal, now, remembered)
      },
      (fault: unknown) => {
        // Whoever asks when its time has run out is told why it cannot be looked up, or accepted on trust.
        isAway(fault, now)
        remembered.isRenewing = false
      },
    )
  }
  /** Looks again whether the database answers, and waits for nothing. */
  const renewAway = (token: string, remembered: Remembered, now: number): void => {
    if (away === null || remembered.isRenewing || isLately(away.triedAt, now, RETRY_MS)) return
    away.triedAt = now
    renew(token, remembered, now)
  }
  const pay = (remembered: Remembered, now: number): void => {
    if (rateLimit !== null && remembered.principal.kind === 'service') spend(remembered, rateLimit, now)
  }
  const confirm = async (token: string, address: string, now: number): Promise<Principal> => {
    const before = known.get(token)
    if (!door.admitToken(token, address, now)) throw new Problem('token.unknown')
    const generation = forgotten
    const trusted = before === undefined ? null : onTrust(before, now)
    try {
      const looking = lookup(hashToken(token), now)
      const principal = await (trusted === null ? looking : within(LOOK_MS, looking))
      away = null
      if (principal === null) {
        known.delete(token)
        door.failToken(token, address, now)
        throw unknownToken(token)
      }
      door.vouch(token, address, now)
      if (generation === forgotten) pay(remember(token, principal, now, before), now)
      return principal
    } catch (fault) {
      if (!isAway(fault, now) || trusted === null || before === undefined || known.get(token) !== before) throw fault
      pay(before, now)
      return onTrust(before, now) ?? trusted
    }
  }
  const byToken = (header: string, address: string, now: number): Promise<Principal> | Principal => {
    const token = readBearer(header)
    if (token === null) throw noToken(header)
    const member = readMemberToken(options.memberTokenKey, token, now)
    if (member !== null) return member.role === 'admin' ? options.stillAdministrator(member) : member
    return ofKnown(token, now) ?? confirm(token, address, now)
  }
  const ofKnown = (token: string, now: number): Principal | null => {
    const remembered = known.get(token)
    if (remembered === undefined) return null
    const trusted = away === null ? null : onTrust(remembered, now)
    if (trusted !== null) renewAway(token, remembered, now)
    else if (!isLately(remembered.confirmedAt, now, REMEMBERED_MS)) return null
    else if (!remembered.isRenewing && !isLately(remembered.confirmedAt, now, REMEMBERED_MS - RENEWED_MS))
      renew(token, remembered, now)
    pay(remembered, now)
    return trusted ?? remembered.principal
  }
  return {
    authenticate: async (asking, now) => {
      const { authorization, address } = asking
      if (authorization !== undefined) return { principal: await byToken(authorization, address, now), session: null }
      const session = await findAskingSession(options, asking, now)
      return { principal: session.principal, session }
    },
    remembered: (authorization, now) =>
      authorization?.startsWith(BEARER) === true ? ofKnown(authorization.slice(BEARER.length), now) : null,
    forget: (whose) => {
      for (const [token, { principal }] of known) if (isOf(principal, whose)) known.delete(token)
      forgotten++
    },
  }
}

/** The session of the first cookie that still counts. Throws `token.missing`, `session.none` or what speaks against the request. */
async function findAskingSession(
  { sessions, place, door }: Pick<AuthenticatorOptions, 'sessions' | 'place' | 'door'>,
  asking: Asking,
  now: number,
): Promise<AskingSession> {
  const kinds = SESSION_KINDS.filter((kind) => asking.session === undefined || asking.session === kind)
  const held = kinds.flatMap((kind) => {
    const secret = findCookie(asking.cookie, kind, place.secure)
    return secret === null || secret === '' ? [] : [{ kind, secret }]
  })
  // A browser drops a cookie at its end, or when somebody signs out in another tab: one of our own pages had a session.
  if (held.length === 0) throw new Problem(asking.site === 'same-origin' ? 'session.none' : 'token.missing')
  let refused: Problem | null = null
  for (const { kind, secret } of held) {
    try {
      if (!door.admitToken(secret, asking.address, now)) continue
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      refused = fault
      continue // the other cookie may be good
    }
    const found = await sessions.find(secret, now, asking.isAway === true ? 'unused' : 'used')
    if (found === null) {
      door.failToken(secret, asking.address, now)
      continue
    }
    door.vouch(secret, asking.address, now)
    demandOwnPage(asking, secret, place.origin)
    return { ...found, kind, csrf: csrfTokenOf(secret) }
  }
  throw refused ?? new Problem('session.none')
}
