/**
 * `Authorization: Bearer <token>` -> a Principal. Known tokens are remembered for a few seconds, so that the hot path asks the
 * database once, and a revoked token stops within that time.
 */
import { Problem } from '../http/problems.ts'
import type { Principal } from './principal.ts'
import { readMemberToken } from './read-member-token.ts'
import { hashToken } from './read-secrets.ts'

export type Authenticator = (header: string | undefined, now: number) => Promise<Principal>

/** Where tokens are looked up by their hash; null: unknown, ended or revoked. */
export type TokenLookup = (hash: string, now: number) => Promise<Principal | null>

const REMEMBERED_MS = 5_000
const REMEMBERED_MOST = 10_000

type Remembered = { readonly principal: Principal; readonly until: number; allowance: number; refilledAt: number }

export type AuthenticatorOptions = {
  readonly lookup: TokenLookup
  readonly memberTokenKey: string
  /** Requests a second for each service token; null: no limit. A burst of one second is allowed. */
  readonly rateLimit: number | null
}

function spend(remembered: Remembered, perSecond: number, now: number): void {
  const refill = ((now - remembered.refilledAt) / 1000) * perSecond
  remembered.allowance = Math.min(perSecond, remembered.allowance + refill)
  remembered.refilledAt = now
  if (remembered.allowance < 1) {
    throw new Problem('rate.exceeded', {
      detail: `This token may send ${perSecond} requests a second.`,
      more: { retryAfter: 1 },
    })
  }
  remembered.allowance -= 1
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const known = new Map<string, Remembered>()
  return async (header, now) => {
    if (header === undefined) throw new Problem('token.missing')
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
        allowance: remembered?.allowance ?? options.rateLimit ?? 0,
        refilledAt: remembered?.refilledAt ?? now,
      }
      known.set(token, remembered)
    }
    if (options.rateLimit !== null && remembered.principal.kind === 'service') spend(remembered, options.rateLimit, now)
    return remembered.principal
  }
}
