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
  /** It begins with a file that it does not list: another archive stands before it, or the list is one of nothing. */
  readonly isPart: boolean
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

type Directory = { readonly at: number; readonly size: number; readonly stated: number; readonly end: number }

const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const LARGE = 0xffff_ffff
/** Past what can be counted it is no place in a file. */
const largeAt = (data: DataView, at: number): number => Number(data.getBigUint64(at, true))

/** Where the list is; archives of zip64 say so in a record of their own before the usual one. */
function findDirectory(data: DataView, end: number): Directory {
  const usual = {
    at: data.getUint32(end + 16, true),
    size: data.getUint32(end + 12, true),
    stated: data.getUint16(end + 10, true),
    end,
  }
  const isLarge = usual.at === LARGE || usual.size === LARGE || usual.stated === 0xffff
  if (!isLarge || end < 20 || data.getUint32(end - 20, true) !== LOCATOR_64) return usual
  const told = largeAt(data, end - 12)
  // Before it stands what it says, or right before the record that names it where other bytes come first.
  const at = [told, end - 76].find((place) => place >= 0 && place + 56 <= end && data.getUint32(place, true) === END_64)
  if (at === undefined) return usual
  return { at: largeAt(data, at + 48), size: largeAt(data, at + 40), stated: largeAt(data, at + 32), end: at }
}

const ZIP_64 = 0x0001

/** Sizes and place of an entry, those that need more than four bytes from its extra field. */
function readPlaces(data: DataView, at: number): Pick<ZipEntry, 'declared' | 'packed' | 'offset'> {
  const usual = [data.getUint32(at + 24, true), data.getUint32(at + 20, true), data.getUint32(at + 42, true)]
  let field = at + 46 + data.getUint16(at + 28, true)
  const end = Math.min(data.byteLength, field + data.getUint16(at + 30, true))
  while (field + 4 <= end && data.getUint16(field, true) !== ZIP_64) field += 4 + data.getUint16(field + 2, true)
  let place = field + 4
  const [declared = 0, packed = 0, offset = 0] = usual.map((value) => {
    if (value !== LARGE || place + 8 > end) return value
    place += 8
    return largeAt(data, place - 8)
  })
  return { declared, packed, offset }
}

/** Whether a zip ends where the file does: its last record says how long the comment behind it is. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const data = view(bytes)
  const end = data.byteLength < 22 ? -1 : findEnd(data)
  if (end < 0 || end + 22 + data.getUint16(end + 20, true) !== data.byteLength) return false
  return (readZip(bytes)?.entries.length ?? 0) > 0
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
  const directory = findDirectory(data, end)
  const decoder = new TextDecoder()
  const entries: ZipEntry[] = []
  // An archive behind other bytes (a self-extracting program) states offsets from its own start.
  const shift = Math.max(0, directory.end - directory.size - directory.at)
  let at = directory.at + shift
  while (at + 46 <= data.byteLength && entries.length < MOST_ENTRIES && data.getUint32(at, true) === CENTRAL) {
    const nameLength = data.getUint16(at + 28, true)
    const places = readPlaces(data, at)
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: data.getUint16(at + 10, true),
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
      ...places,
      offset: places.offset + shift,
    })
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  const stated = directory.stated === 0xffff ? 0 : directory.stated
  const isPart = data.getUint32(0, true) === LOCAL && !entries.some((entry) => entry.offset === 0)
  return { entries, stated: Math.max(stated, entries.length), overlapping: overlaps(entries), isPart }
}

/** The packed bytes of one entry, or null when its local header is not where it should be. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const data = view(bytes)
  if (entry.offset + 30 > data.byteLength || data.getUint32(entry.offset, true) !== LOCAL) return null
  const start = entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true)
  return start + entry.packed > data.byteLength ? bytes.subarray(start) : bytes.subarray(start, start + entry.packed)
}
