/**
 * The list of a zip archive, read from its central directory with hard bounds. Nothing is inflated here.
 */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly declared: number
  /** Where the entry's local header lies. */
  readonly offset: number
}

export type ZipListing = {
  readonly entries: readonly ZipEntry[]
  /** How many entries the archive says it has; the list stops at the bound. */
  readonly stated: number
  readonly overlapping: boolean
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
export const MOST_ENTRIES = 20_000

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function findEnd(data: DataView): number {
  const lowest = Math.max(0, data.byteLength - 22 - 65_535)
  for (let at = data.byteLength - 22; at >= lowest; at--) if (data.getUint32(at, true) === END) return at
  return -1
}

function overlaps(entries: readonly ZipEntry[]): boolean {
  const places = entries.filter((entry) => entry.packed > 0).toSorted((a, b) => a.offset - b.offset)
  return places.some((entry, index) => {
    const next = places[index + 1]
    return next !== undefined && entry.offset + 30 + entry.packed > next.offset
  })
}

/** The listing, or null when there is no central directory. */
export function readZip(bytes: Uint8Array): ZipListing | null {
  const data = view(bytes)
  if (data.byteLength < 22) return null
  const end = findEnd(data)
  if (end < 0) return null
  const stated = data.getUint16(end + 10, true)
  const decoder = new TextDecoder()
  const entries: ZipEntry[] = []
  let at = data.getUint32(end + 16, true)
  // An archive behind other bytes (a self-extracting program) states offsets from its own start.
  const shift = Math.max(0, end - data.getUint32(end + 12, true) - at)
  at += shift
  while (at + 46 <= data.byteLength && entries.length < MOST_ENTRIES && data.getUint32(at, true) === CENTRAL) {
    const nameLength = data.getUint16(at + 28, true)
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: data.getUint16(at + 10, true),
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
      packed: data.getUint32(at + 20, true),
      declared: data.getUint32(at + 24, true),
      offset: data.getUint32(at + 42, true) + shift,
    })
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return { entries, stated: Math.max(stated === 0xffff ? 0 : stated, entries.length), overlapping: overlaps(entries) }
}

/** The packed bytes of one entry, or null when its local header is not where it should be. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const data = view(bytes)
  if (entry.offset + 30 > data.byteLength || data.getUint32(entry.offset, true) !== LOCAL) return null
  const start = entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true)
  return start + entry.packed > data.byteLength ? bytes.subarray(start) : bytes.subarray(start, start + entry.packed)
}
