/** Codes in pictures that a phone opens as a page. */
import { parseWebUrl } from './host-parts.ts'

const LONGEST = 300
const OPENS = /^(?:(?:https?|ftp):\/\/|www\.)/i

/**
 * Where the text of a code leads, without what is asked of it there, which is often somebody's own; null: it opens no page. Codes are
 * written in capitals to be small, and some leave the scheme out.
 */
export function addressOfCode(text: string): string | null {
  const trimmed = text.trim()
  const url = OPENS.test(trimmed) ? parseWebUrl(trimmed) : null
  if (url === null) return null
  const name = url.username === '' ? '' : `${url.username}@`
  return `${url.protocol}//${name}${url.host}${url.pathname}`.slice(0, LONGEST)
}

/** The host of such an address and the name before it: what comes behind it is often one person's. */
export function hostOfAddress(address: string): string {
  return address.replace(/^([a-z]+:\/\/[^/]*).*$/s, '$1/')
}
