/**
 * What an xz file holds, up to a bound: its blocks of LZMA2, by the published description of the format. Sums are not checked, and of the
 * filters before LZMA2 those for programs are passed over: what a file is shows all the same.
 */
import { createLzmaRun, decodeLzmaRun, type LzmaRun, readLzmaBits } from './lzma.ts'

/** `used`: how many of the packed bytes that took. `whole` is true when the data ended before the bound. */
export type Unpacked = { readonly bytes: Uint8Array; readonly used: number; readonly whole: boolean }

const HEADER = 12
const LZMA2 = 0x21
const DELTA = 0x03
/** Bytes of the sum behind each block, by the kind that the header names. */
const SUM_BYTES: Readonly<Record<number, number>> = { 0: 0, 1: 4, 4: 8, 10: 32 }

/** What is read, and how far. */
type Place = { readonly packed: Uint8Array; at: number }
type Made = { readonly out: Uint8Array; length: number }

/** Damaged data gives what came before. */
export function unpackXz(packed: Uint8Array, most: number): Unpacked {
  const place: Place = { packed, at: HEADER }
  const made: Made = { out: new Uint8Array(most), length: 0 }
  const sums = SUM_BYTES[packed[7] ?? 0] ?? 0
  const answer = (whole: boolean): Unpacked => ({
    bytes: made.out.subarray(0, made.length),
    used: Math.min(place.at, packed.length),
    whole,
  })
  for (;;) {
    // The index of blocks, which begins with a zero, follows the last of them.
    if (packed[place.at] === 0) return answer(true)
    const start = endOfBlockHeader(place)
    if (start === null) return answer(false)
    place.at = start
    if (!readChunks(place, made)) return answer(false)
    place.at = start + Math.ceil((place.at - start) / 4) * 4 + sums
  }
}

/** The chunks of LZMA2 alone, as 7z has them. */
export function unpackLzma2(packed: Uint8Array, most: number): Unpacked {
  const place: Place = { packed, at: 0 }
  const made: Made = { out: new Uint8Array(most), length: 0 }
  const whole = readChunks(place, made)
  return { bytes: made.out.subarray(0, made.length), used: Math.min(place.at, packed.length), whole }
}

/** Null: it is no header, or of a filter that hides what stands in the block. */
function endOfBlockHeader({ packed, at: start }: Place): number | null {
  const words = packed[start]
  if (words === undefined) return null
  const end = start + (words + 1) * 4
  if (end > packed.length) return null
  const flags = packed[start + 1] ?? 0
  const place: Place = { packed, at: start + 2 }
  for (const stated of [0x40, 0x80]) if ((flags & stated) !== 0) readNumber(place)
  let last = DELTA
  for (let filter = 0; filter <= (flags & 3); filter++) {
    last = readNumber(place)
    if (last === DELTA) return null
    const properties = readNumber(place)
    place.at += properties
  }
  return last === LZMA2 ? end : null
}

/** Sevens of bits, the lowest first. */
function readNumber(place: Place): number {
  let value = 0
  for (let sevens = 0; sevens < 9; sevens++) {
    const byte = place.packed[place.at++] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * sevens)
    if ((byte & 0x80) === 0) break
  }
  return value
}

/** To begin anew takes as long as to unpack some thousand bytes: programs do so for each block, and who does for each byte has us wait. */
const MOST_BEGUN = 256
const LEAST_RUN = 1_024

/** Each chunk says how long it is, packed and unpacked, and what it begins anew: dictionary, properties, state. False: they do not end. */
function readChunks(place: Place, made: Made): boolean {
  let run: LzmaRun | null = null
  let begun = 0
  for (let base = made.length; ; ) {
    const control = place.packed[place.at]
    if (control === undefined) return false
    if (control === 0) {
      place.at++
      return true
    }
    if (control === 1 || control >= 0xe0) base = made.length
    if (control < 0x80) {
      if (control > 2 || !readPlain(place, made)) return false
      continue
    }
    const head = readChunkHead(place, control, run)
    if (head === null) return false
    if (head.run !== run && ++begun > MOST_BEGUN + made.length / LEAST_RUN) return false
    run = head.run
    const chunk = place.packed.subarray(head.at, head.at + head.packed)
    const end = Math.min(made.out.length, made.length + head.unpacked)
    const whole = end === made.length + head.unpacked
    made.length = base + decodeLzmaRun(run, chunk, made.out.subarray(base, end), made.length - base)
    place.at = head.at + head.packed
    if (!whole || made.length < end) return false
  }
}

const sizeAt = ({ packed }: Place, at: number): number => (((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)) + 1

/** A chunk that is not packed. */
function readPlain(place: Place, made: Made): boolean {
  const [from, size] = [place.at + 3, sizeAt(place, place.at + 1)]
  const plain = place.packed.subarray(from, from + Math.min(size, made.out.length - made.length))
  made.out.set(plain, made.length)
  made.length += plain.length
  place.at = from + size
  return plain.length === size
}

type ChunkHead = { readonly run: LzmaRun; readonly at: number; readonly packed: number; readonly unpacked: number }

function readChunkHead(place: Place, control: number, before: LzmaRun | null): ChunkHead | null {
  const { packed, at } = place
  const resets = (control >> 5) & 3
  const bits = resets >= 2 ? readLzmaBits(packed[at + 5] ?? 0xff) : (before?.bits ?? null)
  if (bits === null) return null
  return {
    run: resets > 0 || before === null ? createLzmaRun(bits) : before,
    at: at + (resets >= 2 ? 6 : 5),
    packed: sizeAt(place, at + 3),
    unpacked: ((control & 0x1f) << 16) + sizeAt(place, at + 1),
  }
}
