/** Which letters the codes of a font of a PDF stand for (ISO 32000-1, 9.10), and how wide they are. */
import { bytesOf } from '../pdf/open-sealed.ts'
import type { PdfObject, PdfObjects } from '../pdf/read-objects.ts'
import { type PdfDictionary, type PdfValue, readValues } from '../pdf/read-values.ts'
import { listOf } from '../pdf/unpack-stream.ts'
import { decodeAs } from './gather-words.ts'

export type ShownText = {
  readonly text: string
  /** In thousandths of the size of its letters. */
  readonly width: number
}

export type PdfFont = {
  /** `codes`: a letter a byte, as they stand in the page. */
  readonly show: (codes: string) => ShownText
}

const MOST_TABLE = 200_000
const MOST_OF_ONE = 0x10000
const USUAL_WIDTH = 500
const WHOLE_WIDTH = 1_000

/** Fonts that every reader has state no widths: narrow letters, wide ones and the others, about as they are in Helvetica. */
const NARROW = new Set("iIjl.,:;!'|ft[](){}/\\ -r")
const WIDE = new Set('mMW@%')
const FAIRLY_WIDE = new Set('wABCDEGHKNOQRSUVXY&')
function usualWidthOf(code: number): number {
  const letter = String.fromCharCode(code)
  if (NARROW.has(letter)) return 290
  if (WIDE.has(letter)) return 850
  return FAIRLY_WIDE.has(letter) ? 710 : USUAL_WIDTH
}

/** Codes that may still be noted, of all fonts of a document: a range of a few letters stands for thousands. */
export type CodesLeft = { codes: number }
export const MOST_CODES = 300_000

/** What stands there or under a number, as it was written last. */
export function resolved(objects: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'reference' ? objects.numbered(value.object).at(-1)?.value : value
}

export function dictionaryAt(objects: PdfObjects, value: PdfValue | undefined): PdfDictionary | null {
  const found = resolved(objects, value)
  return found?.kind === 'dictionary' ? found.entries : null
}

const nameAt = (objects: PdfObjects, value: PdfValue | undefined): string => {
  const found = resolved(objects, value)
  return found?.kind === 'name' ? found.name : ''
}

const numberAt = (objects: PdfObjects, value: PdfValue | undefined): number | null => {
  const found = resolved(objects, value)
  return found?.kind === 'number' ? found.value : null
}

const streamAt = (objects: PdfObjects, value: PdfValue | undefined): PdfObject | undefined =>
  value?.kind === 'reference' ? objects.numbered(value.object).at(-1) : undefined

function codeOf(text: string): number {
  let code = 0
  for (let at = 0; at < text.length; at++) code = code * 256 + text.charCodeAt(at)
  return code
}

/** Two bytes a letter, the higher one first. Hundreds of thousands are read so. */
function wideText(text: string): string {
  let wide = ''
  for (let at = 0; at + 1 < text.length; at += 2)
    wide += String.fromCharCode((text.charCodeAt(at) << 8) | text.charCodeAt(at + 1))
  return wide
}

/** The letters that a font says its codes stand for. */
export type Letters = { readonly bytes: number | null; readonly of: ReadonlyMap<number, string> }

/** `table`: a stream of the kind `ToUnicode`. */
export function lettersIn(table: Uint8Array, left: CodesLeft): Letters {
  const reader = readValues(table)
  reader.seek(0, table.length)
  const letters = new Map<number, string>()
  let bytes: number | null = null
  let waiting: PdfValue[] = []
  const put: Put = (code, text) => {
    if (left.codes-- > 0) letters.set(code, text)
    return left.codes > 0
  }
  for (let before = -1; reader.at() > before; ) {
    before = reader.at()
    const value = reader.next()
    if (value.kind !== 'word' || value.word === '') {
      waiting.push(value)
      continue
    }
    const texts = waiting
    if (value.word === 'endcodespacerange') bytes = Math.max(bytes ?? 0, ...texts.map(lengthOfCode))
    if (value.word === 'endbfchar')
      for (let at = 0; at + 1 < texts.length; at += 2) putChar(texts.slice(at, at + 2), put)
    if (value.word === 'endbfrange')
      for (let at = 0; at + 2 < texts.length; at += 3) putRange(texts.slice(at, at + 3), put)
    waiting = []
  }
  return { bytes, of: letters }
}

const lengthOfCode = (value: PdfValue): number => (value.kind === 'string' ? Math.min(4, value.text.length) : 0)

/** False: no more are noted. */
type Put = (code: number, text: string) => boolean

function putChar([from, to]: readonly PdfValue[], put: Put): void {
  if (from?.kind === 'string' && to?.kind === 'string') put(codeOf(from.text), wideText(to.text))
}

function putRange([from, to, target]: readonly PdfValue[], put: Put): void {
  if (from?.kind !== 'string' || to?.kind !== 'string' || target === undefined) return
  const [first, last] = [codeOf(from.text), Math.min(codeOf(to.text), codeOf(from.text) + MOST_OF_ONE)]
  if (target.kind === 'array') {
    for (const [index, each] of target.items.entries())
      if (each.kind === 'string' && first + index <= last) put(first + index, wideText(each.text))
    return
  }
  if (target.kind !== 'string') return
  const head = target.text.slice(0, -2)
  const end = codeOf(target.text.slice(-2))
  for (let code = first; code <= last; code++) {
    const low = (end + code - first) & 0xffff
    if (!put(code, wideText(head + String.fromCharCode(low >> 8, low & 0xff)))) return
  }
}

