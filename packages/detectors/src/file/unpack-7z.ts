/** What files of a 7z archive are packed in, step by step, up to a bound. */
import { inflateBounded } from './inflate-bounded.ts'
import { createLzmaRun, decodeLzmaRun, readLzmaBits } from './lzma.ts'
import { unpackBzip2 } from './read-bzip2.ts'
import { unpackLzma2 } from './read-xz.ts'

/** One step of unpacking: the method's number in hexadecimal digits, and what it needs to know. */
export type SevenZipCoder = { readonly method: string; readonly properties: Uint8Array; readonly size: number }

/** Files packed as one. `steps`: from the packed bytes to the files. */
export type SevenZipFolder = {
  readonly steps: readonly SevenZipCoder[]
  readonly sealed: boolean
  readonly packed: Uint8Array
  readonly size: number
}

/** Filters for programs of one machine or another change addresses in it: what a file is shows all the same. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  ...['03030103', '03030205', '03030401', '03030501', '03030701', '03030805', '0303011b'],
  ...['04', '05', '06', '07', '08', '09', '0a'],
])

function unpackLzma(packed: Uint8Array, { properties, size }: SevenZipCoder, most: number): Uint8Array | null {
  const bits = readLzmaBits(properties[0] ?? 225)
  if (bits === null) return null
  const out = new Uint8Array(Math.min(size, most))
  return out.subarray(0, decodeLzmaRun(createLzmaRun(bits), packed, out, 0))
}

/** Null: by a method that is not read here. */
function unpackStep(packed: Uint8Array, coder: SevenZipCoder, most: number): Uint8Array | null {
  if (coder.method === '00' || PASSED_OVER.has(coder.method)) return packed
  switch (coder.method) {
    case '030101':
      return unpackLzma(packed, coder, most)
    case '21':
      return unpackLzma2(packed, Math.min(coder.size, most)).bytes
    case '040108':
      return inflateBounded(packed, 'deflate', most).bytes
    case '040202':
      return unpackBzip2(packed, most).bytes
    default:
      return null
  }
}

/** `spent`: bytes that all steps together gave. */
export type UnpackedFolder = { readonly bytes: Uint8Array | null; readonly spent: number }

/** Programs pack once; who packs what is packed has one wait for each time. */
const TIMES_PACKED = 2

/** The first `most` bytes of what lies in a folder, fewer where it is shorter or damaged; null: it is packed in a way that is not read here. */
export function unpackFolder({ steps, packed }: SevenZipFolder, most: number): UnpackedFolder {
  let bytes = packed
  let spent = 0
  for (const step of steps) {
    if (spent > TIMES_PACKED * most) return { bytes: null, spent }
    const unpacked = unpackStep(bytes, step, most)
    if (unpacked === null) return { bytes: null, spent }
    if (unpacked !== bytes) spent += unpacked.length
    bytes = unpacked
  }
  return { bytes: bytes.subarray(0, most), spent }
}
