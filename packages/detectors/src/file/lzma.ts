/**
 * LZMA as its specification describes it, for the short lists at the end of 7z archives and for xz. Bounded by the size that is asked for;
 * data that makes no sense ends it.
 */

const STATES = 12
const PLACE_BITS = 4
const LENGTH_STATES = 4
const HALF = 1_024
const TOP = 0x1_000_000

class Damaged extends Error {}

/** A range decoder over the packed bytes: `chances[index]` is how likely the next bit is 0, in 2048ths, and learns from each. */
type Decoder = {
  readonly bit: (chances: Uint16Array, index: number) => number
  /** Bits that are as likely as not. */
  readonly direct: (count: number) => number
}

function openDecoder(packed: Uint8Array): Decoder {
  let [range, code, at] = [0xffffffff, 0, 1]
  const next = (): number => {
    const byte = packed[at++]
    if (byte === undefined) throw new Damaged()
    return byte
  }
  const normalise = (): void => {
    if (range >= TOP) return
    range = (range << 8) >>> 0
    code = ((code << 8) | next()) >>> 0
  }
  for (let byte = 0; byte < 4; byte++) code = ((code << 8) | next()) >>> 0
  return {
    bit: (chances, index) => {
      const chance = chances[index] ?? HALF
      const bound = Math.imul(range >>> 11, chance) >>> 0
      const isOne = code >= bound
      if (isOne) {
        range = (range - bound) >>> 0
        code = (code - bound) >>> 0
        chances[index] = chance - (chance >>> 5)
      } else {
        range = bound
        chances[index] = chance + ((2_048 - chance) >>> 5)
      }
      normalise()
      return isOne ? 1 : 0
    },
    direct: (count) => {
      let value = 0
      for (let bit = 0; bit < count; bit++) {
        range >>>= 1
        const isOne = code >= range
        if (isOne) code = (code - range) >>> 0
        normalise()
        value = (value << 1) | (isOne ? 1 : 0)
      }
      return value >>> 0
    },
  }
}

type Tree = { readonly chances: Uint16Array; readonly base: number; readonly bits: number }

function readTree(decoder: Decoder, { chances, base, bits }: Tree): number {
  let node = 1
  for (let bit = 0; bit < bits; bit++) node = (node << 1) | decoder.bit(chances, base + node)
  return node - (1 << bits)
}

/** The lowest bit first. */
function readReversed(decoder: Decoder, { chances, base, bits }: Tree): number {
  let [node, value] = [1, 0]
  for (let bit = 0; bit < bits; bit++) {
    const one = decoder.bit(chances, base + node)
    node = (node << 1) | one
    value |= one << bit
  }
  return value
}

const evens = (size: number): Uint16Array => new Uint16Array(size).fill(HALF)

/** Chances of the lengths of repeats: a choice, another, and trees of 3, 3 and 8 bits. */
type Lengths = {
  readonly choice: Uint16Array
  readonly low: Uint16Array
  readonly middle: Uint16Array
  readonly high: Uint16Array
}

const startLengths = (): Lengths => ({
  choice: evens(2),
  low: evens(16 << 3),
  middle: evens(16 << 3),
  high: evens(256),
})

function readLength(decoder: Decoder, { choice, low, middle, high }: Lengths, place: number): number {
  if (decoder.bit(choice, 0) === 0) return 2 + readTree(decoder, { chances: low, base: place << 3, bits: 3 })
  if (decoder.bit(choice, 1) === 0) return 10 + readTree(decoder, { chances: middle, base: place << 3, bits: 3 })
  return 18 + readTree(decoder, { chances: high, base: 0, bits: 8 })
}

type Chances = {
  readonly literals: Uint16Array
  readonly isMatch: Uint16Array
  readonly isRepeat: Uint16Array
  readonly isRepeat0: Uint16Array
  readonly isRepeat1: Uint16Array
  readonly isRepeat2: Uint16Array
  readonly isShort: Uint16Array
  readonly slots: Uint16Array
  readonly distances: Uint16Array
  readonly aligned: Uint16Array
  readonly lengths: Lengths
  readonly repeats: Lengths
}

const startChances = (literalBits: number): Chances => ({
  literals: evens(0x300 << literalBits),
  isMatch: evens(STATES << PLACE_BITS),
  isRepeat: evens(STATES),
  isRepeat0: evens(STATES),
  isRepeat1: evens(STATES),
  isRepeat2: evens(STATES),
  isShort: evens(STATES << PLACE_BITS),
  slots: evens(LENGTH_STATES << 6),
  distances: evens(128),
  aligned: evens(16),
  lengths: startLengths(),
  repeats: startLengths(),
})

function readDistance(decoder: Decoder, { slots, distances, aligned }: Chances, length: number): number {
  const slot = readTree(decoder, { chances: slots, base: Math.min(length - 2, LENGTH_STATES - 1) << 6, bits: 6 })
  if (slot < 4) return slot
  const bits = (slot >> 1) - 1
  const base = ((2 | (slot & 1)) << bits) >>> 0
  if (slot < 14) return base + readReversed(decoder, { chances: distances, base: base - slot, bits })
  return base + (decoder.direct(bits - 4) << 4) + readReversed(decoder, { chances: aligned, base: 0, bits: 4 })
}

