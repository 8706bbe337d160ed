/** Words of notes and documents that were packed to pass them on. */
import { NESTED } from '../archive-entries.ts'
import { budgetFor } from '../archive-limits.ts'
import { nameParts } from '../file-types.ts'
import { inflateBounded, nameInGzip } from '../inflate-bounded.ts'
import type { MailPart } from '../mail/read-mail.ts'
import { readTar, startsAsTar } from '../read-tar.ts'
import type { Unpacked } from '../read-xz.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import { type Gathered, gatherWords } from './gather-words.ts'

/** Files that are read, and bytes of each as they lie there and as they are read. */
const MOST_FILES = 4
const MOST_PACKED = 2_000_000
const MOST_BYTES = 4_000_000
/** An archive with more is a project or a site. */
const MOST_ENTRIES = 64
/** What is read, by its name. */
export const READ = /\.(?:txt|md|ics|vcf|rtf|html?|eml|pdf|docx?|docm|odt|pptx?|odp|xlsx?|ods)$/i

/** Lists, data and books that nothing here reads as words, by their endings. */
const LISTS = new Set('csv tsv json xml fodt fods fodp epub mobi azw3 fb2 djvu xps pages hwp hwpx'.split(' '))
const endingOf = (name: string): string => nameParts(name).endings.at(-1) ?? ''

/** Whether nothing reads a file of this name, though people do. */
export const isList = (name: string): boolean => LISTS.has(endingOf(name))

/** Whether people read a file of this name, or what is packed in it. */
export const isReadable = (name: string): boolean => READ.test(name) || NESTED.test(name) || isList(name)

const isRead = ({ name, encrypted, packed, method }: ZipEntry): boolean =>
  READ.test(name) && !encrypted && packed <= MOST_PACKED && (method === 0 || method === 8)

/** What lies in something else. */
export type Within = {
  /** What a file of this name says; null: nothing. */
  readonly wordsOf: (name: string, bytes: Uint8Array) => string | null
  /** Told which files there are, and how many of them are looked into. */
  readonly counted: (names: readonly string[], read: number) => void
}

/** Null: none in it says anything. */
export function wordsOfArchive(bytes: Uint8Array, { wordsOf, counted }: Within): string | null {
  const entries = readZip(bytes)?.entries ?? []
  if (entries.length > MOST_ENTRIES) return null
  const words = gatherWords()
  const read = entries.filter(isRead).slice(0, MOST_FILES)
  counted(
    entries.map(({ name }) => name),
    read.length,
  )
  for (const entry of read) {
    const packed = words.isFull() ? null : packedBytes(bytes, entry)
    if (packed === null) continue
    const content =
      entry.method === 0 ? packed.subarray(0, MOST_BYTES) : inflateBounded(packed, 'deflate', MOST_BYTES).bytes
    words.add(`${wordsOf(entry.name, content) ?? ''}\n`)
  }
  return words.text()
}

/** The same of a tar. */
export function wordsOfTar(bytes: Uint8Array, within: Within): string | null {
  const { entries } = readTar(bytes)
  return entries.length > MOST_ENTRIES ? null : gatherFiles(entries, within).text()
}

/** Of a mail what it says, and then of what is attached to it. */
export function wordsWithFiles(said: string | null, files: readonly MailPart[], within: Within): string | null {
  if (files.length === 0) return said
  const words = gatherWords()
  words.add(`${said ?? ''}\n`)
  return gatherFiles(files, within, words).text()
}

function gatherFiles(files: readonly MailPart[], { wordsOf, counted }: Within, words = gatherWords()): Gathered {
  const read = files.filter(({ name }) => READ.test(name)).slice(0, MOST_FILES)
  counted(
    files.map(({ name }) => name),
    read.length,
  )
  for (const { name, bytes } of read)
    if (!words.isFull()) words.add(`${wordsOf(name, bytes.subarray(0, MOST_BYTES)) ?? ''}\n`)
  return words
}

/** Of what was packed by xz or bzip2, of which a second unpacks some three to ten million bytes. */
const MOST_UNPACKED = 1_000_000

/** Of a file that was packed by itself, `inner` by its name, or of a tar that was. */
export const wordsOfPacked =
  (unpack: (packed: Uint8Array, most: number) => Unpacked, within: Within) =>
  (bytes: Uint8Array, inner: string): string | null => {
    const { bytes: unpacked } = unpack(bytes, Math.min(MOST_UNPACKED, budgetFor(bytes.length).unpacked))
    return startsAsTar(unpacked) ? wordsOfTar(unpacked, within) : within.wordsOf(inner, unpacked)
  }

/** The same of gzip, where the name may be said within. */
export function wordsOfGzip(bytes: Uint8Array, inner: string, within: Within): string | null {
  if (bytes.length > MOST_FILES * MOST_PACKED) return null
  const unpacked = inflateBounded(bytes, 'gzip', MOST_BYTES).bytes
  return startsAsTar(unpacked) ? wordsOfTar(unpacked, within) : within.wordsOf(nameInGzip(bytes) ?? inner, unpacked)
}
