/** A message that says that it has parts, and has none: what stands behind its head is its words, as programs for mail show it. */
import type { Email } from 'postal-mime'
import { startsOfParts } from './count-parts.ts'
import { textOfBytes } from './make-legible.ts'

const GAP = /\r?\n\r?\n/

/** Null where it has parts, or says that it has none. */
export function wordsOfUndivided({ headers, text, html, attachments }: Email, raw: Uint8Array): string | null {
  if (text?.trim() || html?.trim() || attachments.length > 0) return null
  if (!headers.some(({ key, value }) => key === 'content-type' && isDivided(value))) return null
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const letter = bytes.toString('latin1')
  const gap = GAP.exec(letter)
  if (gap === null || startsOfParts(letter).next().done !== true) return null
  return textOfBytes(bytes.subarray(gap.index + gap[0].length)).replaceAll('\r\n', '\n')
}

const isDivided = (type: string): boolean => type.trimStart().toLowerCase().startsWith('multipart/')
