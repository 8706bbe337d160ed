/** Words of documents of Office 2007 and later and of OpenDocument, which are zips of XML. */
import { textOf } from '../file-types.ts'
import { inflateBounded } from '../inflate-bounded.ts'
import { packedBytes, readZip, type ZipEntry } from '../read-zip.ts'
import { type Gathered, gatherWords, isSaid, withReferences } from './gather-words.ts'

/** Parts that hold words, in the order in which they are read. */
const PARTS = [
  /^word\/document\d{0,3}\.xml$/,
  /^ppt\/slides\/slide\d{1,4}\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/worksheets\/sheet\d{1,4}\.xml$/,
  /^content\.xml$/,
  /^word\/(?:comments|footnotes|endnotes|header\d{0,3}|footer\d{0,3})\.xml$/,
  /^ppt\/(?:notesSlides\/notesSlide|comments\/(?:comment|modernComment_)[\w-]{0,40})\d{0,4}\.xml$/,
  /^xl\/(?:comments\d{0,4}|comments\/comment\d{1,4}|threadedComments\/threadedComment\d{1,4})\.xml$/,
  // Charts, drawings, what the document is called; of OpenDocument heads and feet.
  /^(?:word|ppt|xl)\/(?:charts\/chart|diagrams\/data|drawings\/drawing)\d{1,4}\.xml$/,
  /^xl\/workbook\.xml$/,
  /^docProps\/(?:core|custom)\.xml$/,
  /^styles\.xml$/,
]
const MOST_PARTS = 200
/** Bytes that are unpacked of one part, and of all. */
const OF_ONE = 1_500_000
const OF_ALL = 4_000_000

/** What stands between the marks of a text; what somebody took out and still shows; how a field is made stands between others. */
const TEXT_OR_BREAK =
  /<(?:[\w-]{1,20}:)?v>([^<]*)<|<(?:[\w-]{1,20}:)?(?:t|text)(?:\s[^<>]{0,200})?>([^<]*)|<(?:[\w-]{1,20}:)?(?:tab|br|cr)\b|<\/(?:[\w-]{1,20}:)?(p|si|is|tc|tr|text)>|<(?:[\w-]{1,20}:)?(?:docPr|cNvPr|textpath|sheet|dataValidation)\s([^<>]{0,4000})>|<(?:[\w-]{1,20}:)?delText(?:\s[^<>]{0,200})?>([^<]*)|<(?:[\w-]{1,20}:)?(?:lpwstr|title|subject|description|keywords|oddHeader|oddFooter)>([^<]*)/g
/** Of what somebody is told of a picture, of letters drawn as one, of a sheet, and of what may be entered. */
const TOLD = /\b(descr|title|string|name|prompt|promptTitle|error)="([^"<>]{1,2000})"/g
/** Of a sheet: shorter ones are amounts, and the places of its texts in their table. */
const AMOUNT = /^[\d.eE+-]*$/
const LONG_NUMBER = /^\d{7,20}$/
/** How the head of a sheet is set: fonts, sizes, numbers of pages. */
const SET = /&(?:"[^"]{0,100}"|\d{1,3}|[A-Z])/g

function gatherOffice(xml: string, words: Gathered): void {
  const taken: string[] = []
  for (const [found, value, text, end, told, gone, about] of xml.matchAll(TEXT_OR_BREAK)) {
    if (value !== undefined) {
      if (!AMOUNT.test(value) || LONG_NUMBER.test(value)) words.add(`${withReferences(value)}\n`)
    } else if (told !== undefined) gatherTold(told, words)
    else if (gone !== undefined) taken.push(withReferences(gone))
    else if (about !== undefined) gatherAbout(withReferences(about).replace(SET, ' '), words)
    else if (text !== undefined) words.add(withReferences(text))
    else words.add(end === 'tc' || found.endsWith('tab') ? ' ' : '\n')
    if (words.isFull()) return
  }
  words.add(taken.join(''))
}

function gatherTold(attributes: string, words: Gathered): void {
  for (const [, , text = ''] of attributes.matchAll(TOLD)) gatherAbout(withReferences(text), words)
}

/** Programs name themselves. */
const BY_PROGRAM = /^(?:generated|created|converted|made) (?:by|with|using|from)\b/i

function gatherAbout(text: string, words: Gathered): void {
  if (isSaid(text) && !BY_PROGRAM.test(text.trim())) words.add(`\n${text}\n`)
}

const OPEN_TEXT =
  /<(\/?)(?:text:)?(?:office:|dc:|meta:)?(p|h|s|tab|line-break|annotation|creator|date|date-string|creator-initials)\b[^<>]{0,2000}>|<[^<>]{0,20000}>|([^<]+)/g
/** Who wrote a note, and when, is none of its words. */
const HIDDEN = new Set(['creator', 'date', 'date-string', 'creator-initials'])

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

/** Heads and feet; what else the styles hold, templates put there. */
function gatherStyles(xml: string, words: Gathered): void {
  for (const part of xml.split(/<style:(?=(?:header|footer)(?:-left|-first)?>)/).slice(1)) {
    gatherOpen(part.slice(part.indexOf('>') + 1).split('</style:', 1)[0] ?? '', words)
    words.add('\n')
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

/** Where the main part of a document lies, which programs ask first; null: where all of them put it. */
const MAIN = /<Relationship\b[^<>]{0,400}\/officeDocument"[^<>]{0,400}>/
const TARGET = /\bTarget="\/?([^"]{1,200})"/
function mainPart(bytes: Uint8Array, entries: readonly ZipEntry[]): ZipEntry | undefined {
  const relations = entries.find(({ name }) => name === '_rels/.rels')
  const xml = relations === undefined ? null : partBytes(bytes, relations, OF_RELATIONS)
  const target = xml === null ? undefined : TARGET.exec(MAIN.exec(textOf(xml))?.[0] ?? '')?.[1]
  return PARTS.some((part) => part.test(target ?? '')) ? undefined : entries.find(({ name }) => name === target)
}
const OF_RELATIONS = 20_000

function partBytes(bytes: Uint8Array, part: ZipEntry, most: number): Uint8Array | null {
  const packed = packedBytes(bytes, part)
  if (packed === null) return null
  return part.method === 0 ? packed.subarray(0, most) : inflateBounded(packed, 'deflate', most).bytes
}

/** Null: no document. */
export function wordsOfOffice(bytes: Uint8Array): string | null {
  const entries = readZip(bytes)?.entries ?? []
  const parts = [mainPart(bytes, entries) ?? [], partsOf(entries)].flat()
  if (parts.length === 0) return null
  const words = gatherWords()
  let left = OF_ALL
  for (const part of parts) {
    if (words.isFull() || left <= 0) break
    const xml = partBytes(bytes, part, Math.min(OF_ONE, left))
    if (xml === null) continue
    left -= xml.length
    const text = textOf(xml)
    if (part.name === 'content.xml') gatherOpen(text, words)
    else if (part.name === 'styles.xml') gatherStyles(text, words)
    else gatherOffice(text, words)
    words.add('\n')
  }
  return words.text()
}
