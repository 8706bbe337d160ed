/** Files that were put into a mail that is itself a file: read by RFC 5322 and MIME as far as names and content of attachments need it. */
import { latin1 } from '../file-types.ts'

export type MailPart = { readonly name: string; readonly bytes: Uint8Array }

/** Attachments and other parts of one mail; one with more says that not all of it was read. */
export type MailFiles = { readonly files: readonly MailPart[]; readonly isWhole: boolean }
type Gathered = { readonly files: MailPart[]; readonly texts: MailText[]; left: number }

/** A body, or one of the forms in which it was sent. */
export type MailText = { readonly isPage: boolean; readonly text: string }

const MOST_PARTS = 1_000
/** Mails within mails, and parts within parts. */
const MOST_DEPTH = 12
const MOST_HEAD = 65_536
const MOST_MAIL = 64_000_000
/** Bodies of a mail and of those in it, and letters of each, as they were packed. */
const MOST_TEXTS = 8
const MOST_BODY = 400_000
/** Bytes of a mail in which its bodies are looked for. */
const MOST_BODIES = 4_000_000

const FOLD = /\r?\n[ \t]+/g
const ENCODED_WORD = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=(?:\s+(?==\?))?/gi

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

function inCharset(text: string, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytesOf(text))
  } catch {
    return text
  }
}

function fromBase64(text: string): string {
  const letters = text.replace(/[^a-z0-9+/]+/gi, '')
  // What is left of a damaged end says less than one letter.
  return atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters)
}

const fromNumbers = (text: string, sign: '=' | '%'): string =>
  text.replace(sign === '=' ? /=([0-9a-f]{2})/gi : /%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

const withWords = (text: string): string =>
  text.replace(ENCODED_WORD, (_, charset: string, how: string, word: string) =>
    inCharset(how.toLowerCase() === 'b' ? fromBase64(word) : fromNumbers(word.replaceAll('_', ' '), '='), charset),
  )

/** One field of a head, its folds undone; empty where there is none. */
function fieldOf(head: string, name: string): string {
  const field = new RegExp(`(?:^|\\n)${name}[ \\t]{0,9}:([^\\r\\n]*)`, 'i').exec(head)
  return field?.[1]?.trim() ?? ''
}

/** A parameter of a field, plain, split in pieces, or with its charset (RFC 2231). */
function parameterOf(field: string, name: string): string | null {
  const pieces = Array.from(
    field.matchAll(
      new RegExp(`[;\\s]${name}(?:\\*(\\d{1,2}))?(\\*)?\\s{0,3}=\\s{0,3}(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'gi'),
    ),
  ).toSorted((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0))
  if (pieces.length === 0) return null
  const values = pieces.map((piece) => piece[3]?.replace(/\\(.)/g, '$1') ?? piece[4] ?? '')
  const said = pieces[0]?.[2] === undefined ? null : /^([^']{1,40})'[^']*'/.exec(values[0] ?? '')
  const whole = values
    .map((value, at) => (at === 0 && said !== null ? value.slice(said[0].length) : value))
    .map((value, at) => (pieces[at]?.[2] === undefined ? value : fromNumbers(value, '%')))
    .join('')
  return said === null ? withWords(whole) : inCharset(whole, said[1] ?? '')
}

function contentOf(body: string, encoding: string): string {
  if (encoding === 'base64') return fromBase64(body)
  if (encoding === 'quoted-printable') return fromNumbers(body.replace(/=[ \t]{0,20}\r?\n/g, ''), '=')
  return body
}

/** Parts between the lines of a boundary. */
function partsBetween(body: string, boundary: string): readonly string[] {
  const line = `--${boundary}`
  const parts: string[] = []
  let start = -1
  for (let at = body.indexOf(line); at >= 0 && parts.length <= MOST_PARTS; at = body.indexOf(line, at + line.length)) {
    if (at > 0 && body.charAt(at - 1) !== '\n') continue
    if (start >= 0) parts.push(body.slice(start, at))
    const next = body.indexOf('\n', at + line.length)
    if (body.startsWith('--', at + line.length) || next < 0) return parts
    start = next + 1
  }
  // One that is cut off ends where the mail does; programs for mail show it all the same.
  if (start >= 0) parts.push(body.slice(start))
  return parts
}

function gather(mail: string, depth: number, found: Gathered): void {
  if (depth > MOST_DEPTH) found.left = 0
  if (found.left-- <= 0) return
  const text = mail.replace(/^[\r\n]+/, '')
  const gap = /\r?\n\r?\n/.exec(text.slice(0, MOST_HEAD))
  const head = text.slice(0, gap?.index ?? MOST_HEAD).replace(FOLD, ' ')
  const body = gap === null ? '' : text.slice(gap.index + gap[0].length)
  const type = fieldOf(head, 'content-type')
  const media = (/^[^;\s]*/.exec(type)?.[0] ?? '').toLowerCase()
  const encoding = fieldOf(head, 'content-transfer-encoding').toLowerCase()
  const boundary = media.startsWith('multipart/') ? parameterOf(` ${type}`, 'boundary') : null
  if (boundary !== null && boundary !== '') {
    for (const part of partsBetween(body, boundary)) gather(part, depth + 1, found)
    return
  }
  if (media === 'message/rfc822') {
    gather(contentOf(body, encoding), depth + 1, found)
    return
  }
  const disposition = fieldOf(head, 'content-disposition')
  const name = parameterOf(` ${disposition}`, 'filename') ?? parameterOf(` ${type}`, 'name')
  const isFile = name !== null || /^attachment\b/i.test(disposition) || (depth > 0 && !/^(?:text\/|$)/.test(media))
  if (isFile) found.files.push({ name: name ?? '', bytes: bytesOf(contentOf(body, encoding)) })
  else if (found.texts.length < MOST_TEXTS) {
    const text = inCharset(contentOf(body.slice(0, MOST_BODY), encoding), parameterOf(` ${type}`, 'charset') ?? 'utf-8')
    found.texts.push({ isPage: media === 'text/html', text })
  }
}

/** Attachments of a mail and of the mails in it, in their order. Bodies are none. */
export function readMail(bytes: Uint8Array): MailFiles {
  const found = gathered(bytes, MOST_MAIL)
  return { files: found.files, isWhole: found.left >= 0 && bytes.length <= MOST_MAIL }
}

/** What a mail is about, and its bodies. */
export function readBodies(bytes: Uint8Array): { readonly subject: string; readonly texts: readonly MailText[] } {
  const head = latin1(bytes, 0, MOST_HEAD)
  const gap = /\r?\n\r?\n/.exec(head)
  return {
    subject: withWords(fieldOf(head.slice(0, gap?.index ?? MOST_HEAD).replace(FOLD, ' '), 'subject')),
    texts: gathered(bytes, MOST_BODIES).texts,
  }
}

function gathered(bytes: Uint8Array, most: number): Gathered {
  const found: Gathered = { files: [], texts: [], left: MOST_PARTS }
  gather(latin1(bytes, 0, most), 0, found)
  return found
}
