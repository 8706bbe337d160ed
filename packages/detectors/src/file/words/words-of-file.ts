/** What people write in a file of plain text: a note, an article, the words of a film. Lists, settings and code are read for what they hold alone. */
import { nameParts, sniffType, textOf } from '../file-types.ts'

const WRITTEN = new Set('txt text md markdown rst org srt vtt'.split(' '))
const LOOKED_AT = 24_576
/** UTF-16 units that are heard of one file. */
export const MOST_WORDS = 8_000
/** Of bytes that are no UTF-8 so many signs in a hundred are none. */
const STRANGE_PERCENT = 2

/** Bytes that are looked at are the first ones; `bytes` may be those alone. Null: it is no such file. */
export function wordsOfFile(name: string, bytes: Uint8Array): string | null {
  if (!isWritten(name)) return null
  const head = bytes.subarray(0, LOOKED_AT)
  if (sniffType(head) !== null) return null
  const text = decoded(head)
  return text.includes('\0') || text.trim() === '' ? null : text.slice(0, MOST_WORDS)
}

/** Whether a file is one of those, by its name. */
export const isWritten = (name: string): boolean => WRITTEN.has(nameParts(name).endings.at(-1) ?? '')

/** How many bytes are asked for. */
export const WORDS_LOOKED_AT = LOOKED_AT

/** In the letters of Chinese Windows where it is no UTF-8. */
function decoded(bytes: Uint8Array): string {
  const text = textOf(bytes)
  const strange = text.split('\ufffd').length - 1
  return strange * 100 > text.length * STRANGE_PERCENT ? new TextDecoder('gb18030').decode(bytes) : text
}
