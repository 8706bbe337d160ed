/**
 * Letters that do not say, or say wrongly, in which encoding they are: as those are read that people show us. What says so itself stays as it is.
 */
import { isUtf8 } from 'node:buffer'
import { startsOfParts } from './count-parts.ts'
import { charsetFor, charsetOf, looksChinese, stateCharset, stateOfWords, withCharset } from './unstated-charset.ts'

/** Pieces of one text, in one encoding, base64: a character may be cut between them, and each piece filled up. */
const PIECES = /=\?([^?\s]{1,60})\?b\?[^?\s]*\?=(?:(?:\r?\n)?[ \t]+=\?\1\?b\?[^?\s]*\?=)+/gi
const PIECE = /=\?[^?\s]{1,60}\?b\?([^?\s]*)\?=/gi

/** What stands at 80 to 9F in windows-1252, which mail calls by that name, by Latin-1 and by none. */
const ABOVE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20 reads windows-1252 as Latin-1, whose control characters there nobody writes. */
export const withoutControls = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (letter) => ABOVE[letter.charCodeAt(0) - 0x80] ?? letter)

/**
 * The letter as it came; or one that says the same in UTF-8, where it came in bytes of which nothing says what they are. Each part of it is read
 * by itself.
 */
export function makeLegible(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const text = bytes.toString('latin1')
  const gap = GAP.exec(text)
  const [end, from] = gap === null ? [bytes.length, bytes.length] : [gap.index, gap.index + gap[0].length]
  const head = bytes.subarray(0, end)
  const words = joinPieces(isUtf8(head) ? head.toString('utf8') : inCharset(head, charsetOf(text.slice(0, end))))
  const written = stateOfWords(words)
  const whole = legiblePart({ head: text.slice(0, end), written, body: bytes.subarray(from) })
  const body = whole.written === written ? legibleParts(whole.body, text) : whole.body
  return Buffer.concat([Buffer.from(`${whole.written}${gap === null ? '' : gap[0]}`), body])
}

const GAP = /\r?\n\r?\n/
const BEYOND_ASCII = /[\u0080-\u00ff]/
const IS_ENCODED = /^content-transfer-encoding\s*:\s*(?:base64|quoted-printable)/im

type PartOfLetter = {
  /** Byte for character. */
  readonly head: string
  /** The head as it is to be. */
  readonly written: string
  readonly body: Buffer
}

/** A part of text of which nothing says what its bytes are, as UTF-8; any other as it came. */
function legiblePart({ head, written, body }: PartOfLetter): Pick<PartOfLetter, 'written' | 'body'> {
  if (IS_ENCODED.test(head)) return { written: stateCharset(written, body), body }
  const charset = isPlain(head) ? charsetFor(charsetOf(head), body) : null
  if (charset === null) return { written, body }
  return { written: withCharset(written, 'utf-8'), body: charset === 'utf-8' ? body : Buffer.from(guess(body)) }
}

/** What lies between lines that begin a part; `letter` states which these are. */
function legibleParts(body: Buffer, letter: string): Buffer {
  const text = body.toString('latin1')
  if (!BEYOND_ASCII.test(text) && !IS_ENCODED.test(text)) return body
  const made: Buffer[] = []
  let from = 0
  for (const start of [...startsOfParts(text, letter), text.length]) {
    made.push(legibleSegment(body.subarray(from, start), text.slice(from, start)))
    from = start
  }
  return Buffer.concat(made)
}

/** A line that begins a part, its head, a gap and its body; where it is none, it stays as it is. */
function legibleSegment(bytes: Buffer, text: string): Buffer {
  const gap = text.startsWith('--') ? GAP.exec(text) : null
  if (gap === null || !(BEYOND_ASCII.test(text) || IS_ENCODED.test(text.slice(0, gap.index)))) return bytes
  const head = text.slice(0, gap.index)
  const from = gap.index + gap[0].length
  const { written, body } = legiblePart({ head, written: head, body: bytes.subarray(from) })
  // A head with letters beyond ASCII is read as UTF-8 by whoever parses it.
  return Buffer.concat([
    written === head ? bytes.subarray(0, gap.index) : Buffer.from(written),
    Buffer.from(gap[0]),
    body,
  ])
}

/** One part of text. */
function isPlain(head: string): boolean {
  const type = /^content-type\s*:\s*([^;\s]+)/im.exec(head)?.[1]?.toLowerCase() ?? 'text/plain'
  return type.startsWith('text/')
}

function inCharset(bytes: Uint8Array, charset: string | null): string {
  try {
    return charset === null ? guess(bytes) : new TextDecoder(charset).decode(bytes)
  } catch {
    return guess(bytes) // an encoding that nobody knows
  }
}

function joinPieces(head: string): string {
  return head.replace(PIECES, (whole, charset: string) => {
    // Each piece of these begins and ends in ASCII, and says so: none is cut.
    if (/^iso-2022/i.test(charset)) return whole
    const bytes = Array.from(whole.matchAll(PIECE), ([, piece = '']) => Buffer.from(piece, 'base64'))
    return `=?${charset}?B?${Buffer.concat(bytes).toString('base64')}?=`
  })
}

/** The text of bytes of which nothing says what they are. */
export function textOfBytes(bytes: Uint8Array): string {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : guess(bytes)
}

/** GB 18030 where most of what is not ASCII are the common characters of Chinese, else windows-1252. */
function guess(bytes: Uint8Array): string {
  if (looksChinese(bytes)) return new TextDecoder('gb18030').decode(bytes)
  return withoutControls(Buffer.from(bytes).toString('latin1'))
}
