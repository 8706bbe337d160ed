/**
 * What a bzip2 file holds, up to a bound. A block is sorted as a whole, so one that is longer than the bound is not begun: a few bytes can
 * stand for nearly a million.
 */
import type { Unpacked } from './read-xz.ts'

class Damaged extends Error {}

const BLOCK = 0x314159265359
const GROUP = 50
const LONGEST_CODE = 20
const RUN_A = 0
const RUN_B = 1

/** Bits, the highest of each byte first. */
type Bits = { readonly take: (count: number) => number; readonly toByte: () => void; readonly at: () => number }

function openBits(packed: Uint8Array): Bits {
  let [at, held, count] = [0, 0, 0]
  const take = (wanted: number): number => {
    if (wanted > 16) return take(wanted - 16) * 0x1_0000 + take(16)
    while (count < wanted) {
      const byte = packed[at++]
      if (byte === undefined) throw new Damaged()
      held = ((held << 8) | byte) & 0xff_ffff
      count += 8
    }
    count -= wanted
    return (held >>> count) & ((1 << wanted) - 1)
  }
  return {
    take,
    toByte: () => {
      count = 0
    },
    at: () => at,
  }
}

type Made = { readonly out: Uint8Array; length: number }

/** Damaged data gives what came before. */
export function unpackBzip2(packed: Uint8Array, most: number): Unpacked {
  const bits = openBits(packed)
  const made: Made = { out: new Uint8Array(most), length: 0 }
  let whole = false
  try {
    whole = readStreams(bits, packed.length, made)
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault
  }
  return { bytes: made.out.subarray(0, made.length), used: bits.at(), whole }
}

/** Some programs write one stream behind the other. Answers whether the data ended before the bound. */
function readStreams(bits: Bits, size: number, made: Made): boolean {
  while (bits.at() + 4 <= size) {
    if (bits.take(24) !== 0x425a68) return made.length > 0
    const longest = (bits.take(8) - 0x30) * 100_000
    if (longest < 100_000 || longest > 900_000) throw new Damaged()
    for (;;) {
      const mark = bits.take(24) * 0x100_0000 + bits.take(24)
      bits.take(32) // a sum
      if (mark !== BLOCK) break
      if (!readBlock(bits, longest, made)) return false
    }
    bits.toByte()
  }
  return true
}

/** Answers whether all of it had room. */
function readBlock(bits: Bits, longest: number, made: Made): boolean {
  if (bits.take(1) === 1) throw new Damaged() // shuffled, which nobody has written since 1997
  const origin = bits.take(24)
  const letters = readLetters(bits)
  const sorted = readSorted(bits, letters, { longest, most: made.out.length })
  if (sorted === null) return false
  if (origin >= sorted.length) throw new Damaged()
  return writeBlock(sorted, origin, made)
}

/** The bytes that occur, sixteen at a time. */
function readLetters(bits: Bits): Uint8Array {
  const sixteens = bits.take(16)
  const letters: number[] = []
  for (let high = 0; high < 16; high++) {
    if ((sixteens & (0x8000 >> high)) === 0) continue
    const present = bits.take(16)
    for (let low = 0; low < 16; low++) if ((present & (0x8000 >> low)) !== 0) letters.push(high * 16 + low)
  }
  if (letters.length === 0) throw new Damaged()
  return Uint8Array.from(letters)
}

/** Codes by their length: the first code of each, how many there are, and the symbols in order. */
type Codes = { readonly first: Int32Array; readonly counts: Int32Array; readonly symbols: readonly number[] }

