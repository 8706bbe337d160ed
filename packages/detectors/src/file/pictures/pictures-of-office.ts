/** The pictures of a document of Office or OpenDocument: files in a folder of its archive, whatever they are called. */
import type { Budget } from '../archive-limits.ts'
import { sniffType } from '../file-types.ts'
import { inflateBounded } from '../inflate-bounded.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import type { DocumentPicture } from './document-picture.ts'

const FOLDERS = /^(?:(?:word|ppt|xl|visio)\/)?media\/|^(?:Object[^/]*\/)?Pictures\//i
const MOST_PICTURE = 8_000_000
const STORED = 0
const DEFLATED = 8

function bytesOfEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array | null {
  const packed = entry.encrypted ? null : packedBytes(bytes, entry)
  if (packed === null || most <= 0) return null
  if (entry.method === STORED) return packed.length > most ? null : packed
  return entry.method === DEFLATED ? inflateBounded(packed, 'deflate', most).bytes : null
}

/** One by one, as they are asked for, each place in the archive once. Spends of the budget what it inflates. */
export function* picturesOfOffice(bytes: Uint8Array, budget: Pick<Budget, 'inflated'>): Generator<DocumentPicture> {
  const places = new Set<number>()
  for (const entry of readZip(bytes)?.entries ?? []) {
    if (!FOLDERS.test(entry.name) || places.has(entry.offset)) continue
    places.add(entry.offset)
    const held = bytesOfEntry(bytes, entry, Math.min(budget.inflated, MOST_PICTURE))
    if (held === null) continue
    budget.inflated -= held.length
    const type = sniffType(held)
    if (type === 'png' || type === 'jpeg') yield { bytes: held, type }
  }
}
