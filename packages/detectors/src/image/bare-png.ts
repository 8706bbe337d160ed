/**
 * A PNG with nothing in it but its first picture: colour profiles, texts and further frames are left out, and of the packed rows as
 * many are unpacked as the picture has, whatever else lies behind them. What is left costs a decoder no more than its size says.
 */
import { zlibSync } from 'fflate'
import { inflateBounded } from '../file/inflate-bounded.ts'
import { joinBytes } from '../join-bytes.ts'

const SIGNATURE_BYTES = 8
/** Length and name before the data of a chunk, a checksum behind it, which the decoder does not look at. */
const BEFORE = 8
const BEHIND = 4
const ZLIB_HEADER = 2

/** By colour type: samples of one pixel. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Where the rows of an interlaced picture begin and how far they lie apart: column, row, and the steps of both. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const WHOLE = [[0, 0, 1, 1]] as const

/** The most bytes that a palette, or what says which of it is transparent, may have. */
const KEPT: Readonly<Record<string, number>> = { PLTE: 768, tRNS: 256 }

const longAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 0x1_00_00_00 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))

type Header = { readonly bytes: Uint8Array; readonly rowsBytes: number }

/** How many bytes the rows have unpacked, each with the byte that names its filter. */
function headerOf(bytes: Uint8Array): Header | null {
  const samples = SAMPLES[bytes[9] ?? -1]
  if (bytes.length !== 13 || samples === undefined) return null
  const [width, height, bits] = [longAt(bytes, 0), longAt(bytes, 4), samples * (bytes[8] ?? 0)]
  let rowsBytes = 0
  for (const [column, row, across, down] of bytes[12] === 1 ? PASSES : WHOLE) {
    const [columns, rows] = [Math.ceil((width - column) / across), Math.ceil((height - row) / down)]
    if (columns > 0 && rows > 0) rowsBytes += rows * (1 + Math.ceil((columns * bits) / 8))
  }
  return { bytes, rowsBytes }
}

type Parts = { header: Header | null; readonly kept: Map<string, Uint8Array>; readonly packed: Uint8Array[] }

function partsOf(bytes: Uint8Array): Parts {
  const parts: Parts = { header: null, kept: new Map(), packed: [] }
  for (let at = SIGNATURE_BYTES; at + BEFORE <= bytes.length; ) {
    const length = longAt(bytes, at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + BEFORE))
    const data = bytes.subarray(at + BEFORE, at + BEFORE + length)
    if (name === 'IEND') break
    // The first of all, as its size was read there.
    if (at === SIGNATURE_BYTES) parts.header = name === 'IHDR' ? headerOf(data) : null
    else if (name === 'IDAT') parts.packed.push(data)
    else if (data.length <= (KEPT[name] ?? -1) && !parts.kept.has(name)) parts.kept.set(name, data)
    at += BEFORE + length + BEHIND
  }
  return parts
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BEFORE + data.length + BEHIND)
  new DataView(bytes.buffer).setUint32(0, data.length)
  for (let at = 0; at < name.length; at++) bytes[4 + at] = name.charCodeAt(at)
  bytes.set(data, BEFORE)
  return bytes
}

/** Null when the rows are not all there. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const { header, kept, packed } = partsOf(bytes)
  if (header === null) return null
  const rows = inflateBounded(joinBytes(packed).subarray(ZLIB_HEADER), 'deflate', header.rowsBytes).bytes
  if (rows.length < header.rowsBytes) return null
  return joinBytes([
    bytes.subarray(0, SIGNATURE_BYTES),
    chunk('IHDR', header.bytes),
    ...[...kept].map(([name, data]) => chunk(name, data)),
    chunk('IDAT', zlibSync(rows, { level: 0 })),
    chunk('IEND', new Uint8Array()),
  ])
}