function readCodes(bits: Bits, size: number): Codes {
  const lengths: number[] = []
  for (let length = bits.take(5); lengths.length < size; lengths.push(length))
    while (bits.take(1) === 1) {
      length += bits.take(1) === 0 ? 1 : -1
      if (length < 1 || length > LONGEST_CODE) throw new Damaged()
    }
  const counts = new Int32Array(LONGEST_CODE + 2)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  const first = new Int32Array(LONGEST_CODE + 2)
  for (let length = 1; length <= LONGEST_CODE; length++)
    first[length + 1] = ((first[length] ?? 0) + (counts[length] ?? 0)) << 1
  const symbols = lengths.map((_, symbol) => symbol).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  return { first, counts, symbols }
}

function readSymbol(bits: Bits, { first, counts, symbols }: Codes): number {
  let [code, before] = [0, 0]
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code = (code << 1) | bits.take(1)
    const step = code - (first[length] ?? 0)
    const count = counts[length] ?? 0
    if (step >= 0 && step < count) return symbols[before + step] ?? 0
    before += count
  }
  throw new Damaged()
}

/** Which code each group of fifty symbols is written in, by how long ago it was used. */
function readSelectors(bits: Bits, tables: number): readonly number[] {
  const count = bits.take(15)
  const recent = Array.from({ length: tables }, (_, table) => table)
  return Array.from({ length: count }, () => {
    let steps = 0
    while (bits.take(1) === 1) if (++steps >= tables) throw new Damaged()
    const [table = 0] = recent.splice(steps, 1)
    recent.unshift(table)
    return table
  })
}

type Bounds = { readonly longest: number; readonly most: number }

/** The block as it was sorted; null when it is longer than there is room for. */
function readSorted(bits: Bits, letters: Uint8Array, { longest, most }: Bounds): Uint8Array | null {
  const tables = bits.take(3)
  if (tables < 2 || tables > 6) throw new Damaged()
  const selectors = readSelectors(bits, tables)
  const codes = Array.from({ length: tables }, () => readCodes(bits, letters.length + 2))
  const recent = Uint8Array.from(letters)
  const sorted = new Uint8Array(Math.min(longest, most))
  let [length, run, place] = [0, 0, 1]
  for (let symbols = 0; ; symbols++) {
    const code = codes[selectors[Math.floor(symbols / GROUP)] ?? -1]
    if (code === undefined) throw new Damaged()
    const symbol = readSymbol(bits, code)
    if (symbol <= RUN_B) {
      run += symbol === RUN_A ? place : place * 2
      place *= 2
      if (run > longest) throw new Damaged()
      continue
    }
    if (run > 0) {
      if (length + run > sorted.length) return null
      sorted.fill(recent[0] ?? 0, length, length + run)
      length += run
      ;[run, place] = [0, 1]
    }
    if (symbol === letters.length + 1) return sorted.subarray(0, length)
    if (length >= sorted.length) return null
    const letter = recent[symbol - 1] ?? 0
    recent.copyWithin(1, 0, symbol - 1)
    recent[0] = letter
    sorted[length++] = letter
  }
}

/** Undoes the sorting, and the runs that were written before it: four alike, and how many more. */
function writeBlock(sorted: Uint8Array, origin: number, made: Made): boolean {
  const starts = new Uint32Array(257)
  for (const byte of sorted) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1
  for (let byte = 1; byte < 257; byte++) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0)
  const links = new Uint32Array(sorted.length)
  for (const [at, byte] of sorted.entries()) {
    const place = starts[byte] ?? 0
    links[place] = at
    starts[byte] = place + 1
  }
  const { out } = made
  let [at, alike, last] = [links[origin] ?? 0, 0, -1]
  for (let count = 0; count < sorted.length; count++) {
    const byte = sorted[at] ?? 0
    at = links[at] ?? 0
    if (alike === 4) {
      const end = Math.min(out.length, made.length + byte)
      out.fill(last, made.length, end)
      if (end < made.length + byte) return false
      made.length = end
      ;[alike, last] = [0, -1]
      continue
    }
    if (made.length >= out.length) return false
    out[made.length++] = byte
    alike = byte === last ? alike + 1 : 1
    last = byte
  }
  return true
}
