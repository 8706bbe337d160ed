/**
 * The OpenID Connect provider of operator staff: authorization code with PKCE, `state` and `nonce`, by a certified library.
 * It is discovered at the first sign-in and again every hour, so that a server starts while the provider is down.
 */
import { isStorableText } from '@goodstanding/ledger'
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client'
import { isLately } from '../lately.ts'
import type { SignInProblem } from '../page/sign-in-words.ts'
import { isPlainLoopback, type OidcConfig } from './read-oidc-config.ts'
import { type Attempt, readSealed, sealForBrowser } from './read-sealed.ts'

/** Whom the provider says it has signed in. */
export type Proven = {
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly emailIsVerified: boolean
  readonly name: string | null
  /** Values of the claim that gives roles. */
  readonly groups: readonly string[]
}

export type ProviderRefusal = { readonly kind: 'refused'; readonly problem: SignInProblem; readonly why: string }

export type SignInProvider = {
  /** Where to send the browser, and what it keeps meanwhile. */
  readonly begin: (
    to: string,
    now: number,
  ) => Promise<{ readonly kind: 'begun'; readonly location: string; readonly attempt: string } | ProviderRefusal>
  /** `query`: what the provider sent the browser back with, e.g. `?code=...&state=...`. */
  readonly finish: (
    query: string,
    attempt: string | null,
    now: number,
  ) => Promise<
    | { readonly kind: 'proven'; readonly proven: Proven; readonly to: string; readonly farewell: string }
    | ProviderRefusal
  >
  /** Where whoever began such an attempt wanted to go; null when it is over. */
  readonly wanted: (attempt: string | null, now: number) => string | null
  /**
   * Where the browser signs out at the provider too, by what it has kept since it signed in; null when it kept nothing, or
   * the provider knows no such place or does not answer.
   */
  readonly leave: (farewell: string | null, now: number) => Promise<string | null>
}

export const ATTEMPT_SECONDS = 600
/** As long as the longest session. */
export const FAREWELL_SECONDS = 12 * 3_600
/** A browser keeps cookies of 4,096 bytes, and sealing makes a third more of them. */
const LONGEST_ID_TOKEN = 2_800
const REDISCOVER_MS = 3_600_000
const TIMEOUT_SECONDS = 10

/** The way that the provider takes a secret: in the header, unless it says that it takes it in the body only. */
function clientAuthOf(secret: string | null): ClientAuth {
  if (secret === null) return None()
  const basic = ClientSecretBasic(secret)
  const post = ClientSecretPost(secret)
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const auth = taken.includes('client_secret_basic') ? basic : post
    auth(server, client, body, headers)
  }
}

/**
 * An ID token is believed by its signature under the keys that the provider publishes now, and not for the address that it came
 * from: a key that the provider has withdrawn signs nobody in, nor does whoever stands before its token endpoint.
 */
function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; a provider on this machine only
  const execute = [enableNonRepudiationChecks, ...(isPlainLoopback(issuer) ? [allowInsecureRequests] : [])]
  return discovery(issuer, clientId, undefined, clientAuthOf(clientSecret), { execute, timeout: TIMEOUT_SECONDS })
}

function refused(problem: SignInProblem, fault: unknown): ProviderRefusal {
  return { kind: 'refused', problem, why: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) }
}

