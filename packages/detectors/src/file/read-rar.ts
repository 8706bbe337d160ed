/**
 * The list of a rar archive, RAR 1.5 to 4 and RAR 5: names, sizes, what is encrypted. Read from its headers alone, by Rarlab's published
 * technote for RAR 5 and the headers of 1.5 to 4 as free readers know them; nothing is unpacked, and no code of Rarlab is here.
 */

export type RarEntry = {
  readonly name: string
  readonly packed: number
  /** Bytes once unpacked, by its own word; of a file that goes on in another volume, what lies in this one. */
  readonly declared: number
  readonly encrypted: boolean
  readonly directory: boolean
  /** The bytes as they lie in the archive when they are not packed and not encrypted; null otherwise. */
  readonly stored: Uint8Array | null
}

export type RarListing = {
  /** The list itself needs a password: nothing of it can be read. */
  readonly sealed: boolean
  readonly entries: readonly RarEntry[]
  /** The list goes on to the end of the archive, or to its end mark. */
  readonly whole: boolean
}

const MOST_ENTRIES = 20_000
/** Neither version writes longer ones; a longer one is no header. */
const LONGEST_HEADER = 2_097_152

/** Null when it is no rar archive or its first header cannot be read. */
export function readRar(bytes: Uint8Array): RarListing | null {
  if (latin(bytes, 0, 6) !== 'Rar!\x1a\x07') return null
  if (bytes[6] === 0) return readRar4(bytes)
  return bytes[6] === 1 && bytes[7] === 0 ? readRar5(bytes) : null
}

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

const MAIN_4 = 0x73
const FILE_4 = 0x74
const END_4 = 0x7b
const SEALED_4 = 0x80
const HAS_DATA = 0x8000
const SPLIT = 0x03
const LARGE = 0x100
const UNICODE = 0x200
const PASSWORD = 0x04
const DIRECTORY = 0xe0
const STORED_4 = 0x30

function readRar4(bytes: Uint8Array): RarListing | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: RarEntry[] = []
  for (let at = 7; at + 7 <= bytes.length; ) {
    const type = view.getUint8(at + 2)
    const flags = view.getUint16(at + 3, true)
    const size = view.getUint16(at + 5, true)
    const isSealed = type === MAIN_4 && (flags & SEALED_4) !== 0
    if (isSealed) return { sealed: true, entries: [], whole: true }
    if (size < 7 || at + size > bytes.length) return entriesUpTo(entries, at > 7)
    if (type === END_4) return { sealed: false, entries, whole: true }
    const file = type === FILE_4 ? readFile4(bytes, view, { at, flags, size }) : null
    if (type === FILE_4 && file === null) return entriesUpTo(entries, true)
    if (file !== null) entries.push(file)
    if (entries.length >= MOST_ENTRIES) return entriesUpTo(entries, true)
    at += size + (file?.packed ?? ((flags & HAS_DATA) !== 0 && size >= 11 ? view.getUint32(at + 7, true) : 0))
  }
  return { sealed: false, entries, whole: true }
}

const entriesUpTo = (entries: readonly RarEntry[], isRar: boolean): RarListing | null =>
  isRar ? { sealed: false, entries, whole: false } : null

type Block = { readonly at: number; readonly flags: number; readonly size: number }

function readFile4(bytes: Uint8Array, view: DataView, { at, flags, size }: Block): RarEntry | null {
  const hasLarge = (flags & LARGE) !== 0
  const nameAt = at + 32 + (hasLarge ? 8 : 0)
  if (nameAt > at + size) return null
  const nameEnd = nameAt + view.getUint16(at + 26, true)
  if (nameEnd > at + size) return null
  const above = (place: number): number => (hasLarge ? view.getUint32(place, true) * 2 ** 32 : 0)
  const packed = view.getUint32(at + 7, true) + above(at + 32)
  const declared = view.getUint32(at + 11, true)
  const encrypted = (flags & PASSWORD) !== 0
  const isStored = view.getUint8(at + 25) === STORED_4 && !encrypted
  return {
    name: name4(bytes.subarray(nameAt, nameEnd), (flags & UNICODE) !== 0),
    packed,
    // All bits set: whoever packed it did not know.
    declared: (flags & SPLIT) !== 0 || (declared === 0xffff_ffff && !hasLarge) ? packed : declared + above(at + 36),
    encrypted,
    directory: (flags & DIRECTORY) === DIRECTORY,
    stored: isStored ? bytes.subarray(at + size, at + size + packed) : null,
  }
}

/** A name in the encoding of some system, and behind a zero what makes another one of it. */
function name4(bytes: Uint8Array, isUnicode: boolean): string {
  const zero = isUnicode ? bytes.indexOf(0) : -1
  if (zero < 0) return new TextDecoder().decode(bytes).replaceAll('\\', '/')
  return wideName(bytes.subarray(0, zero), bytes.subarray(zero + 1)).replaceAll('\\', '/')
}

