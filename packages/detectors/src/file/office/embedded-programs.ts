/** Files that were put into documents as objects: a program among them runs by a click on its picture. */
import { namesProgram } from '../entry-names.ts'
import { isProgram, latin1, sniffType } from '../file-types.ts'
import type { OleEntry } from './read-ole.ts'

const NATIVE = '\u0001Ole10Native'
const MOST_NATIVE = 200_000

/** The names that an object of a file has, and its first bytes; null: it is none. Layout as Windows writes `Ole10Native`. */
function readNative(bytes: Uint8Array): { readonly names: readonly string[]; readonly content: Uint8Array } | null {
  let at = 6
  const text = (): string => {
    const end = bytes.indexOf(0, at)
    const read = latin1(bytes, at, Math.max(0, Math.min(1_024, (end < 0 ? bytes.length : end) - at)))
    at = end < 0 ? bytes.length : end + 1
    return read
  }
  const label = text()
  const path = text()
  at += 4
  const length = numberAt(bytes, at)
  at += 4
  if (length > 4_096) return { names: [label, path], content: new Uint8Array() }
  const temporary = latin1(bytes, at, length).replace(/\0.*$/s, '')
  at += length + 4
  if (label === '' && path === '') return null
  return { names: [label, path, temporary], content: bytes.subarray(at) }
}

const numberAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0) * 65_536 + (bytes[at + 3] ?? 0) * 16_777_216

/** The name of a program in the bytes of an object, or null. */
export function programInNative(bytes: Uint8Array): string | null {
  const native = readNative(bytes)
  if (native === null) return null
  const named = native.names.find((name) => namesProgram(name))
  return named ?? (isProgram(sniffType(native.content)) ? (native.names[0] ?? '') : null)
}

/** The name of a program among the objects of a compound file, or null. */
export function embeddedProgram(entries: readonly OleEntry[]): string | null {
  for (const { path, read } of entries) {
    const program = path.at(-1) === NATIVE ? programInNative(read(MOST_NATIVE)) : null
    if (program !== null) return program
  }
  return null
}

/** Objects whose mere opening has run code of others: an editor of formulas that is no longer mended, and links that are fetched. */
const RUN_ON_OPENING = /^(?:Equation\.[23]|OLE2Link|htmlfile|otkloadr|ScriptBridge|Word\.Document\.12\.Link)/i
const MOST_HEX = 400_000
const MOST_OBJECTS = 64

/** In a text of RTF: the object that runs on opening, or the program that was put in; null: none. */
export function objectInRtf(text: string): string | null {
  let from = 0
  for (let count = 0; count < MOST_OBJECTS; count++) {
    const start = text.indexOf('\\objdata', from)
    if (start < 0) return null
    from = start + 8
    const object = bytesOfHex(text.slice(from, from + MOST_HEX))
    const kind = latin1(object, 12, Math.min(64, numberAt(object, 8))).replace(/\0.*$/s, '')
    if (RUN_ON_OPENING.test(kind)) return kind
    // Class, topic and item are texts with their length before them; the data follows with its own.
    const data = 12 + numberAt(object, 8) + 8 + 4
    const program = kind.toLowerCase() === 'package' ? programInNative(withLength(object.subarray(data))) : null
    if (program !== null) return program
  }
  return null
}

const withLength = (bytes: Uint8Array): Uint8Array => Uint8Array.from([0, 0, 0, 0, ...bytes.subarray(0, MOST_NATIVE)])

/** Digits up to the end of the group; control words and white space between them are passed over, as readers of RTF do. */
function bytesOfHex(text: string): Uint8Array {
  const end = text.indexOf('}')
  const digits = (end < 0 ? text : text.slice(0, end)).replace(/\\[a-z]{1,32}-?\d{0,9} ?|[^0-9a-f]/gi, '')
  const bytes = new Uint8Array(digits.length >> 1)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16)
  return bytes
}
