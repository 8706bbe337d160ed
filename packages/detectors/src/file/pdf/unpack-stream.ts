/** What a stream of a PDF holds, by the filters that it names (ISO 32000-1, 7.4). */
import type { Budget } from '../archive-limits.ts'
import { inflateBounded } from '../inflate-bounded.ts'
import { unpackFax } from './unpack-fax.ts'
import type { PdfDictionary, PdfValue } from './read-values.ts'
import { withoutPrediction } from './without-prediction.ts'

type Unpack = (packed: Uint8Array, most: number) => Uint8Array

/** Two bytes of zlib's own stand before what is deflated. */
const inflate: Unpack = (packed, most) => inflateBounded(packed.subarray(2), 'deflate', most).bytes

const unpackHex: Unpack = (packed, most) => {
  const out: number[] = []
  let high = -1
  for (const byte of packed) {
    if (byte === 62 || out.length >= most) break
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) continue
    if (high < 0) high = digit
    else {
      out.push(high * 16 + digit)
      high = -1
    }
  }
  if (high >= 0) out.push(high * 16)
  return Uint8Array.from(out)
}

const unpackAscii85: Unpack = (packed, most) => {
  const out: number[] = []
  let group: number[] = []
  const take = (): void => {
    const missing = 5 - group.length
    const whole = [...group, ...new Array<number>(missing).fill(84)].reduce((sum, digit) => sum * 85 + digit, 0)
    for (let byte = 0; byte < 4 - missing; byte++) out.push(Math.floor(whole / 256 ** (3 - byte)) & 0xff)
    group = []
  }
  for (const byte of packed) {
    if (byte === 126 || out.length >= most) break
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0)
    if (byte < 33 || byte > 117) continue
    group.push(byte - 33)
    if (group.length === 5) take()
  }
  if (group.length > 1) take()
  return Uint8Array.from(out)
}

const unpackRuns: Unpack = (packed, most) => {
  const out: number[] = []
  for (let at = 0; at < packed.length && out.length < most; ) {
    const length = packed[at++] ?? 128
    if (length === 128) break
    if (length < 128) {
      for (let end = at + length + 1; at < end && at < packed.length; at++) out.push(packed[at] ?? 0)
    } else {
      const byte = packed[at++] ?? 0
      for (let count = 257 - length; count > 0; count--) out.push(byte)
    }
  }
  return Uint8Array.from(out)
}

/** Codes of 9 to 12 bits that grow one early, as the standard has it unless a stream says otherwise, which none does. */
const unpackLzw: Unpack = (packed, most) => {
  const out: number[] = []
  let table: (readonly number[])[] = []
  let width = 9
  let before: readonly number[] | null = null
  let bits = 0
  let count = 0
  for (const byte of packed) {
    bits = ((bits << 8) | byte) & 0xfffff
    count += 8
    if (count < width) continue
    count -= width
    const code = (bits >> count) & ((1 << width) - 1)
    if (code === 257 || out.length >= most) break
    if (code === 256) {
      table = []
      width = 9
      before = null
      continue
    }
    const known = code < 256 ? [code] : table[code - 258]
    const written: readonly number[] = known ?? (before === null ? [] : [...before, before[0] ?? 0])
    for (const each of written) out.push(each)
    if (before !== null && table.length < 3_838) table.push([...before, written[0] ?? 0])
    before = written
    const next = table.length + 259
    width = next >= 2_048 ? 12 : next >= 1_024 ? 11 : next >= 512 ? 10 : 9
  }
  return Uint8Array.from(out)
}

const FILTERS: Readonly<Record<string, Unpack>> = {
  FlateDecode: inflate,
  Fl: inflate,
  ASCIIHexDecode: unpackHex,
  AHx: unpackHex,
  ASCII85Decode: unpackAscii85,
  A85: unpackAscii85,
  RunLengthDecode: unpackRuns,
  RL: unpackRuns,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  // Decryption went before.
  Crypt: (packed) => packed,
}

/** Programs write one filter, or two; each takes as long as what it gives is large, and a list of them may name thousands. */
const MOST_FILTERS = 8

