/** Words of notes and documents that were packed to pass them on. */
import { budgetFor } from '../archive-limits.ts'
import { inflateBounded, nameInGzip } from '../inflate-bounded.ts'
import { readTar, startsAsTar } from '../read-tar.ts'
import type { Unpacked } from '../read-xz.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import { gatherWords } from './gather-words.ts'

/** Files that are read, and bytes of each as they lie there and as they are read. */
const MOST_FILES = 4
const MOST_PACKED = 2_000_000
const MOST_BYTES = 4_000_000
/** An archive with more is a project or a site. */
const MOST_ENTRIES = 64
/** What is read, by its name. */
export const READ = /\.(?:txt|md|ics|vcf|rtf|html?|eml|pdf|docx?|docm|odt|pptx?|odp|xlsx?|ods)$/i

const isRead = ({ name, encrypted, packed, method }: ZipEntry): boolean =>
  READ.test(name) && !encrypted && packed <= MOST_PACKED && (method === 0 || method === 8)

/** What a file of this name says; null: nothing. */
type WordsOf = (name: string, bytes: Uint8Array) => string | null

/** Null: none in it says anything. */
export function wordsOfArchive(bytes: Uint8Array, wordsOf: WordsOf): string | null {
  const entries = readZip(bytes)?.entries ?? []
  if (entries.length > MOST_ENTRIES) return null
  const words = gatherWords()
  for (const entry of entries.filter(isRead).slice(0, MOST_FILES)) {
    const packed = words.isFull() ? null : packedBytes(bytes, entry)
    if (packed === null) continue
    const content =
      entry.method === 0 ? packed.subarray(0, MOST_BYTES) : inflateBounded(packed, 'deflate', MOST_BYTES).bytes
    words.add(`${wordsOf(entry.name, content) ?? ''}\n`)
  }
  return words.text()
}

/** The same of a tar. */
export function wordsOfTar(bytes: Uint8Array, wordsOf: WordsOf): string | null {
  const { entries } = readTar(bytes)
  if (entries.length > MOST_ENTRIES) return null
  const words = gatherWords()
  for (const { name, bytes: content } of entries.filter((entry) => READ.test(entry.name)).slice(0, MOST_FILES))
    if (!words.isFull()) words.add(`${wordsOf(name, content.subarray(0, MOST_BYTES)) ?? ''}\n`)
  return words.text()
}

/** Of what was packed by xz or bzip2, of which a second unpacks some three to ten million bytes. */
const MOST_UNPACKED = 1_000_000

/** Of a file that was packed by itself, `inner` by its name, or of a tar that was. */
export const wordsOfPacked =
  (unpack: (packed: Uint8Array, most: number) => Unpacked, wordsOf: WordsOf) =>
  (bytes: Uint8Array, inner: string): string | null => {
    const { bytes: unpacked } = unpack(bytes, Math.min(MOST_UNPACKED, budgetFor(bytes.length).unpacked))
    return startsAsTar(unpacked) ? wordsOfTar(unpacked, wordsOf) : wordsOf(inner, unpacked)
  }

/** The same of gzip, where the name may be said within. */
export function wordsOfGzip(bytes: Uint8Array, inner: string, wordsOf: WordsOf): string | null {
  if (bytes.length > MOST_FILES * MOST_PACKED) return null
  const unpacked = inflateBounded(bytes, 'gzip', MOST_BYTES).bytes
  return startsAsTar(unpacked) ? wordsOfTar(unpacked, wordsOf) : wordsOf(nameInGzip(bytes) ?? inner, unpacked)
}
