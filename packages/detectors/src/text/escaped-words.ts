/**
 * Words whose letters stand in a text as their numbers - `&#107;`, `\u52a0`, `%E5%8A%A0` - which any page or tool shows as letters. What does
 * not read as words once that is undone, and addresses of pages, say nothing.
 */

/** Fewer letters are a sign that somebody's tool wrote so. */
const LEAST = 4
const ESCAPED = /&#(?:x([0-9a-f]{2,6})|(\d{2,7}));?|\\u\{?([0-9a-f]{4,6})\}?|((?:%[0-9a-f]{2}){1,2000})/gi
/** What is written so all day. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/gi
const LETTER = /\p{L}/gu
const HAS_WORDS = /\p{L}\p{M}?[,.!?]? \p{L}|\p{Script=Han}{2}/u
const utf8 = new TextDecoder('utf-8', { fatal: true })

const codeOf = (hex: string | undefined, decimal: string | undefined): number =>
  hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)

function letterOf(code: number): string {
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** Letters that bytes in percent stand for; null: they are none. */
function lettersOf(bytes: string): string | null {
  try {
    return utf8.decode(Uint8Array.from(bytes.slice(1).split('%'), (byte) => Number.parseInt(byte, 16)))
  } catch {
    // Bytes of another set, or of a picture.
    return null
  }
}

/** Null: it has hardly any such letters. */
export function withoutEscapes(text: string): string | null {
  if (!text.includes('&#') && !text.includes('%') && !text.includes('\\u')) return null
  let letters = 0
  const read = text
    .replace(ADDRESS, ' ')
    .replace(ESCAPED, (whole: string, ...[hex, decimal, unit, bytes]: readonly (string | undefined)[]) => {
      const found = bytes === undefined ? letterOf(codeOf(hex ?? unit, decimal)) : lettersOf(bytes)
      letters += found?.match(LETTER)?.length ?? 0
      return found ?? whole
    })
  return letters >= LEAST && HAS_WORDS.test(read) ? read : null
}
