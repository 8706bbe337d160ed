/** What a file opens as where its first bytes do not tell: by its name, or by the type that it is sent as. */
import { nameParts, sniffType } from './file-types.ts'
import { startsAsTar } from './read-tar.ts'

const words = (text: string) => new Set(text.split(' '))

/** What browsers open as a page whatever it begins with. */
const PAGES = words('html htm xhtml xht shtml mht mhtml')
const PAGE_MEDIA = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i
const MAILS = words('eml emlx')
const MAIL_MEDIA = /^\s*message\/(?:rfc822|global)\b/i
/** Markup that a double click shows as text: it becomes a page on a server, or never. */
const SHOWN_AS_TEXT = words('txt md php aspx jsp vue svelte tpl astro eml')

export const showsAsText = (ending: string): boolean => SHOWN_AS_TEXT.has(ending)

/** The type that the first bytes tell, or else the one by which it opens; null: neither is known. */
export function typeOf(bytes: Uint8Array, ending: string, mediaType: string | null): string | null {
  const sniffed = sniffType(bytes, ending)
  if (sniffed !== null) return sniffed
  if (startsAsTar(bytes)) return 'tar'
  if (PAGES.has(ending)) return 'html'
  if (MAILS.has(ending) || MAIL_MEDIA.test(mediaType ?? '')) return 'mail'
  return !SHOWN_AS_TEXT.has(ending) && PAGE_MEDIA.test(mediaType ?? '') ? 'html' : null
}

/** The same of what lies in something else, which has a name alone. */
export const typeByName = (bytes: Uint8Array, name: string): string | null =>
  typeOf(bytes, nameParts(name).endings.at(-1) ?? '', null)
