/** Where the parts of a body of JSON begin and end, and how many values it holds: what is known of bytes before they are parsed. */
import { Problem } from './problems.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const COMMA = 0x2c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const TAB = 0x09
const NEWLINE = 0x0a
const RETURN = 0x0d

/**
 * Where the non-empty lines of an NDJSON body begin and end: [from, to, from, to, ...]. Of more than `most` one more is looked for,
 * which says so. Blank ones count for nothing and may be millions: they are passed over byte by byte, which costs least.
 */
export function boundsOfLines(bytes: Uint8Array, most = Infinity): readonly number[] {
  const bounds: number[] = []
  let from = 0
  while (from < bytes.length && bounds.length <= 2 * most) {
    if (isSpace(bytes[from])) {
      from++
      continue
    }
    let to = bytes.indexOf(NEWLINE, from)
    if (to === -1) to = bytes.length
    bounds.push(from, bytes[to - 1] === RETURN ? to - 1 : to)
    from = to + 1
  }
  return bounds
}

/** The non-empty lines of an NDJSON body, without copying. */
export function linesOf(bytes: Uint8Array, most = Infinity): readonly Uint8Array[] {
  const bounds = boundsOfLines(bytes, most)
  return Array.from({ length: bounds.length >> 1 }, (_, line) => bytes.subarray(bounds[2 * line], bounds[2 * line + 1]))
}

/** Where the items of a JSON text that is known to be an array begin and end: [from, to, from, to, ...]; of more than `most` one more. */
export function boundsOfItems(bytes: Uint8Array, most = Infinity): readonly number[] {
  const bounds: number[] = []
  let depth = 0
  let inString = false
  let from = 0
  for (let at = 0; at < bytes.length && bounds.length <= 2 * most; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth === 1) from = at + 1
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      if (--depth === 0 && !isBlank(bytes, from, at)) bounds.push(from, at)
    } else if (byte === COMMA && depth === 1) {
      bounds.push(from, at)
      from = at + 1
    }
  }
  return bounds
}

/** What JSON takes for white space. */
const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || byte === TAB || byte === NEWLINE || byte === RETURN

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(bytes[at])) return false
  return true
}

/** Throws `body.too-large` where the text holds more than `most` values: members, items, and what holds them. */
export function demandValues(bytes: Uint8Array, most: number): void {
  let count = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if ((byte === COMMA || byte === OPEN_OBJECT || byte === OPEN_ARRAY) && ++count > most)
      throw new Problem('body.too-large', { detail: `It holds more than ${most} values. Send them in several.` })
  }
}
