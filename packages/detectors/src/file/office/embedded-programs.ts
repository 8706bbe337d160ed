/** Files that were put into documents as objects: a program among them runs by a click on its picture. */
import { includesText } from '../active-content.ts'
import type { Budget } from '../archive-limits.ts'
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
/** The editor of formulas by its number, which is what is opened whatever the object is called. */
const EQUATION = '\u0002\u00ce\u0002\0\0\0\0\0\u00c0\0\0\0\0\0\0\u0046'
const MOST_HEX = 400_000
const MOST_OBJECTS = 1_000

/** In a text of RTF: the object that runs on opening, or the program that was put in; null: none. */
export function objectInRtf(text: string, budget: Pick<Budget, 'texts'>): string | null {
  let from = 0
  for (let count = 0; count < MOST_OBJECTS; count++) {
    const start = text.indexOf('\\objdata', from)
    if (start < 0) return null
    from = start + 8
    if (budget.texts <= 0) return 'unread'
    const { bytes: object, read } = bytesOfHex(text.slice(from, from + MOST_HEX))
    budget.texts -= read
    const kind = latin1(object, 12, Math.min(64, numberAt(object, 8))).replace(/\0.*$/s, '')
    if (RUN_ON_OPENING.test(kind)) return kind
    if (includesText(object, EQUATION)) return 'Equation'
    // Class, topic and item are texts with their length before them; the data follows with its own.
    const data = 12 + numberAt(object, 8) + 8 + 4
    const program = kind.toLowerCase() === 'package' ? programInNative(withLength(object.subarray(data))) : null
    if (program !== null) return program
  }
  return 'unread'
}

const withLength = (bytes: Uint8Array): Uint8Array => Uint8Array.from([0, 0, 0, 0, ...bytes.subarray(0, MOST_NATIVE)])

const [BACKSLASH, OPENS, CLOSES, STAR, QUOTE] = [0x5c, 0x7b, 0x7d, 0x2a, 0x27]
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const valueOfHex = (code: number): number =>
  isDigit(code) ? code - 48 : code >= 97 && code <= 102 ? code - 87 : code >= 65 && code <= 70 ? code - 55 : -1

/** Where a control word ends, with its number and the blank behind it; a sign is one letter, and two digits may follow an apostrophe. */
function endOfControl(text: string, at: number): number {
  let end = at + 1
  if (!isLetter(text.charCodeAt(end))) return end + (text.charCodeAt(end) === QUOTE ? 3 : 1)
  while (end - at < 33 && isLetter(text.charCodeAt(end))) end++
  if (text[end] === '-') end++
  while (end - at < 44 && isDigit(text.charCodeAt(end))) end++
  return text[end] === ' ' ? end + 1 : end
}

/**
 * Digits up to the end of the group, as readers of RTF take them: control words and white space between them are passed over, groups within
 * it are a part of it, and those that begin with `\\*` are none. `read`: letters that were gone through.
 */
function bytesOfHex(text: string): { readonly bytes: Uint8Array; readonly read: number } {
  const bytes = new Uint8Array(text.length >> 1)
  let [at, depth, ignored, digits] = [0, 0, 0, 0]
  while (at < text.length && depth >= 0) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) {
      at = endOfControl(text, at)
      continue
    }
    if (code === OPENS) {
      depth++
      if (ignored === 0 && text.charCodeAt(at + 1) === BACKSLASH && text.charCodeAt(at + 2) === STAR) ignored = depth
    } else if (code === CLOSES) {
      if (ignored === depth) ignored = 0
      depth--
    } else if (ignored === 0) {
      const value = valueOfHex(code)
      if (value >= 0) bytes[digits >> 1] = ((bytes[digits >> 1] ?? 0) << 4) | value
      if (value >= 0) digits++
    }
    at++
  }
  return { bytes: bytes.subarray(0, digits >> 1), read: at }
}
