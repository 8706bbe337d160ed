/** Words of documents of Office before 2007, and of mails as Outlook saves them: compound files all of them. */
import { isTangled, type OleEntry, readOle } from '../office/read-ole.ts'
import { type Gathered, gatherWords } from './gather-words.ts'
import { gatherBook } from './words-of-book.ts'
import { lettersOfPage, wordsOfPage } from './words-of-page.ts'

const MOST_TEXT = 4_000_000
const MOST_TABLE = 2_000_000
const MOST_SLIDES = 8_000_000

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const wide = (bytes: Uint8Array): string => new TextDecoder('utf-16le').decode(bytes)
const narrow = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)

const LETTER = 0xa5ec
const SEALED = 0x0100
const OTHER_TABLE = 0x0200
/** Where the header of a letter says that its pieces are listed (MS-DOC 2.5.6, `fcClx`). */
const PIECES_AT = 0x1a2

/** Where each piece of a letter lies; text of one byte a letter has a mark in its place (MS-DOC 2.8.35). */
function gatherLetter(letter: Uint8Array, tables: (name: string) => Uint8Array, words: Gathered): void {
  const head = viewOf(letter)
  if (letter.length < PIECES_AT + 8 || head.getUint16(0, true) !== LETTER) return
  const flags = head.getUint16(10, true)
  if ((flags & SEALED) !== 0) return
  const table = tables((flags & OTHER_TABLE) === 0 ? '0Table' : '1Table')
  const list = viewOf(table.subarray(head.getUint32(PIECES_AT, true)))
  let at = 0
  while (at + 3 <= list.byteLength && list.getUint8(at) === 1) at += 3 + list.getUint16(at + 1, true)
  if (at + 5 > list.byteLength || list.getUint8(at) !== 2) return
  const length = Math.min(list.getUint32(at + 1, true), list.byteLength - at - 5)
  const pieces = Math.floor((length - 4) / 12)
  const start = at + 5
  const parts: string[] = []
  for (let piece = 0, size = 0; piece < pieces && size < MOST_LETTER; piece++) {
    const [from, to] = [list.getUint32(start + piece * 4, true), list.getUint32(start + piece * 4 + 4, true)]
    const place = list.getUint32(start + (pieces + 1) * 4 + piece * 8 + 2, true)
    const letters = Math.max(0, to - from)
    const isNarrow = (place & 0x40000000) !== 0
    const begin = isNarrow ? (place & 0x3fffffff) >>> 1 : place
    const text = isNarrow
      ? narrow(letter.subarray(begin, begin + letters))
      : wide(letter.subarray(begin, begin + letters * 2))
    parts.push(text)
    size += text.length
  }
  words.add(withoutFields(parts.join('').slice(0, MOST_LETTER)))
}
const MOST_LETTER = 40_000

/** How a field is made stands between two signs, and what it shows behind the second. */
const withoutFields = (text: string): string =>
  text
    .replace(/\x13[^\x13-\x15]{0,2000}\x14?/g, '')
    .replace(/[\x14\x15\x01\x08]/g, '')
    .replace(/[\r\x0b\x0c]/g, '\n')
    .replace(/\x07/g, ' ')

const WIDE_TEXT = 0x0fa0
const NARROW_TEXT = 0x0fa8

/** Texts of slides are records of their own, within others (MS-PPT 2.9.42, 2.9.43). */
function gatherSlides(slides: Uint8Array, words: Gathered): void {
  const view = viewOf(slides)
  for (let at = 0; at + 8 <= slides.length && !words.isFull(); ) {
    const [version, kind, length] = [
      view.getUint16(at, true),
      view.getUint16(at + 2, true),
      view.getUint32(at + 4, true),
    ]
    const body = slides.subarray(at + 8, at + 8 + length)
    if (kind === WIDE_TEXT) words.add(`${wide(body).replaceAll('\r', '\n')}\n`)
    if (kind === NARROW_TEXT) words.add(`${narrow(body).replaceAll('\r', '\n')}\n`)
    at += (version & 0xf) === 0xf ? 8 : 8 + length
  }
}

/** Subject and body of a mail, as letters of two bytes or of one; of some there is only a page. */
const SUBJECT = ['0037001F', '0037001E']
const BODY = ['1000001F', '1000001E']
const PAGE = '10130102'

function gatherMessage(entries: readonly OleEntry[], words: Gathered): void {
  const property = (name: string): Uint8Array | null =>
    entries
      .find(({ path }) => path.length === 1 && path[0]?.toUpperCase() === `__SUBSTG1.0_${name}`)
      ?.read(MOST_TABLE) ?? null
  const textOf = (names: readonly string[]): string => {
    for (const name of names) {
      const bytes = property(name)
      if (bytes !== null && bytes.length > 0) return name.endsWith('F') ? wide(bytes) : narrow(bytes)
    }
    return ''
  }
  const body = textOf(BODY)
  const page = body.trim() === '' ? property(PAGE) : null
  words.add(`${textOf(SUBJECT)}\n`)
  words.add(page === null ? body : wordsOfPage(lettersOfPage(page)))
}

/** Null: a compound file of another kind. */
export function wordsOfOle(bytes: Uint8Array): string | null {
  const entries = readOle(bytes)
  if (entries === null || isTangled(entries, bytes.length)) return null
  const named = (...names: readonly string[]): OleEntry | undefined =>
    entries.find(({ path }) => path.length === 1 && names.includes(path[0] ?? ''))
  const words = gatherWords()
  const letter = named('WordDocument')
  const book = named('Workbook', 'Book')
  const slides = named('PowerPoint Document')
  if (letter !== undefined)
    gatherLetter(letter.read(MOST_TEXT), (name) => named(name)?.read(MOST_TABLE) ?? new Uint8Array(), words)
  else if (book !== undefined) gatherBook(book.read(MOST_TEXT), words)
  else if (slides !== undefined) gatherSlides(slides.read(MOST_SLIDES), words)
  else if (entries.some(({ path }) => path[0]?.startsWith('__properties_version1') === true))
    gatherMessage(entries, words)
  else return null
  return words.text()
}
