/** URLs in one spelling, so that a listed URL is found however it is written. */
import { hostParts, parseWebUrl } from './host-parts.ts'

const MOST_SEGMENTS = 32

function decodeUnreserved(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : code.toUpperCase()
  })
}

type Spelled = { readonly host: string; readonly path: string; readonly query: string }

function spell(text: string): Spelled | null {
  const url = parseWebUrl(text.trim())
  if (url === null) return null
  const host = url.hostname.replace(/(?<!\.)\.+$/, '') + (url.port === '' ? '' : `:${url.port}`)
  const path = decodeUnreserved(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
  return { host, path, query: url.search === '?' ? '' : url.search }
}

/**
 * The canonical spelling of a URL without its scheme, or null when it is none: lower-case punycode host, no default
 * port, no credentials, no fragment, unreserved characters unescaped, no last slash.
 */
export function canonicalUrl(url: string): string | null {
  const spelled = spell(url)
  return spelled === null ? null : spelled.host + spelled.path + spelled.query
}

/**
 * The key under which an entry of the `urls` register is kept. A host (with or without scheme) covers every path on
 * it and on the hosts under it; a path covers itself, any query on it, and every path under it; a query covers itself.
 */
export function listedUrlKey(entry: string): string | null {
  return canonicalUrl(entry)
}

/** What of a URL stands before letters of another script that follow at once, as in prose without blanks: `https://a.example/login查看`. */
const BEFORE_PROSE = /^[\x21-\x7e]*[a-z0-9](?=[^\x00-\x7f])/i

/** Every key that would cover this URL, from the most specific to the registrable domain. Look each up in the register. */
export function coveringUrlKeys(url: string): readonly string[] {
  const spelled = spell(url)
  if (spelled === null) return []
  const keys = keysOfPath(spelled)
  const before = spell(BEFORE_PROSE.exec(url)?.[0] ?? '')
  if (before?.host === spelled.host) for (const key of keysOfPath(before)) if (!keys.includes(key)) keys.push(key)
  keys.push(spelled.host)
  const parts = hostParts(spelled.host.replace(/:\d+$/, ''))
  for (let host = parts.host; ; host = host.slice(host.indexOf('.') + 1)) {
    if (!keys.includes(host)) keys.push(host)
    if (host === parts.registrable || !host.includes('.')) break
  }
  return keys
}

function keysOfPath({ host, path, query }: Spelled): string[] {
  const keys = query === '' ? [] : [host + path + query]
  const segments = path.split('/').slice(0, MOST_SEGMENTS)
  for (let length = segments.length; length > 1; length--) keys.push(host + segments.slice(0, length).join('/'))
  return keys
}