/** One step after another, each of which is paid for. Null: more than anybody writes, or more than is left to spend. */
function unpackSteps(
  packed: Uint8Array,
  unpacks: readonly Unpack[],
  most: number,
  budget: Pick<Budget, 'inflated'>,
): Uint8Array | null {
  if (unpacks.length > MOST_FILTERS) return null
  let bytes = packed
  for (const unpack of unpacks) {
    const bound = Math.min(most, budget.inflated)
    if (bound <= 0) return null
    bytes = unpack(bytes, bound)
    budget.inflated -= bytes.length
    if (bytes.length >= bound && bound < most) return null
  }
  return bytes
}

export const listOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined ? [] : value.kind === 'array' ? value.items : [value]

const isPredicted = (value: PdfValue): boolean => {
  const predictor = value.kind === 'dictionary' ? value.entries.get('Predictor') : undefined
  return predictor?.kind === 'number' && predictor.value > 1
}

const wholeIn = (entries: PdfDictionary | null, key: string, otherwise: number): number => {
  const value = entries?.get(key)
  return value?.kind === 'number' && Number.isInteger(value.value) && value.value > 0 ? value.value : otherwise
}

const USUAL_COLUMNS = 1_728

const isFaxOfGroup4 = (stated: PdfValue | undefined): boolean => {
  const group = stated?.kind === 'dictionary' ? stated.entries.get('K') : undefined
  return group?.kind === 'number' && group.value < 0
}

/** Rows of a fax of group 4. */
function unpackFaxOf(
  packed: Uint8Array,
  dictionary: PdfDictionary,
  stated: PdfValue | undefined,
  most: number,
): Uint8Array {
  const parameters = stated?.kind === 'dictionary' ? stated.entries : null
  const columns = wholeIn(parameters, 'Columns', USUAL_COLUMNS)
  const rows = Math.min(
    wholeIn(dictionary, 'Height', wholeIn(parameters, 'Rows', 0)),
    Math.floor(most / Math.ceil(columns / 8)),
  )
  const bytes = unpackFax(packed, columns, rows)
  const isTurned = parameters?.get('BlackIs1')
  return isTurned?.kind === 'word' && isTurned.word === 'true' ? bytes.map((byte) => ~byte & 0xff) : bytes
}

/** A picture's bytes: its samples row by row, or those of a JPEG. Null: it is packed in a way that nothing here reads. */
export function unpackPicture(
  packed: Uint8Array,
  dictionary: PdfDictionary,
  most: number,
  budget: Pick<Budget, 'inflated'>,
): { readonly bytes: Uint8Array; readonly isJpeg: boolean } | null {
  const parameters = listOf(dictionary.get('DecodeParms') ?? dictionary.get('DP'))
  const unpacks: Unpack[] = []
  let isJpeg = false
  for (const [place, filter] of listOf(dictionary.get('Filter') ?? dictionary.get('F')).entries()) {
    const name = filter.kind === 'name' ? filter.name : ''
    isJpeg = name === 'DCTDecode' || name === 'DCT'
    if (isJpeg) break
    const stated = parameters[place]
    if (name === 'CCITTFaxDecode' || name === 'CCF') {
      if (!isFaxOfGroup4(stated)) return null
      unpacks.push((bytes, bound) => unpackFaxOf(bytes, dictionary, stated, bound))
      break
    }
    const unpack = FILTERS[name]
    if (unpack === undefined) return null
    unpacks.push((bytes, bound) => {
      const unpacked = unpack(bytes, bound)
      return stated?.kind === 'dictionary' ? withoutPrediction(unpacked, stated.entries) : unpacked
    })
  }
  const bytes = unpackSteps(packed, unpacks, most, budget)
  return bytes === null ? null : { bytes, isJpeg }
}

/** `most` bytes of it; null: it is packed in a way that nothing here reads. Spends of the budget what each filter gives. */
export function unpackStream(
  packed: Uint8Array,
  dictionary: PdfDictionary,
  most: number,
  budget: Pick<Budget, 'inflated'>,
): Uint8Array | null {
  const filters = listOf(dictionary.get('Filter') ?? dictionary.get('F'))
  // What is predicted is pictures and tables; nobody writes scripts so but to hide them.
  if (listOf(dictionary.get('DecodeParms') ?? dictionary.get('DP')).some(isPredicted)) return null
  const unpacks: Unpack[] = []
  for (const filter of filters) {
    const unpack = filter.kind === 'name' ? FILTERS[filter.name] : undefined
    if (unpack === undefined) return null
    unpacks.push(unpack)
  }
  return unpackSteps(packed, unpacks, most, budget)?.subarray(0, most) ?? null
}
