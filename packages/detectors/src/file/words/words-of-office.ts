/** Words of documents of Office 2007 and later and of OpenDocument, which are zips of XML. */
import { inflateBounded } from '../inflate-bounded.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import { type Gathered, gatherWords, withReferences } from './gather-words.ts'

/** Parts that hold words, in the order in which they are read. */
const PARTS = [
  /^word\/document\d{0,3}\.xml$/,
  /^ppt\/slides\/slide\d{1,4}\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/worksheets\/sheet\d{1,4}\.xml$/,
  /^content\.xml$/,
  /^word\/(?:comments|footnotes|endnotes|header\d{0,3}|footer\d{0,3})\.xml$/,
  /^ppt\/(?:notesSlides\/notesSlide|comments\/comment)\d{1,4}\.xml$/,
  /^xl\/comments\d{0,4}\.xml$/,
]
const MOST_PARTS = 200
/** Bytes that are unpacked of one part, and of all. */
const OF_ONE = 1_500_000
const OF_ALL = 4_000_000

/** What stands between the marks of a text; how a field is made, and what was taken out, stand between others. */
const TEXT_OR_BREAK =
  /<(?:[\w-]{1,20}:)?v>(\d{7,20})<|<(?:[\w-]{1,20}:)?t(?:\s[^<>]{0,200})?>([^<]*)|<(?:[\w-]{1,20}:)?(?:tab|br|cr)\b|<\/(?:[\w-]{1,20}:)?(p|si|is|tc|tr)>/g

function gatherOffice(xml: string, words: Gathered): void {
  for (const [found, number, text, end] of xml.matchAll(TEXT_OR_BREAK)) {
    // Of a sheet: shorter ones are amounts, and the places of its texts in their table.
    if (number !== undefined) words.add(`${number}\n`)
    else if (text !== undefined) words.add(withReferences(text))
    else words.add(end === 'tc' || found.endsWith('tab') ? ' ' : '\n')
    if (words.isFull()) return
  }
}

const OPEN_TEXT = /<(\/?)(?:text:)?(p|h|s|tab|line-break|tracked-changes)\b[^<>]{0,2000}>|<[^<>]{0,20000}>|([^<]+)/g
const HIDDEN = new Set(['tracked-changes'])

function gatherOpen(xml: string, words: Gathered): void {
  const body = xml.indexOf('<office:body')
  let hidden = 0
  for (const [, closes, name, text] of xml.slice(Math.max(0, body)).matchAll(OPEN_TEXT)) {
    if (name !== undefined && HIDDEN.has(name)) hidden = closes === '' ? 1 : 0
    if (hidden > 0) continue
    if (text !== undefined) words.add(withReferences(text))
    else if (name === 's' || name === 'tab') words.add(' ')
    else if (name !== undefined && (closes === '/' || name === 'line-break')) words.add('\n')
    if (words.isFull()) return
  }
}

const numberIn = (name: string): number => Number(/(\d{1,4})\.xml$/.exec(name)?.[1] ?? 0)

function partsOf(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return PARTS.flatMap((part) =>
    entries
      .filter(({ name, encrypted }) => part.test(name) && !encrypted)
      .toSorted((a, b) => numberIn(a.name) - numberIn(b.name)),
  ).slice(0, MOST_PARTS)
}

/** Null: no document. */
export function wordsOfOffice(bytes: Uint8Array): string | null {
  const parts = partsOf(readZip(bytes)?.entries ?? [])
  if (parts.length === 0) return null
  const words = gatherWords()
  let left = OF_ALL
  for (const part of parts) {
    const packed = packedBytes(bytes, part)
    if (packed === null || words.isFull() || left <= 0) continue
    const most = Math.min(OF_ONE, left)
    const xml = part.method === 0 ? packed.subarray(0, most) : inflateBounded(packed, 'deflate', most).bytes
    left -= xml.length
    const text = new TextDecoder().decode(xml)
    if (part.name === 'content.xml') gatherOpen(text, words)
    else gatherOffice(text, words)
    words.add('\n')
  }
  return words.text()
}
