/**
 * Member tokens: short-lived, minted for a service, signed with the installation's key, kept nowhere.
 * `gsm_<payload>.<mac>`; the payload says who, for which organization, in which role, until when.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { MemberPrincipal } from './principal.ts'

export const LONGEST_TTL_SECONDS = 600
/** Clocks of nodes may be this far apart. */
const CLOCKS_APART_MS = 3_600_000
const PREFIX = 'gsm_'

type Claims = {
  readonly sub: string
  readonly org: string
  readonly role: MemberPrincipal['role']
  readonly exp: number
  /** Makes each token another one: one begins at most one session. */
  readonly jti?: string
}

const written = (key: string, payload: string): string =>
  `${PREFIX}${payload}.${createHmac('sha256', key).update(payload).digest('base64url')}`

/** Mints a token. `ttlSeconds` is 1..600 (checked by the caller). */
export function mintMemberToken(
  key: string,
  who: Omit<MemberPrincipal, 'kind'>,
  lasting: { readonly now: number; readonly ttlSeconds: number },
): string {
  const claims: Claims = {
    sub: who.id,
    org: who.organization,
    role: who.role,
    exp: lasting.now + lasting.ttlSeconds * 1000,
    jti: randomBytes(9).toString('base64url'),
  }
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return written(key, payload)
}

/** Whether this installation minted a token, at whatever time: one that is over was ours as well. */
export function isMemberTokenOfOurs(key: string, token: string): boolean {
  return claimsOf(key, token) !== null
}

/** The person a token speaks for, or null when it is forged, malformed, over, or made by a clock that was far ahead: it would outlive its minutes by as much. */
export function readMemberToken(key: string, token: string, now: number): MemberPrincipal | null {
  const claims = claimsOf(key, token)
  if (claims === null || claims.exp <= now) return null
  if (claims.exp - now > LONGEST_TTL_SECONDS * 1000 + CLOCKS_APART_MS) return null
  return { kind: 'member', id: claims.sub, organization: claims.org, role: claims.role }
}

function claimsOf(key: string, token: string): Claims | null {
  if (!token.startsWith(PREFIX)) return null
  const payload = token.slice(PREFIX.length).split('.', 1)[0] ?? ''
  // As text: bytes can be written in several ways, and each way would begin a session of its own.
  const given = Buffer.from(token)
  const made = Buffer.from(written(key, payload))
  if (given.length !== made.length || !timingSafeEqual(given, made)) return null
  return parseClaims(payload)
}

function parseClaims(payload: string): Claims | null {
  const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  if (typeof value !== 'object' || value === null) return null
  const { sub, org, role, exp } = value as Partial<Claims>
  if (typeof sub !== 'string' || typeof org !== 'string' || typeof exp !== 'number') return null
  if (role !== 'member' && role !== 'admin' && role !== 'external') return null
  return { sub, org, role, exp }
}
