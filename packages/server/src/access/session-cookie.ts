/**
 * The cookies of browser sessions. Staff and people have one each, because a browser may hold both: whoever tries the
 * product out reads the console and a member's page side by side. Scripts never see either (`HttpOnly`).
 */

/** Whose session a cookie is. */
export type SessionKind = 'staff' | 'person'

/** Beside sessions: a sign-in that is under way at the provider, and what signs out there. */
export type CookiePurpose = SessionKind | 'sign-in' | 'farewell'

const NAMES: Readonly<Record<CookiePurpose, string>> = {
  staff: 'goodstanding',
  person: 'goodstanding-person',
  'sign-in': 'goodstanding-sign-in',
  farewell: 'goodstanding-farewell',
}

/**
 * `Lax` for staff, because a link in a mail opens the console, and for what the provider sends back; `Strict` for people,
 * whose pages are opened with a token.
 */
const SAME_SITE: Readonly<Record<CookiePurpose, 'Lax' | 'Strict'>> = {
  staff: 'Lax',
  person: 'Strict',
  'sign-in': 'Lax',
  farewell: 'Lax',
}

/** With `__Host-`, a browser takes the cookie only over TLS, for this host alone and for every path. */
const nameOf = (purpose: CookiePurpose, secure: boolean): string => `${secure ? '__Host-' : ''}${NAMES[purpose]}`

/** A `Set-Cookie` value. A lifetime of 0 removes the cookie. */
export function writeCookie(
  purpose: CookiePurpose,
  value: string,
  { secure, maxAgeSeconds }: { readonly secure: boolean; readonly maxAgeSeconds: number },
): string {
  const parts = [
    `${nameOf(purpose, secure)}=${value}`,
    'Path=/',
    `Max-Age=${Math.max(0, Math.trunc(maxAgeSeconds))}`,
    'HttpOnly',
    `SameSite=${SAME_SITE[purpose]}`,
  ]
  return (secure ? [...parts, 'Secure'] : parts).join('; ')
}

/** The value of a cookie in a `Cookie` header, or null. */
export function findCookie(header: string | undefined, purpose: CookiePurpose, secure: boolean): string | null {
  if (header === undefined) return null
  const name = nameOf(purpose, secure)
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}
