/**
 * Whether a request that a cookie speaks for was made by our own pages. A browser sends cookies along for whoever asks it
 * to, so a change needs both: the browser's word on who asked (`Sec-Fetch-Site`, `Origin`), and a token that only our own
 * pages can read.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '../http/problems.ts'

/** The parts of a request that say where it comes from. */
export type Provenance = {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site` */
  readonly site: string | undefined
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

const changesState = ({ method }: Pick<Provenance, 'method'>): boolean => !SAFE_METHODS.has(method)

/** The token that a page sends back with every change, as `x-csrf-token`. It says nothing about the secret. */
export function csrfTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('csrf').digest('base64url')
}

function isOwnOrigin(origin: string, host: string | undefined, publicOrigin: string | null): boolean {
  if (publicOrigin !== null && origin === publicOrigin) return true
  return host !== undefined && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host
}

/**
 * Throws `request.cross-site` unless the browser says that one of our own pages asked. `Origin: null` is no answer: it is
 * sent by pages without a referrer and by those in a sandbox, and only `Sec-Fetch-Site` tells them apart.
 */
export function demandSameOrigin({ host, origin, site }: Provenance, publicOrigin: string | null): void {
  if (site !== undefined && site !== 'same-origin') throw new Problem('request.cross-site')
  if (origin === undefined || (origin === 'null' && site === 'same-origin')) return
  if (!isOwnOrigin(origin, host, publicOrigin)) throw new Problem('request.cross-site')
}

function isTokenOf(given: string, secret: string): boolean {
  const expected = Buffer.from(csrfTokenOf(secret))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** Throws unless the token is the one of this session. */
export function demandCsrfToken(given: string | undefined, secret: string): void {
  if (!isTokenOf(given ?? '', secret)) throw new Problem('request.csrf')
}

/**
 * Throws unless the page that asks is one of this session. One that was drawn for whoever was signed in before reads nothing either: it
 * would stand there under their name.
 */
export function demandOwnPage(
  asking: Provenance & { readonly csrf: string | undefined },
  secret: string,
  publicOrigin: string | null,
): void {
  const { csrf = '' } = asking
  if (changesState(asking)) {
    demandSameOrigin(asking, publicOrigin)
    demandCsrfToken(csrf, secret)
  } else if (csrf !== '' && !isTokenOf(csrf, secret)) throw new Problem('session.none')
}
