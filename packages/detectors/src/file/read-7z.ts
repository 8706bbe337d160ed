/** The list of a 7z archive: whether it is encrypted, and what it holds. The content stays packed. */
import { decodeLzma } from './lzma.ts'

export type SevenZipListing = {
  /** True when the list or the content needs a password. */
  readonly encrypted: boolean
  /** Names of files; none when the list cannot be read. */
  readonly names: readonly string[]
}

const ENCODED = 0x17
const HEADER = 0x01
const NAMES = 0x11
/** The coder for encryption (AES-256 with SHA-256), as it stands in a list. */
const AES = [0x06, 0xf1, 0x07, 0x01]
const LZMA = [0x03, 0x01, 0x01]
const LARGEST_LIST = 2_000_000
const MOST_NAMES = 5_000

/** Null when the archive is cut off or its list is not where it should be. */
export function readSevenZip(bytes: Uint8Array): SevenZipListing | null {
  if (bytes.length < 32) return null
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offset = Number(data.getBigUint64(12, true)) + 32
  const size = Number(data.getBigUint64(20, true))
  if (size === 0) return { encrypted: false, names: [] }
  if (offset + size > bytes.length || size > LARGEST_LIST) return null
  const list = bytes.subarray(offset, offset + size)
  if (list[0] === HEADER) return readList(list)
  if (list[0] !== ENCODED) return null
  if (indexOf(list, AES, 0) >= 0) return { encrypted: true, names: [] }
  const unpacked = unpackList(bytes, list)
  return unpacked === null ? { encrypted: false, names: [] } : readList(unpacked)
}

function readList(list: Uint8Array): SevenZipListing {
  const encrypted = indexOf(list, AES, 0) >= 0
  return { encrypted, names: namesIn(list) }
}

/** The list itself is packed by one coder: where it lies, how long it is packed and unpacked, and the coder's own five bytes. */
function unpackList(bytes: Uint8Array, list: Uint8Array): Uint8Array | null {
  const reader = { list, at: 2 }
  const start = readNumber(reader) + 32
  readNumber(reader)
  const sizes = list.indexOf(0x09, reader.at)
  const coder = indexOf(list, LZMA, reader.at)
  if (sizes < 0 || coder < 0 || list[coder + 3] !== 5) return null
  reader.at = sizes + 1
  const packed = readNumber(reader)
  const properties = list.subarray(coder + 4, coder + 9)
  const unpackedAt = list.indexOf(0x0c, coder + 9)
  if (unpackedAt < 0) return null
  reader.at = unpackedAt + 1
  const unpacked = readNumber(reader)
  if (unpacked > LARGEST_LIST || start + packed > bytes.length) return null
  return decodeLzma(bytes.subarray(start, start + packed), properties, unpacked)
}

/** A number of one to nine bytes: the first says how many follow. */
function readNumber(reader: { readonly list: Uint8Array; at: number }): number {
  const first = reader.list[reader.at++] ?? 0
  let value = 0
  for (let mask = 0x80, byte = 0; byte < 8; byte++, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * byte)
    value += (reader.list[reader.at++] ?? 0) * 2 ** (8 * byte)
  }
  return value
}

/** Names stand one after the other, two bytes a letter, each ended by a zero. */
function namesIn(list: Uint8Array): readonly string[] {
  for (let at = list.indexOf(NAMES); at >= 0; at = list.indexOf(NAMES, at + 1)) {
    const reader = { list, at: at + 1 }
    const size = readNumber(reader)
    const block = list.subarray(reader.at + 1, reader.at + size)
    if (size < 3 || list[reader.at] !== 0 || reader.at + size > list.length || block.length % 2 !== 0) continue
    const names = new TextDecoder('utf-16le').decode(block).split('\0')
    if (names.at(-1) === '') return names.slice(0, -1).slice(0, MOST_NAMES)
  }
  return []
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, step) => bytes[at + step] === byte)) return at
  return -1
}
