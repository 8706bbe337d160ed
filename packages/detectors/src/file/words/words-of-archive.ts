/** Words of notes and documents that were packed to pass them on. */
import { inflateBounded } from '../inflate-bounded.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import { gatherWords } from './gather-words.ts'

/** Files that are read, and bytes of each as they lie there and as they are read. */
const MOST_FILES = 4
const MOST_PACKED = 2_000_000
const MOST_BYTES = 4_000_000
/** An archive with more is a project or a site. */
const MOST_ENTRIES = 64
const READ = /\.(?:txt|md|rtf|html?|eml|pdf|docx?|docm|odt|pptx?|odp|xlsx?|ods)$/i

const isRead = ({ name, encrypted, packed, method }: ZipEntry): boolean =>
  READ.test(name) && !encrypted && packed <= MOST_PACKED && (method === 0 || method === 8)

/** `wordsOf`: what a file of this name says. Null: none in it says anything. */
export function wordsOfArchive(
  bytes: Uint8Array,
  wordsOf: (name: string, bytes: Uint8Array) => string | null,
): string | null {
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
