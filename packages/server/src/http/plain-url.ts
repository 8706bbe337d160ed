/** One address for what is asked, however it is written: routes read it decoded, and what else looks at it - the audit log above all - does not. */

/** What may stand in a path as it is: letters, digits and signs that divide nothing. */
const PLAIN = /^[\w.~!$&'()*+,;=:@-]$/
const NEVER_WRITTEN_OTHERWISE = /^\/[^%]*$/

/**
 * A request's target with its path as it is written plainly: no scheme and host before it, as for a proxy, and no sign escaped that needs
 * it not. What nobody can decode stays under `/v1/`, and is refused as that; elsewhere people asked, whom a page answers: there a sign of
 * percent that begins no character is read as itself.
 */
export function plainUrl({ url = '/' }: { readonly url?: string | undefined }): string {
  const at = url.indexOf('?')
  const [stated, query] = at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)]
  if (NEVER_WRITTEN_OTHERWISE.test(stated)) return url
  const path = stated.replace(/^https?:\/\/[^/]*/i, '')
  const plain = (path === '' ? '/' : path).replace(/%[0-9a-f]{2}/gi, unescaped)
  return `${plain.startsWith('/v1/') || isDecodable(plain) ? plain : plain.replaceAll('%', '%25')}${query}`
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function unescaped(escape: string): string {
  const sign = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
  return PLAIN.test(sign) ? sign : escape.toUpperCase()
}
