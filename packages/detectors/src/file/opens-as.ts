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

const ARCHIVES = words('zip rar 7z gz tgz bz2 tbz2 xz txz tar cab zst lzh lha arj ace')
/** Bytes that are looked at. */
const HEAD = 512
/** What no text holds; a line may begin or end with the others below a blank. */
const isNoLetter = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)

/**
 * Called an archive, and begins as nothing that is known: damaged on the way, the second part of one, or of a kind that nothing here reads. What was
 * unpacked on the way is text by now, and an archive of nothing holds nothing.
 */
export function isUnknownArchive(bytes: Uint8Array, ending: string, type: string | null): boolean {
  if (type !== null || !ARCHIVES.has(ending)) return false
  const head = bytes.subarray(0, HEAD)
  return head.some(isNoLetter) && head.some((byte) => byte !== 0)
}
