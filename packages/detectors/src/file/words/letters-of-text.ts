/** Text of bytes that name no set of letters, where one set alone makes writing of them. */
import { textOf } from '../file-types.ts'

/** Of bytes that are no UTF-8 so many signs in a hundred are none. */
const STRANGE_PERCENT = 2
/** Of signs of Japanese so many in a hundred are hiragana at least; Chinese in its own letters gives none by these. */
const HIRAGANA_PERCENT = 20

/** What stands in no writing: bytes that are something else give some of these. */
const NO_WRITING = /[\0-\x08\x0e-\x1a\x1c-\x1f\p{Cn}\p{Co}\p{Cs}]/u
const HIRAGANA = /[\u3041-\u3096]/g

/** By its mark; in letters of two or four bytes without one; in those of one byte, of Japanese or of Chinese Windows where it is no UTF-8. */
export function lettersOfText(bytes: Uint8Array): string {
  const text = bytes.includes(0) ? (fourBytes(bytes) ?? twoBytes(bytes) ?? textOf(bytes)) : textOf(bytes)
  const strange = text.split('\ufffd').length - 1
  if (strange * 100 <= text.length * STRANGE_PERCENT) return text
  return japanese(bytes) ?? western(bytes) ?? cyrillic(bytes) ?? new TextDecoder('gb18030').decode(bytes)
}

/** Of letters beyond those of English so many in a hundred stand alone among these; those of Chinese come in pairs. */
const ALONE_PERCENT = 50

/** French, German, Spanish and their neighbours, in one byte a letter. */
function western(bytes: Uint8Array): string | null {
  const isBeyond = (at: number): boolean => (bytes[at] ?? 0) > 0x7f
  let beyond = 0
  let alone = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isBeyond(at)) continue
    beyond += 1
    if (!isBeyond(at - 1) && !isBeyond(at + 1)) alone += 1
  }
  return alone * 100 >= beyond * ALONE_PERCENT ? new TextDecoder('windows-1252').decode(bytes) : null
}

const CYRILLIC = ['windows-1251', 'koi8-u', 'ibm866']
/** Fewer letters are eight signs of Chinese by chance. */
const LEAST_CYRILLIC = 16
/** The letters of which two in three of any Russian, Ukrainian or Bulgarian text are. */
const FREQUENT = /[\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b\u0456]/g
const FREQUENT_PERCENT = 52
const SMALL = /[\u0430-\u045f]/g
const LARGE = /[\u0400-\u042f]/g
const CASE_PERCENT = 80
const BEYOND_ENGLISH = /[^\0-\x7f]/g

/** Of one byte a letter: the set in which nearly all are letters of Cyrillic in one case, and most of these the frequent ones. */
function cyrillic(bytes: Uint8Array): string | null {
  for (const charset of CYRILLIC) {
    const text = new TextDecoder(charset).decode(bytes)
    const count = (letters: RegExp, within = text): number => within.match(letters)?.length ?? 0
    const all = count(BEYOND_ENGLISH)
    if (all < LEAST_CYRILLIC) return null
    const inCase = Math.max(count(SMALL), count(LARGE))
    if (inCase * 100 >= all * CASE_PERCENT && count(FREQUENT, text.toLowerCase()) * 100 >= all * FREQUENT_PERCENT)
      return text
  }
  return null
}

/** UTF-32 in either order. */
function fourBytes(bytes: Uint8Array): string | null {
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const isLittle of [true, false]) {
    let text = ''
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const code = view.getUint32(at, isLittle)
      if (code > 0x10ffff) break
      if (at > 0 || code !== 0xfeff) text += String.fromCodePoint(code)
      if (at + 8 > bytes.length) return NO_WRITING.test(text) ? null : text
    }
  }
  return null
}

/** UTF-16 in either order, by where the zeros of its spaces and signs stand. */
function twoBytes(bytes: Uint8Array): string | null {
  const [hasEven, hasOdd] = [0, 1].map((first) => bytes.some((byte, at) => byte === 0 && at % 2 === first))
  if (hasEven === hasOdd) return null
  const text = writtenIn(hasOdd === true ? 'utf-16le' : 'utf-16be', bytes)
  return text === null || NO_WRITING.test(text) ? null : text
}

function japanese(bytes: Uint8Array): string | null {
  const text = writtenIn('shift_jis', bytes)
  return text !== null && (text.match(HIRAGANA)?.length ?? 0) * 100 >= text.length * HIRAGANA_PERCENT ? text : null
}

/** Null: some bytes are no letters of this set. */
function writtenIn(charset: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(charset).decode(bytes)
  // The last one may be cut in two where reading ends.
  const whole = text.endsWith('\ufffd') ? text.slice(0, -1) : text
  return whole.includes('\ufffd') ? null : whole
}
