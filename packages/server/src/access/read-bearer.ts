/** The shortest and longest token that anybody looks up. */
const SHORTEST = 8
const LONGEST = 4_096
const SCHEME = /^Bearer +/i
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The token of `Authorization: Bearer <token>`; null: the header says none. A service token that is set may be any text: one with spaces within, or
 * one that is not ASCII, which comes as the bytes of its UTF-8 and is read by Node as Latin-1.
 */
export function readBearer(header: string): string | null {
  const scheme = SCHEME.exec(header)
  if (scheme === null) return null
  const token = header.slice(scheme[0].length).trim()
  return token.length < SHORTEST || token.length > LONGEST ? null : inWords(token)
}

/** Whether something stands behind the scheme, whatever it is. */
export function namesToken(header: string): boolean {
  const scheme = SCHEME.exec(header)
  return scheme !== null && header.length > scheme[0].length
}

function inWords(token: string): string {
  if (/^[\x20-\x7e]*$/.test(token)) return token
  try {
    return utf8.decode(Buffer.from(token, 'latin1'))
  } catch {
    return token // written in Latin-1
  }
}
