/** Values as they are written in a PDF (ISO 32000-1, 7.3): from bytes, without an index, tolerant of what is damaged. */
import { latin1 } from '../file-types.ts'

export type PdfDictionary = ReadonlyMap<string, PdfValue>

export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  /** Each letter is one byte. */
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: PdfDictionary }
  /** `true`, `null`, `stream`, or nothing that anybody knows. */
  | { readonly kind: 'word'; readonly word: string }

const DEEPEST = 60
/** Of one object: pages of a book hold a few thousand. */
const MOST_VALUES = 200_000
const MOST_TEXT = 1_000_000
const LONGEST_WORD = 256
const SHORT_WORD = 32
const MOST_DIGITS = 10

const NOTHING: PdfValue = { kind: 'word', word: '' }

const isSpace = (byte: number): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0
const ENDS_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  isSpace(byte) || '()<>[]{}/%'.includes(String.fromCharCode(byte)) ? 1 : 0,
)
const isRegular = (byte: number): boolean => ENDS_WORD[byte] === 0
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/** A value, and the place behind it. */
type Read = { readonly value: PdfValue; readonly end: number }

/** What stands behind a backslash, and the place behind that. */
function escapedAt(bytes: Uint8Array, at: number): { readonly text: string; readonly end: number } {
  const byte = bytes[at] ?? 0
  if (isDigit(byte)) {
    let code = 0
    let end = at
    while (end - at < 3 && isDigit(bytes[end])) code = code * 8 + ((bytes[end++] ?? 0) - 48)
    return { text: String.fromCharCode(code & 0xff), end }
  }
  // The end of a line, of one letter or two, stands for nothing.
  if (byte === 13 || byte === 10) return { text: '', end: at + (byte === 13 && bytes[at + 1] === 10 ? 2 : 1) }
  const letter = String.fromCharCode(byte)
  return { text: ESCAPES[letter] ?? letter, end: at + 1 }
}

/** Letters between brackets, in which pairs of the same may stand. */
function literalAt(bytes: Uint8Array, from: number, last: number): Read {
  const parts: string[] = []
  let open = 1
  let at = from + 1
  for (; at < last; at++) {
    const letter = String.fromCharCode(bytes[at] ?? 0)
    if (letter === '\\') {
      const { text, end } = escapedAt(bytes, at + 1)
      parts.push(text)
      at = end - 1
      continue
    }
    if (letter === '(') open++
    if (letter === ')' && --open === 0) break
    if (parts.length < MOST_TEXT) parts.push(letter)
  }
  return { value: { kind: 'string', text: parts.join('') }, end: at + 1 }
}

function hexadecimalAt(bytes: Uint8Array, from: number, last: number): Read {
  const found = bytes.indexOf(62, from)
  const end = found < 0 ? last : Math.min(last, found)
  const digits = latin1(bytes, from + 1, Math.min(2 * MOST_TEXT, end - from - 1)).replace(/[^0-9a-f]/gi, '')
  const letters: string[] = []
  for (let place = 0; place < digits.length; place += 2)
    letters.push(String.fromCharCode(Number.parseInt(digits.slice(place, place + 2).padEnd(2, '0'), 16)))
  return { value: { kind: 'string', text: letters.join('') }, end: end + 1 }
}

export type ValueReader = {
  /** Goes to a place; nothing is read from another one on. */
  readonly seek: (from: number, until: number) => void
  /** The next value; a word that is empty at the end. */
  readonly next: () => PdfValue
  /** Where the next one begins. */
  readonly at: () => number
}

/** Reads values one behind another. One reader serves for all places of the same bytes. */
export function readValues(bytes: Uint8Array): ValueReader {
  let at = 0
  let last = bytes.length
  let left = MOST_VALUES

  const seek = (from: number, until: number): void => {
    at = from
    last = Math.min(bytes.length, until)
    left = MOST_VALUES
  }

  const skip = (): void => {
    for (; at < last; at++) {
      const byte = bytes[at] ?? 0
      if (byte === 37) {
        while (at < last && bytes[at] !== 10 && bytes[at] !== 13) at++
      } else if (!isSpace(byte)) return
    }
  }

  /** The word that begins here, of which most are short. */
  const word = (): string => {
    const start = at
    while (at < last && isRegular(bytes[at] ?? 0)) at++
    if (at - start > SHORT_WORD) return latin1(bytes, start, Math.min(LONGEST_WORD, at - start))
    let text = ''
    for (let place = start; place < at; place++) text += String.fromCharCode(bytes[place] ?? 0)
    return text
  }

  /** Digits up to the end of a word; null: another word, and the place is as before. */
  const wholeNumber = (): number | null => {
    const start = at
    let whole = 0
    while (at - start < MOST_DIGITS && isDigit(bytes[at])) whole = whole * 10 + ((bytes[at++] ?? 0) - 48)
    if (at > start && !isRegular(bytes[at] ?? 32)) return whole
    at = start
    return null
  }

  const name = (): PdfValue => {
    at++
    const written = word()
    if (!written.includes('#')) return { kind: 'name', name: written }
    return {
      kind: 'name',
      name: written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    }
  }

  /** Behind a whole number: what it is, or the reference that it begins, as two numbers and an `R`. */
  const behindNumber = (whole: number): PdfValue => {
    const end = at
    skip()
    if (isDigit(bytes[at]) && wholeNumber() !== null) {
      skip()
      if (bytes[at] === 82 && !isRegular(bytes[at + 1] ?? 32)) {
        at++
        return { kind: 'reference', object: whole }
      }
    }
    at = end
    return { kind: 'number', value: whole }
  }

  const array = (depth: number): PdfValue => {
    const items: PdfValue[] = []
    for (at++; ; ) {
      skip()
      if (at >= last || bytes[at] === 93) break
      const before = at
      items.push(value(depth + 1))
      if (at === before || left <= 0) break
    }
    if (bytes[at] === 93) at++
    return { kind: 'array', items }
  }

  const dictionary = (depth: number): PdfValue => {
    const entries = new Map<string, PdfValue>()
    for (at += 2; ; ) {
      skip()
      if (at >= last || left <= 0) break
      if (bytes[at] === 62) {
        at += bytes[at + 1] === 62 ? 2 : 1
        break
      }
      const before = at
      const key = value(depth + 1)
      if (key.kind === 'name') {
        skip()
        if (bytes[at] !== 62) entries.set(key.name, value(depth + 1))
      }
      // A dictionary that nobody closed ends with its object.
      if ((key.kind === 'word' && (key.word === 'endobj' || key.word === 'stream')) || at === before) break
    }
    return { kind: 'dictionary', entries }
  }

  const value = (depth: number): PdfValue => {
    skip()
    if (at >= last || --left <= 0 || depth > DEEPEST) return NOTHING
    const byte = bytes[at] ?? 0
    if (byte === 47) return name()
    if (byte === 60 && bytes[at + 1] === 60) return dictionary(depth)
    if (byte === 40 || byte === 60) {
      const read = byte === 40 ? literalAt(bytes, at, last) : hexadecimalAt(bytes, at, last)
      at = read.end
      return read.value
    }
    if (byte === 91) return array(depth)
    if (!isRegular(byte)) {
      at++
      return NOTHING
    }
    const whole = isDigit(byte) ? wholeNumber() : null
    if (whole !== null) return behindNumber(whole)
    const written = word()
    return NUMBER.test(written) ? { kind: 'number', value: Number(written) } : { kind: 'word', word: written }
  }

  return { seek, next: () => value(0), at: () => at }
}