/** Sets of letters of those codes that need no table, by what they are called. */
const SETS: readonly (readonly [RegExp, string])[] = [
  [/UCS2|UTF16/, 'utf-16be'],
  [/GBK|GB-EUC|GBpc|GBT/, 'gb18030'],
  [/B5|ETen|HKscs/, 'big5'],
  [/RKSJ/, 'shift_jis'],
  [/KSC/, 'euc-kr'],
]

/** A font of thousands of letters, two bytes each as a rule. */
function compositeFont(objects: PdfObjects, font: PdfDictionary, table: Letters | null, left: CodesLeft): PdfFont {
  const named = nameAt(objects, font.get('Encoding'))
  const set = SETS.find(([form]) => form.test(named))?.[1]
  const [within] = listOf(resolved(objects, font.get('DescendantFonts')))
  const usual = numberAt(objects, dictionaryAt(objects, within)?.get('DW')) ?? WHOLE_WIDTH
  const widths = widthsOfComposite(objects, dictionaryAt(objects, within)?.get('W'), left)
  const size = table?.bytes ?? 2
  return {
    show: (codes) => {
      if (table === null && set !== undefined)
        return { text: decodeAs(set, bytesOf(codes)), width: (codes.length / 2) * usual }
      let [text, width] = ['', 0]
      for (let at = 0; at < codes.length; at += size) {
        const code = codeOf(codes.slice(at, at + size))
        text += table?.of.get(code) ?? ''
        width += widths.get(code) ?? usual
      }
      return { text, width }
    },
  }
}

/** `c [w1 w2 …]` and `first last w`, by turns. */
function widthsOfComposite(
  objects: PdfObjects,
  stated: PdfValue | undefined,
  left: CodesLeft,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const list = listOf(resolved(objects, stated))
  for (let at = 0; at + 1 < list.length && left.codes > 0; ) {
    const first = numberAt(objects, list[at])
    const next = resolved(objects, list[at + 1])
    if (first === null) return widths
    if (next?.kind === 'array') {
      for (const [index, each] of next.items.entries()) widths.set(first + index, numberAt(objects, each) ?? 0)
      left.codes -= next.items.length
      at += 2
      continue
    }
    const width = numberAt(objects, list[at + 2]) ?? 0
    const last = Math.min(next?.kind === 'number' ? next.value : first, first + MOST_OF_ONE)
    for (let code = first; code <= last && left.codes-- > 0; code++) widths.set(code, width)
    at += 3
  }
  return widths
}

/** Names of signs, as fonts call them where they number them anew; letters are called by themselves. */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "space: period:. comma:, hyphen:- minus:- colon:: semicolon:; question:? exclam:! quotesingle:' quoteright:’ quoteleft:‘ quotedblleft:“ " +
    'quotedblright:” quotedbl:" parenleft:( parenright:) slash:/ at:@ dollar:$ percent:% ampersand:& endash:– emdash:— bullet:• underscore:_ plus:+ ' +
    'equal:= numbersign:# asterisk:* fi:fi fl:fl ff:ff ffi:ffi ffl:ffl zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9'
  )
    .split(' ')
    .map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1) || ' ']),
)

function letterNamed(name: string): string | null {
  if (/^[A-Za-z]$/.test(name)) return name
  const code = /^u(?:ni)?([0-9A-F]{4,6})/.exec(name)?.[1]
  if (code !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16)))
  return SIGNS[name] ?? null
}

function differencesOf(objects: PdfObjects, font: PdfDictionary): ReadonlyMap<number, string> {
  const letters = new Map<number, string>()
  let code = 0
  for (const each of listOf(resolved(objects, dictionaryAt(objects, font.get('Encoding'))?.get('Differences')))) {
    if (each.kind === 'number') code = each.value
    if (each.kind !== 'name') continue
    const letter = letterNamed(each.name)
    if (letter !== null) letters.set(code, letter)
    code++
  }
  return letters
}

const LATIN = decodeAs(
  'windows-1252',
  Uint8Array.from({ length: 256 }, (_, code) => code),
)

/** A font of at most 256 letters, a byte each. */
function simpleFont(objects: PdfObjects, font: PdfDictionary, table: Letters | null): PdfFont {
  const different = differencesOf(objects, font)
  const first = numberAt(objects, font.get('FirstChar')) ?? 0
  const widths = listOf(resolved(objects, font.get('Widths')))
  return {
    show: (codes) => {
      let [text, width] = ['', 0]
      for (const letter of codes) {
        const code = letter.charCodeAt(0)
        text += table?.of.get(code) ?? different.get(code) ?? LATIN.charAt(code)
        width += numberAt(objects, widths[code - first]) ?? usualWidthOf(code)
      }
      return { text, width }
    },
  }
}

export function fontOf(objects: PdfObjects, font: PdfDictionary, left: CodesLeft): PdfFont {
  const stream = streamAt(objects, font.get('ToUnicode'))
  const bytes = stream === undefined ? null : objects.unpack(stream, MOST_TABLE)
  const table = bytes === null ? null : lettersIn(bytes, left)
  return nameAt(objects, font.get('Subtype')) === 'Type0'
    ? compositeFont(objects, font, table, left)
    : simpleFont(objects, font, table)
}
