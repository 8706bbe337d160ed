/** Why nothing of the words of a file was read, though people read it. */
import { includesText } from '../active-content.ts'
import { NESTED } from '../archive-entries.ts'
import { isPlainText, nameParts, sniffType } from '../file-types.ts'
import { inflateBounded, nameInGzip } from '../inflate-bounded.ts'
import { readMail } from '../mail/read-mail.ts'
import { unpackBzip2 } from '../read-bzip2.ts'
import { readTar, startsAsTar } from '../read-tar.ts'
import { unpackXz } from '../read-xz.ts'
import { readZip } from '../read-zip.ts'
import { isList, READ } from './words-of-archive.ts'
import { isIllegible } from './words-of-file.ts'

const PICTURES_OF_OFFICE = ['word/media/', 'ppt/media/', 'xl/media/', 'Pictures/']

const BOOK = 'application/epub+zip'

/** The same of a file that tells by its name alone what it is. `type`: what it opens as. */
export function whyUnreadUnder(name: string, type: string | null, bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null
  if (isList(name) && (type === null || type === 'zip' || type === 'ole'))
    return `words within ${nameParts(name).endings.at(-1) ?? ''}`
  return type === null && isIllegible(name, bytes) ? 'letters of no known set' : null
}

/** Bytes of what was packed by which it is told what that was. */
const HEAD = 65_536

/** Nothing here unpacks these for what stands in their files. */
const CLOSED = new Set(['7z', 'rar', 'zstd', 'cab'])

const DOCUMENTS = new Set(['pdf', 'ole', 'rtf', 'html', 'zip'])

const HEADS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => inflateBounded(bytes, 'gzip', HEAD).bytes,
  xz: (bytes) => unpackXz(bytes, HEAD).bytes,
  bzip2: (bytes) => unpackBzip2(bytes, HEAD).bytes,
}

/** Lists and data lie in programs as well, beside what nobody reads. */
const holdsWords = (names: readonly string[]): boolean =>
  names.some((name) => READ.test(name) || NESTED.test(name)) ||
  (names.length > 0 && names.every((name) => isList(name) || name.endsWith('/')))
const namesInTar = (bytes: Uint8Array): readonly string[] => readTar(bytes).entries.map(({ name }) => name)

/** Whether one file that was packed by itself is a note or a document by its name, or, where that tells nothing, text. */
function packsWords(name: string, head: Uint8Array): boolean {
  if (startsAsTar(head)) return holdsWords(namesInTar(head))
  if (nameParts(name).endings.length > 0) return holdsWords([name])
  const type = sniffType(head)
  return head.length === 0 || isPlainText(head, type) || DOCUMENTS.has(type ?? '')
}

/** Of a file without words that were read; `inner`: where it packs one file alone, what that is called. Null: it is nothing that people read. */
export function whyUnread(bytes: Uint8Array, type: string | null, inner: string): string | null {
  if (type === null) return null
  if (type === 'mail') return holdsWords(readMail(bytes).files.map(({ name }) => name)) ? 'words within mail' : null
  if (type === 'pdf') return 'pages without letters'
  if (type === 'zip' && PICTURES_OF_OFFICE.some((name) => includesText(bytes, name))) return 'pictures alone'
  if (type === 'zip' && includesText(bytes, BOOK)) return 'words within epub'
  const head = Object.hasOwn(HEADS, type) ? HEADS[type]?.(bytes) : undefined
  const isUnread =
    head === undefined
      ? CLOSED.has(type) ||
        (type === 'zip' && holdsWords((readZip(bytes)?.entries ?? []).map(({ name }) => name))) ||
        (type === 'tar' && holdsWords(namesInTar(bytes)))
      : packsWords((type === 'gzip' ? nameInGzip(bytes) : null) ?? inner, head)
  return isUnread ? `words within ${type}` : null
}