type Bits = { readonly literal: number; readonly literalPlace: number; readonly place: number }

/** What goes on from one piece of packed data to the next. */
export type LzmaRun = {
  readonly bits: Bits
  readonly chances: Chances
  recent: readonly [number, number, number, number]
  state: number
}

/** No program writes more, and each doubles what must be made ready before the first byte. */
const MOST_LITERAL_BITS = 4

/** The first byte of the properties; null when it stands for none. */
export function readLzmaBits(first: number): Bits | null {
  if (first >= 225) return null
  const rest = Math.floor(first / 9)
  const bits = { literal: first % 9, literalPlace: rest % 5, place: Math.floor(rest / 5) }
  return bits.literal + bits.literalPlace > MOST_LITERAL_BITS ? null : bits
}

export function createLzmaRun(bits: Bits): LzmaRun {
  return { bits, chances: startChances(bits.literal + bits.literalPlace), recent: [0, 0, 0, 0], state: 0 }
}

/** Fills `out` from a place on, with what stands before it as what is repeated. Answers how far the data made sense. */
export function decodeLzmaRun(run: LzmaRun, packed: Uint8Array, out: Uint8Array, start: number): number {
  const reached = { at: start }
  try {
    decode(openDecoder(packed), run, out, reached)
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault
  }
  return reached.at
}

function decode(decoder: Decoder, run: LzmaRun, out: Uint8Array, reached: { at: number }): void {
  const { bits, chances } = run
  const placeMask = (1 << bits.place) - 1
  let { recent, state } = run
  for (let at = reached.at; at < out.length; reached.at = at) {
    const place = at & placeMask
    if (decoder.bit(chances.isMatch, (state << PLACE_BITS) + place) === 0) {
      out[at] = readLiteral(decoder, chances, { out, at, bits, matched: state >= 7 ? recent[0] : null })
      at++
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
      continue
    }
    const repeat = decoder.bit(chances.isRepeat, state) === 1
    const short = repeat && readRepeat(decoder, chances, { state, place })
    if (repeat && short === 'short') {
      state = state < 7 ? 9 : 11
      at = copy(out, at, recent[0], 1)
      continue
    }
    let length: number
    if (repeat && short !== false && short !== 'short') {
      const [zero, one, two, three] = recent
      if (short === 1) recent = [one, zero, two, three]
      else if (short === 2) recent = [two, zero, one, three]
      else if (short === 3) recent = [three, zero, one, two]
      length = readLength(decoder, chances.repeats, place)
      state = state < 7 ? 8 : 11
    } else {
      length = readLength(decoder, chances.lengths, place)
      state = state < 7 ? 7 : 10
      recent = [readDistance(decoder, chances, length), recent[0], recent[1], recent[2]]
    }
    at = copy(out, at, recent[0], length)
  }
  run.recent = recent
  run.state = state
}

/** Which of the recent distances comes again; `short`: the latest, for one byte. */
function readRepeat(
  decoder: Decoder,
  { isRepeat0, isRepeat1, isRepeat2, isShort }: Chances,
  { state, place }: { readonly state: number; readonly place: number },
): 'short' | 0 | 1 | 2 | 3 {
  if (decoder.bit(isRepeat0, state) === 0)
    return decoder.bit(isShort, (state << PLACE_BITS) + place) === 0 ? 'short' : 0
  if (decoder.bit(isRepeat1, state) === 0) return 1
  return decoder.bit(isRepeat2, state) === 0 ? 2 : 3
}

type Literal = { readonly out: Uint8Array; readonly at: number; readonly bits: Bits; readonly matched: number | null }

function readLiteral(decoder: Decoder, { literals }: Chances, { out, at, bits, matched }: Literal): number {
  const before = at > 0 ? (out[at - 1] ?? 0) : 0
  const context = ((at & ((1 << bits.literalPlace) - 1)) << bits.literal) + (before >> (8 - bits.literal))
  const base = 0x300 * context
  let node = 1
  if (matched !== null) {
    let like = out[at - matched - 1] ?? 0
    while (node < 0x100) {
      const likeBit = (like >> 7) & 1
      like <<= 1
      const bit = decoder.bit(literals, base + ((1 + likeBit) << 8) + node)
      node = (node << 1) | bit
      if (likeBit !== bit) break
    }
  }
  while (node < 0x100) node = (node << 1) | decoder.bit(literals, base + node)
  return node & 0xff
}

/** Answers where the copy ends. */
function copy(out: Uint8Array, at: number, distance: number, length: number): number {
  if (distance >= at) throw new Damaged()
  const end = Math.min(out.length, at + length)
  for (let to = at; to < end; to++) out[to] = out[to - distance - 1] ?? 0
  return end
}
