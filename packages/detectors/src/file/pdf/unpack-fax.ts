/** Rows of black and white as a fax of group 4 packs them (ITU-T T.6): each by what it differs by from the row above. */

/** Lengths of runs by their code, written one behind another from 0 to 63, then by steps of 64. */
const WHITE =
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 ' +
  '0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 ' +
  '00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 ' +
  '01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100 ' +
  '11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100 ' +
  '011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011'
const BLACK =
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 0000011000 ' +
  '0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 ' +
  '000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 ' +
  '000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 ' +
  '000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 ' +
  '000000101011 000000101100 000001011010 000001100110 000001100111 ' +
  '0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 ' +
  '0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 ' +
  '0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101'
/** From 1,792 on both colours have the same. */
const LONG =
  '00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111 000000011100 ' +
  '000000011101 000000011110 000000011111'
/** How far a change of colour lies from that of the row above; passing it over, and two runs by their lengths. */
const PASS = 'pass'
const RUNS = 'runs'
const MODES: ReadonlyMap<string, number | typeof PASS | typeof RUNS> = new Map<
  string,
  number | typeof PASS | typeof RUNS
>([
  ['1', 0],
  ['011', 1],
  ['000011', 2],
  ['0000011', 3],
  ['010', -1],
  ['000010', -2],
  ['0000010', -3],
  ['0001', PASS],
  ['001', RUNS],
])
const LONGEST_CODE = 13

function lengthsOf(codes: string): ReadonlyMap<string, number> {
  const all = [...codes.split(' '), ...LONG.split(' ')]
  return new Map(all.map((code, place) => [code, place < 64 ? place : (place - 63) * 64]))
}
const LENGTHS = [lengthsOf(WHITE), lengthsOf(BLACK)] as const

type Bits = { readonly read: <Meaning>(codes: ReadonlyMap<string, Meaning>) => Meaning | null }

function bitsOf(packed: Uint8Array): Bits {
  let at = 0
  return {
    read: (codes) => {
      let code = ''
      while (code.length < LONGEST_CODE && at < packed.length * 8) {
        code += (((packed[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1 ? '1' : '0'
        at++
        const meaning = codes.get(code)
        if (meaning !== undefined) return meaning
      }
      return null
    },
  }
}

/** One run: steps of 64, then what is left. Null: it ends, or nobody knows the code. */
function runOf(bits: Bits, colour: 0 | 1): number | null {
  for (let length = 0; ; ) {
    const more = bits.read(LENGTHS[colour])
    if (more === null) return null
    length += more
    if (more < 64) return length
  }
}

/** The changes of colour of one row, from white on; null: the rows end here. */
function changesOf(bits: Bits, above: readonly number[], width: number): readonly number[] | null {
  const changes: number[] = []
  let [at, colour]: [number, 0 | 1] = [-1, 0]
  /** Of the changes above the first that lies behind this place. */
  let behind = 0
  while (at < width) {
    const mode = bits.read(MODES)
    if (mode === null || changes.length > width + 2) return null
    while (behind > 0 && (above[behind - 1] ?? 0) > at) behind--
    while (behind < above.length && (above[behind] ?? 0) <= at) behind++
    // That to the other colour.
    const place = behind % 2 === colour ? behind : behind + 1
    const [first, second] = [above[place] ?? width, above[place + 1] ?? width]
    if (mode === PASS) at = second
    else if (mode === RUNS) {
      const [one, other] = [runOf(bits, colour), runOf(bits, colour === 0 ? 1 : 0)]
      if (one === null || other === null) return null
      const start = Math.max(0, at)
      at = start + one + other
      changes.push(Math.min(width, start + one), Math.min(width, at))
    } else {
      at = Math.max(at, 0, first + mode)
      changes.push(Math.min(width, at))
      colour = colour === 0 ? 1 : 0
    }
  }
  return changes
}

/** Rows of whole bytes, black 0; rows that are missing are white. Never throws, whatever the bytes. */
export function unpackFax(packed: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8)
  const out = new Uint8Array(row * height).fill(255)
  const bits = bitsOf(packed)
  let above: readonly number[] = []
  for (let y = 0; y < height; y++) {
    const changes = changesOf(bits, above, width)
    if (changes === null) break
    for (let place = 0; place < changes.length; place += 2)
      for (let x = changes[place] ?? width; x < (changes[place + 1] ?? width); x++) {
        const byte = y * row + (x >> 3)
        out[byte] = (out[byte] ?? 0) & ~(1 << (7 - (x & 7)))
      }
    above = changes
  }
  return out
}