/** Two bits say of each letter how it is written: one byte, one below a shared high byte, two bytes, or some taken over. */
function wideName(plain: Uint8Array, coded: Uint8Array): string {
  const units: number[] = []
  const high = (coded[0] ?? 0) << 8
  for (let at = 1, kinds = 0, left = 0; at < coded.length && units.length < 4_096; left--) {
    if (left === 0) {
      kinds = coded[at++] ?? 0
      left = 4
    }
    const kind = (kinds >> (2 * (left - 1))) & 3
    const first = coded[at++] ?? 0
    if (kind === 0) units.push(first)
    else if (kind === 1) units.push(first | high)
    else if (kind === 2) units.push(first | ((coded[at++] ?? 0) << 8))
    else {
      const isShifted = (first & 0x80) !== 0
      const shift = isShifted ? (coded[at++] ?? 0) : 0
      for (let count = (first & 0x7f) + 2; count > 0; count--) {
        const letter = plain[units.length] ?? 0
        units.push(isShifted ? ((letter + shift) & 0xff) | high : letter)
      }
    }
  }
  return String.fromCharCode(...units)
}

const FILE_5 = 2
const SEALED_5 = 4
const END_5 = 5
const HAS_EXTRA = 0x01
const HAS_DATA_5 = 0x02
const SPLIT_5 = 0x18
const DIRECTORY_5 = 0x01
const HAS_TIME = 0x02
const HAS_CRC = 0x04
const ENCRYPTION = 1

/** Numbers are written in sevens of bits; `end` is where the header ends. */
type Reader = { readonly bytes: Uint8Array; at: number; readonly end: number }

function readRar5(bytes: Uint8Array): RarListing | null {
  const entries: RarEntry[] = []
  for (let start = 8; start + 7 <= bytes.length; ) {
    const head: Reader = { bytes, at: start + 4, end: Math.min(bytes.length, start + 16) }
    const size = readNumber(head)
    const reader: Reader = { bytes, at: head.at, end: head.at + (size ?? 0) }
    if (size === null || size === 0 || size > LONGEST_HEADER || reader.end > bytes.length)
      return entriesUpTo(entries, start > 8)
    const type = readNumber(reader)
    const flags = readNumber(reader) ?? 0
    if (type === SEALED_5) return { sealed: true, entries: [], whole: true }
    if (type === END_5) return { sealed: false, entries, whole: true }
    const extra = (flags & HAS_EXTRA) !== 0 ? (readNumber(reader) ?? 0) : 0
    const data = (flags & HAS_DATA_5) !== 0 ? (readNumber(reader) ?? 0) : 0
    const file = type === FILE_5 ? readFile5(reader, { extra, data, isSplit: (flags & SPLIT_5) !== 0 }) : null
    if (type === null || (type === FILE_5 && file === null)) return entriesUpTo(entries, start > 8)
    if (file !== null) entries.push(file)
    if (entries.length >= MOST_ENTRIES) return entriesUpTo(entries, true)
    start = reader.end + data
  }
  return { sealed: false, entries, whole: true }
}

type Block5 = { readonly extra: number; readonly data: number; readonly isSplit: boolean }

function readFile5(reader: Reader, { extra, data, isSplit }: Block5): RarEntry | null {
  const { bytes, end } = reader
  const flags = readNumber(reader) ?? 0
  const declared = readNumber(reader)
  readNumber(reader) // attributes of the system
  reader.at += ((flags & HAS_TIME) !== 0 ? 4 : 0) + ((flags & HAS_CRC) !== 0 ? 4 : 0)
  const packing = readNumber(reader)
  readNumber(reader) // the system
  const length = readNumber(reader)
  if (declared === null || packing === null || length === null || reader.at + length > end - extra) return null
  const name = new TextDecoder().decode(bytes.subarray(reader.at, reader.at + length))
  const encrypted = hasRecord({ bytes, at: end - extra, end }, ENCRYPTION)
  const isStored = ((packing >> 7) & 7) === 0 && !encrypted
  return {
    name,
    packed: data,
    declared: isSplit ? data : declared,
    encrypted,
    directory: (flags & DIRECTORY_5) !== 0,
    stored: isStored ? bytes.subarray(end, end + data) : null,
  }
}

/** Whether the extra area of a header has a record of a kind. */
function hasRecord(reader: Reader, wanted: number): boolean {
  while (reader.at < reader.end) {
    const size = readNumber(reader)
    const next = reader.at + (size ?? 0)
    if (size === null || size === 0) return false
    if (readNumber(reader) === wanted) return true
    reader.at = next
  }
  return false
}

/** Null when it does not end before the header, or is past what can be counted. */
function readNumber(reader: Reader): number | null {
  let value = 0
  for (let sevens = 0; sevens < 10 && reader.at < reader.end; sevens++) {
    const byte = reader.bytes[reader.at++] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * sevens)
    if ((byte & 0x80) === 0) return value
  }
  return null
}