/** A claim as texts: a list, or one value. */
function textsOf(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((each) => typeof each === 'string')
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && isStorableText(value) ? value : null

export function openProvider(config: OidcConfig, accessKey: string): SignInProvider {
  const attemptIn = (sealed: string | null, now: number): Attempt | null =>
    sealed === null ? null : readSealed(accessKey, 'attempt', { text: sealed, now })
  let discovered: { readonly at: number; readonly client: Promise<Configuration> } | null = null
  /** Whoever signs in at the same time waits for the same answer. */
  const clientAt = (now: number): Promise<Configuration> => {
    if (discovered !== null && isLately(discovered.at, now, REDISCOVER_MS)) return discovered.client
    const client = discover(config)
    const asked = { at: now, client }
    discovered = asked
    client.catch(() => {
      // The next one asks again; the caller is told what went wrong.
      if (discovered === asked) discovered = null
    })
    return client
  }
  return {
    begin: async (to, now) => {
      let client: Configuration
      try {
        client = await clientAt(now)
      } catch (fault) {
        return refused('provider-unreachable', fault)
      }
      const attempt: Attempt = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        to,
        until: now + ATTEMPT_SECONDS * 1000,
      }
      const location = buildAuthorizationUrl(client, {
        redirect_uri: config.redirect.href,
        scope: config.scope,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      })
      return { kind: 'begun', location: location.href, attempt: sealForBrowser(accessKey, 'attempt', attempt) }
    },
    finish: async (query, sealed, now) => {
      const attempt = attemptIn(sealed, now)
      if (attempt === null) return refused('attempt-over', 'no attempt of this browser')
      try {
        const { proven, idToken } = await prove(config, await clientAt(now), { query, attempt })
        const until = now + FAREWELL_SECONDS * 1000
        const kept = { idToken: idToken.length > LONGEST_ID_TOKEN ? null : idToken, until }
        return { kind: 'proven', proven, to: attempt.to, farewell: sealForBrowser(accessKey, 'farewell', kept) }
      } catch (fault) {
        return refused(problemOf(fault), fault)
      }
    },
    wanted: (sealed, now) => attemptIn(sealed, now)?.to ?? null,
    leave: async (sealed, now) => {
      const kept = sealed === null ? null : readSealed(accessKey, 'farewell', { text: sealed, now })
      if (kept === null) return null
      try {
        return endSessionUrl(config, await clientAt(now), kept.idToken)
      } catch {
        return null // it cannot be asked where: the session here is over all the same
      }
    },
  }
}

/** OpenID Connect RP-Initiated Logout 1.0; null for a provider that does not know it. */
function endSessionUrl(config: OidcConfig, client: Configuration, idToken: string | null): string | null {
  if (client.serverMetadata().end_session_endpoint === undefined) return null
  return buildEndSessionUrl(client, {
    ...(idToken === null ? {} : { id_token_hint: idToken }),
    ...(config.signedOut === null ? {} : { post_logout_redirect_uri: config.signedOut.href }),
  }).href
}

function problemOf(fault: unknown): SignInProblem {
  if (fault instanceof AuthorizationResponseError) return 'provider-refused'
  if (fault instanceof ResponseBodyError) return fault.error === 'invalid_grant' ? 'attempt-over' : 'provider-refused'
  if (fault instanceof ClientError)
    return fault.code === 'OAUTH_TIMEOUT' || fault.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
      ? 'provider-unreachable'
      : 'attempt-over'
  return 'provider-unreachable'
}

type Claims = Readonly<Record<string, unknown>>

/** An address, and the word that it is verified, from one place: about another address it would say nothing. */
export function statedAddress(
  inToken: Claims,
  answered: Claims,
): { readonly email: unknown; readonly verified: unknown } {
  const { email, email_verified: verified } = inToken['email'] === undefined ? answered : inToken
  return { email, verified }
}

async function prove(
  config: OidcConfig,
  client: Configuration,
  { query, attempt }: { readonly query: string; readonly attempt: Attempt },
): Promise<{ readonly proven: Proven; readonly idToken: string }> {
  const url = new URL(config.redirect)
  url.search = query
  const tokens = await authorizationCodeGrant(client, url, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) throw new Error('The provider sent no ID token.')
  const inToken: Claims = claims
  const needed = ['email', ...(config.roles === null ? [] : [config.roles.claim])]
  // Many providers put into the ID token only who it is, and tell the rest when asked.
  const isAsked =
    needed.some((name) => inToken[name] === undefined) && client.serverMetadata().userinfo_endpoint !== undefined
  const answered: Claims = isAsked ? { ...(await fetchUserInfo(client, tokens.access_token, claims.sub)) } : {}
  const told = { ...answered, ...inToken }
  const subject = textOf(claims.sub)
  if (subject === null) throw new Error('The provider names somebody by what nothing can keep.')
  const { email, verified } = statedAddress(inToken, answered)
  const proven = {
    issuer: claims.iss,
    subject,
    email: textOf(email),
    emailIsVerified: verified === undefined ? config.emailIsVerified : verified === true || verified === 'true',
    name: textOf(told['name']),
    groups: config.roles === null ? [] : textsOf(told[config.roles.claim]),
  }
  return { proven, idToken: tokens.id_token }
}
