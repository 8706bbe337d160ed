/** What people write in a file of plain text: a note, an article, the words of a film. Lists, settings and code are read for what they hold alone. */
import { nameParts, sniffType } from '../file-types.ts'
import { lettersOfText } from './letters-of-text.ts'
import { wordsOfEntries } from './words-of-entries.ts'

const ENTRIES = new Set(['ics', 'vcf'])
const WRITTEN = new Set([...'txt text md markdown rst org srt vtt'.split(' '), ...ENTRIES])
const LOOKED_AT = 24_576
/** UTF-16 units that are heard of one file. */
export const MOST_WORDS = 8_000

/** Bytes that are looked at are the first ones; `bytes` may be those alone. Null: it is no such file. */
export function wordsOfFile(name: string, bytes: Uint8Array): string | null {
  if (!isWritten(name)) return null
  const head = bytes.subarray(0, LOOKED_AT)
  if (sniffType(head) !== null) return null
  const letters = lettersOfText(head)
  if (letters.includes('\0')) return null
  const text = ENTRIES.has(nameParts(name).endings.at(-1) ?? '') ? wordsOfEntries(letters) : letters
  return text.trim() === '' ? null : text.slice(0, MOST_WORDS)
}

/** Whether a note holds letters of no set that is known here. */
export const isIllegible = (name: string, bytes: Uint8Array): boolean =>
  isWritten(name) && bytes.some((byte) => byte !== 0) && lettersOfText(bytes.subarray(0, LOOKED_AT)).includes('\0')

/** Whether a file is one of those, by its name. */
export const isWritten = (name: string): boolean => WRITTEN.has(nameParts(name).endings.at(-1) ?? '')

/** How many bytes are asked for. */
export const WORDS_LOOKED_AT = LOOKED_AT
