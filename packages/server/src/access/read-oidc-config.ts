/** `GOODSTANDING_OIDC_*`: the provider that operator staff sign in with. Without an issuer there is none. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError, type Environment } from '../config-error.ts'
import { STAFF_ROLES, type StaffRole } from './principal.ts'

export type OidcConfig = {
  readonly issuer: URL
  readonly clientId: string
  /** null: a public client, held by PKCE alone. */
  readonly clientSecret: string | null
  /** Where the provider sends people back to, e.g. `https://host/sign-in/callback`. */
  readonly redirect: URL
  /** Where the provider sends people when they have signed out there; null: nowhere. It must know the address. */
  readonly signedOut: URL | null
  readonly scope: string
  /** A provider that states no `email_verified` is believed about addresses. `false` is never overruled. */
  readonly emailIsVerified: boolean
  /** The claim whose values give roles; null: roles are given here, and nobody joins the staff by signing in. */
  readonly roles: { readonly claim: string; readonly of: ReadonlyMap<string, StaffRole> } | null
}

const CALLBACK = '/sign-in/callback'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Plain HTTP is for a provider on this machine only. */
export const isPlainLoopback = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && LOOPBACK.has(hostname)

function readAddress(name: string, value: string): URL {
  const url = readUrl(value)
  if (url === null || (url.protocol !== 'https:' && !isPlainLoopback(url)))
    throw new ConfigError(`${name} must be an https address, not "${value}".`)
  return url
}

function readRoles(claim: string | undefined, text: string | undefined): OidcConfig['roles'] {
  if (claim === undefined || claim === '') return null
  const of = new Map<string, StaffRole>()
  for (const pair of (text ?? '').split(',').filter((part) => part.trim() !== '')) {
    const [value = '', name = ''] = pair.split('=').map((part) => part.trim())
    const role = STAFF_ROLES.find((known) => known === name)
    if (value === '' || role === undefined)
      throw new ConfigError(
        `GOODSTANDING_OIDC_ROLES must read "value=role, ..." with roles of ${STAFF_ROLES.join(', ')}; "${pair.trim()}" does not.`,
      )
    of.set(value, role)
  }
  if (of.size === 0) throw new ConfigError('GOODSTANDING_OIDC_ROLES_CLAIM needs GOODSTANDING_OIDC_ROLES beside it.')
  return { claim, of }
}

function readRedirect(stated: string | undefined, publicUrl: string | null): URL {
  if (stated !== undefined && stated !== '') {
    const url = readAddress('GOODSTANDING_OIDC_REDIRECT', stated)
    if (url.pathname !== CALLBACK)
      throw new ConfigError(`GOODSTANDING_OIDC_REDIRECT must end in ${CALLBACK}, not "${url.pathname}".`)
    return url
  }
  if (publicUrl === null)
    throw new ConfigError('GOODSTANDING_OIDC_ISSUER needs GOODSTANDING_PUBLIC_URL or GOODSTANDING_OIDC_REDIRECT.')
  return new URL(CALLBACK, publicUrl)
}

/** Throws a ConfigError in words. `publicUrl`: what `GOODSTANDING_PUBLIC_URL` says, or null. */
export function readOidcConfig(environment: Environment, publicUrl: string | null): OidcConfig | null {
  const issuer = environment['GOODSTANDING_OIDC_ISSUER']
  if (issuer === undefined || issuer === '') return null
  const clientId = environment['GOODSTANDING_OIDC_CLIENT_ID']
  if (clientId === undefined || clientId === '')
    throw new ConfigError('GOODSTANDING_OIDC_ISSUER needs GOODSTANDING_OIDC_CLIENT_ID beside it.')
  const signedOut = environment['GOODSTANDING_OIDC_SIGNED_OUT']
  const assumed = environment['GOODSTANDING_OIDC_EMAIL_VERIFIED']
  if (assumed !== undefined && assumed !== '' && assumed !== 'assume')
    throw new ConfigError('GOODSTANDING_OIDC_EMAIL_VERIFIED is "assume" or not set.')
  return {
    issuer: readAddress('GOODSTANDING_OIDC_ISSUER', issuer),
    clientId,
    clientSecret: environment['GOODSTANDING_OIDC_CLIENT_SECRET'] || null,
    redirect: readRedirect(environment['GOODSTANDING_OIDC_REDIRECT'], publicUrl),
    signedOut:
      signedOut === undefined || signedOut === '' ? null : readAddress('GOODSTANDING_OIDC_SIGNED_OUT', signedOut),
    scope: environment['GOODSTANDING_OIDC_SCOPE'] || 'openid email profile',
    emailIsVerified: assumed === 'assume',
    roles: readRoles(environment['GOODSTANDING_OIDC_ROLES_CLAIM'], environment['GOODSTANDING_OIDC_ROLES']),
  }
}
