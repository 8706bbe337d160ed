/** Words that a PDF shows: of its pages about as somebody reads them, in the order in which they were written, which most programs keep; then of what stands beside them. */
import { joinBytes } from '../../join-bytes.ts'
import type { Budget } from '../archive-limits.ts'
import { type PdfObject, type PdfObjects, readObjects } from '../pdf/read-objects.ts'
import type { PdfDictionary, PdfValue } from '../pdf/read-values.ts'
import { listOf } from '../pdf/unpack-stream.ts'
import { type Gathered, gatherWords } from './gather-words.ts'
import { type CodesLeft, dictionaryAt, fontOf, MOST_CODES, type PdfFont, resolved } from './letters-of-font.ts'
import { gatherNotes } from './notes-of-pdf.ts'
import { readSigns } from './signs-of-page.ts'

const MOST_PAGES = 64
const MOST_PAGE = 2_000_000
const MOST_FORMS = 64
const LINE_END = Uint8Array.of(10)
/** Pages inherit from the parts of the document that they are in. */
const MOST_PARENTS = 16
const DEEPEST_FORM = 3

type Reading = {
  readonly objects: PdfObjects
  readonly fonts: Map<PdfDictionary, PdfFont>
  readonly words: Gathered
  readonly left: CodesLeft
  formsLeft: number
}

const isNamed = (objects: PdfObjects, value: PdfValue | undefined, name: string): boolean => {
  const found = resolved(objects, value)
  return found?.kind === 'name' && found.name === name
}

/** Each page once, as it was written last. */
function pagesOf(objects: PdfObjects): readonly PdfDictionary[] {
  const pages = new Map<number, PdfDictionary>()
  for (const { number, value } of objects.all)
    if (value.kind === 'dictionary' && isNamed(objects, value.entries.get('Type'), 'Page'))
      pages.set(number, value.entries)
  return [...pages.values()].slice(0, MOST_PAGES)
}

function resourcesOf(objects: PdfObjects, page: PdfDictionary): PdfDictionary | null {
  let at: PdfDictionary | null = page
  for (let left = MOST_PARENTS; at !== null && left > 0; left--) {
    const found = dictionaryAt(objects, at.get('Resources'))
    if (found !== null) return found
    at = dictionaryAt(objects, at.get('Parent'))
  }
  return null
}

function streamsOf(objects: PdfObjects, contents: PdfValue | undefined): readonly PdfObject[] {
  if (contents?.kind !== 'reference' && contents?.kind !== 'array') return []
  const list = contents.kind === 'array' ? contents.items : listOf(resolved(objects, contents))
  const references = list.some(({ kind }) => kind === 'reference') ? list : [contents]
  return references.flatMap((each) => (each.kind === 'reference' ? (objects.numbered(each.object).at(-1) ?? []) : []))
}

function fontNamed(reading: Reading, resources: PdfDictionary | null, name: string): PdfFont | null {
  const { objects, fonts } = reading
  const font = dictionaryAt(objects, dictionaryAt(objects, resources?.get('Font'))?.get(name))
  if (font === null) return null
  const known = fonts.get(font) ?? fontOf(objects, font, reading.left)
  fonts.set(font, known)
  return known
}

function readForm(reading: Reading, resources: PdfDictionary | null, name: string, depth: number): void {
  const { objects } = reading
  const place = dictionaryAt(objects, resources?.get('XObject'))?.get(name)
  const form = place?.kind === 'reference' ? objects.numbered(place.object).at(-1) : undefined
  if (form?.value.kind !== 'dictionary' || !isNamed(objects, form.value.entries.get('Subtype'), 'Form')) return
  if (depth >= DEEPEST_FORM || reading.formsLeft-- <= 0) return
  const own = dictionaryAt(objects, form.value.entries.get('Resources'))
  readStreams(reading, [form], own ?? resources, depth + 1)
}

function readStreams(
  reading: Reading,
  streams: readonly PdfObject[],
  resources: PdfDictionary | null,
  depth: number,
): void {
  const { objects, words } = reading
  const parts: Uint8Array[] = []
  for (let index = 0, length = 0; index < streams.length && length < MOST_PAGE; index++) {
    const stream = streams[index]
    const content = stream === undefined ? null : objects.unpack(stream, MOST_PAGE)
    if (content === null) continue
    parts.push(content, LINE_END)
    length += content.length
  }
  // One content, wherever it was parted: what is set in one stream holds in the next.
  readSigns(joinBytes(parts), {
    font: (name) => fontNamed(reading, resources, name),
    form: (name) => readForm(reading, resources, name, depth),
    words,
  })
}

/** Empty where it opens with a password alone, or its fonts do not say what their codes stand for. */
export function wordsOfPdf(bytes: Uint8Array, budget: Pick<Budget, 'inflated'>): string {
  const objects = readObjects(bytes, budget, 'all')
  if (objects.sealed) return ''
  const words = gatherWords()
  const reading: Reading = { objects, fonts: new Map(), words, left: { codes: MOST_CODES }, formsLeft: MOST_FORMS }
  for (const page of pagesOf(objects)) {
    if (words.isFull()) break
    readStreams(reading, streamsOf(objects, page.get('Contents')), resourcesOf(objects, page), 0)
    words.add('\n')
  }
  gatherNotes(objects, words)
  return words.text()
}
