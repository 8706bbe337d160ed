/** What documents of Office carry that acts: macros, commands in fields, programs put in as objects. */
import type { Budget } from '../archive-limits.ts'
import { latin1 } from '../file-types.ts'
import { inflateBounded } from '../inflate-bounded.ts'
import { embeddedProgram, objectInRtf } from './embedded-programs.ts'
import { commandInField, commandInFormula } from './hidden-commands.ts'
import { type Macros, macrosOf, UNREAD } from './read-macros.ts'
import { isTangled, type OleEntry, readOle } from './read-ole.ts'

export type OfficeFindings = Macros & {
  /** A command, a program or an object that runs, by its name; null: none. */
  readonly script: string | null
  readonly encrypted: boolean
}

/** What may be spent on documents of Office. */
export type OfficeBudget = Pick<Budget, 'inflated' | 'texts'>

export const NOTHING_IN_OFFICE: OfficeFindings = { macro: false, reach: null, script: null, encrypted: false }

const MOST_TEXT = 2_000_000
const MOST_BOOK = 8_000_000
const MOST_SLIDES = 16_000_000
const MOST_OBJECTS = 64
/** Of a text of RTF. */
export const MOST_RTF = 8_000_000

const streamNamed = (entries: readonly OleEntry[], ...names: readonly string[]): OleEntry | undefined =>
  entries.find(({ path }) => path.length === 1 && names.includes(path[0] ?? ''))

const numberAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

/** Sheets of macros in the language before VBA, and a password, by the records of a workbook (MS-XLS). */
function lookIntoBook(book: Uint8Array): { readonly macroSheet: boolean; readonly encrypted: boolean } {
  let [macroSheet, encrypted] = [false, false]
  for (let at = 0; at + 4 <= book.length; at += 4 + numberAt(book, at + 2)) {
    const kind = numberAt(book, at)
    if (kind === 0x85 && book[at + 9] === 1) macroSheet = true
    if (kind === 0x2f) encrypted = true
  }
  return { macroSheet, encrypted }
}

/** Objects of slides are compound files, packed, in records of their own (MS-PPT 2.10.34). */
function objectsOfSlides(slides: Uint8Array, budget: OfficeBudget): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  const view = new DataView(slides.buffer, slides.byteOffset, slides.byteLength)
  for (let at = 0; at + 8 <= slides.length && found.length < MOST_OBJECTS && budget.inflated > 0; ) {
    const [kind, length] = [view.getUint16(at + 2, true), view.getUint32(at + 4, true)]
    if ((view.getUint16(at, true) & 0xf) === 0xf) {
      at += 8
      continue
    }
    if (kind === 0x1011) {
      const packed = view.getUint16(at, true) >> 4 === 1
      const body = slides.subarray(at + 8, at + 8 + length)
      // Its size, the two bytes that zlib begins with, what is packed, and the four of its checksum.
      const most = Math.min(MOST_SLIDES, budget.inflated)
      const object = packed ? inflateBounded(body.subarray(6, -4), 'deflate', most).bytes : body
      budget.inflated -= object.length
      found.push(object)
    }
    at += 8 + length
  }
  return found
}

/** Of a compound file. `depth`: objects of slides are looked into, and none in these. */
export function lookIntoOle(bytes: Uint8Array, budget: OfficeBudget, depth = 0): OfficeFindings {
  const entries = readOle(bytes)
  if (entries === null) return NOTHING_IN_OFFICE
  if (isTangled(entries, bytes.length)) return { ...NOTHING_IN_OFFICE, script: UNREAD }
  const macros = macrosOf(entries, budget)
  const letter = streamNamed(entries, 'WordDocument')?.read(MOST_TEXT)
  const book = lookIntoBook(streamNamed(entries, 'Workbook', 'Book')?.read(MOST_BOOK) ?? new Uint8Array())
  const slides = depth > 0 ? undefined : streamNamed(entries, 'PowerPoint Document')?.read(MOST_SLIDES)
  const held = slides === undefined ? [] : objectsOfSlides(slides, budget)
  const objects = held.map((object) => lookIntoOle(object, budget, depth + 1))
  const program = embeddedProgram(entries)
  const field = letter === undefined ? null : commandInField(latin1(letter, 0, letter.length))
  return {
    macro: macros.macro || book.macroSheet || objects.some(({ macro }) => macro),
    reach: macros.reach ?? (book.macroSheet ? UNREAD : (objects.find(({ reach }) => reach !== null)?.reach ?? null)),
    script: program ?? field ?? objects.find(({ script }) => script !== null)?.script ?? null,
    encrypted:
      book.encrypted ||
      (letter !== undefined && (numberAt(letter, 10) & 0x100) !== 0) ||
      entries.some(({ path }) => path.at(-1) === 'EncryptedSummary'),
  }
}

/** A shortcut or a library that opens, or fetches its picture from, a folder of another machine, which learns who looks at it. */
const SHORTCUT = /^\[(?:InternetShortcut(?:\.W)?|Shell|\.ShellClassInfo)\]/im
const LEADS_TO_FOLDER =
  /^(?:URL|BASEURL|IconFile|IconResource|WorkingDirectory)\s{0,9}=\s{0,9}(?:file:|\\\\|(?:search-ms|ms-\w+):)/im
const LIBRARY = /<(?:libraryDescription|searchConnectorDescription)[\s>]/i
const LIES_ELSEWHERE = /<url>\s{0,9}(?:file:|\\\\)/i

const shortcutElsewhere = (text: string): string | null =>
  (SHORTCUT.test(text) && LEADS_TO_FOLDER.test(text)) || (LIBRARY.test(text) && LIES_ELSEWHERE.test(text))
    ? 'shortcut elsewhere'
    : null

/** A sheet as text whose cells run commands (`.csv`), or that says of itself that it holds macros in the language before VBA (`.slk`). */
export function lookIntoText(text: string): OfficeFindings {
  const script = commandInFormula(text) ?? shortcutElsewhere(text)
  const macro = text.startsWith('ID;P') && /^ID;P[^\r\n]{0,64};E\b/.test(text)
  return { ...NOTHING_IN_OFFICE, script, macro, reach: macro ? UNREAD : null }
}

export function lookIntoRtf(text: string, budget: OfficeBudget): OfficeFindings {
  const script =
    objectInRtf(text, budget) ?? (text.includes('\\fldinst') ? commandInField(text.replace(/[{}]/g, '')) : null)
  return { ...NOTHING_IN_OFFICE, script }
}
