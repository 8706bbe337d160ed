/**
 * The objects of a PDF, found by their own words and not by its index: who opens a damaged file looks for them so, and whoever hides
 * something may leave it out of the index. Those of compressed streams and of sealed files are among them.
 */
import type { Budget } from '../archive-limits.ts'
import { latin1 } from '../file-types.ts'
import { bytesOf, type Openers, openSealed } from './open-sealed.ts'
import { type PdfDictionary, type PdfValue, readValues, type ValueReader } from './read-values.ts'
import { unpackStream } from './unpack-stream.ts'
import { type References, walkValues } from './walk-values.ts'

export type PdfObject = {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  /** Where its stream begins; null: it has none. */
  readonly stream: number | null
  /** It lay in a compressed stream, which was sealed as a whole. */
  readonly packed: boolean
}

export type PdfObjects = {
  /** Those in which something may act, or that others need to be read. */
  readonly all: readonly PdfObject[]
  /** What all objects refer to, those too that are not kept. */
  readonly refer: References
  /** All that were ever written under a number: a later one takes the place of one before. */
  readonly numbered: (number: number) => readonly PdfObject[]
  /** Its stream as it was packed, opened where it was sealed; null: it has none, or too much was read. */
  readonly packed: (object: PdfObject) => Uint8Array | null
  /** What its stream holds; null: nobody reads it. */
  readonly unpack: (object: PdfObject, most: number) => Uint8Array | null
  /** A string as it is meant, opened where it was sealed. Each letter is one byte. */
  readonly textOf: (text: string, owner: PdfObject) => string
  /** It needs a password that we do not have. */
  readonly sealed: boolean
  /** More was found than is looked at, or a stream of objects that nobody reads. */
  readonly unread: boolean
}

const MOST_OBJECTS = 1_000_000
/** Of those that are kept. */
const MOST_KEPT = 200_000
/** Of one object: a form that is saved over and over writes the same ones anew. */
const MOST_VERSIONS = 256
const MOST_PACKED = 4_000_000
/** Objects that lie in one another, and streams that all reach to the end, are read a few times over and no more. */
const TIMES_READ = 2
const LEAST_READ = 1_000_000

/** Between the bytes of a stream and the word that ends it: the end of a line. */
const MOST_SPACES = 16

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57
const isSpace = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0

/** The two numbers that stand before the word `obj` at a place, or null. */
function numbersBefore(bytes: Uint8Array, at: number): readonly [number, number] | null {
  const number = (end: number): { readonly value: number; readonly start: number } | null => {
    let last = end
    while (last > 0 && end - last < 20 && isSpace(bytes[last - 1])) last--
    let start = last
    while (start > 0 && last - start < 10 && isDigit(bytes[start - 1])) start--
    let value = 0
    for (let place = start; place < last; place++) value = value * 10 + ((bytes[place] ?? 0) - 48)
    return start === last ? null : { value, start }
  }
  const generation = number(at)
  const object = generation === null || !isSpace(bytes[generation.start - 1]) ? null : number(generation.start)
  return generation === null || object === null ? null : [object.value, generation.value]
}

/** Bytes that may still be read. */
type Left = { bytes: number }

const leftFor = (size: number): Left => ({ bytes: TIMES_READ * size + LEAST_READ })

/** The value at a place. */
function valueAt(reader: ValueReader, from: number, left: Left): PdfValue {
  reader.seek(from, from + left.bytes)
  const value = reader.next()
  left.bytes -= Math.max(1, reader.at() - from)
  return value
}

function isWordAt(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word.charCodeAt(index)) return false
  return true
}

/** Where the data begins behind the word `stream`; null: another word stands there. */
function streamAt(bytes: Uint8Array, at: number): number | null {
  let start = at
  while (isSpace(bytes[start])) start++
  if (!isWordAt(bytes, start, 'stream')) return null
  start += 6
  if (bytes[start] === 13) start++
  return bytes[start] === 10 ? start + 1 : start
}

const entriesOf = ({ value }: PdfObject): PdfDictionary | null => (value.kind === 'dictionary' ? value.entries : null)
const isOfType = (object: PdfObject, type: string): boolean => {
  const stated = entriesOf(object)?.get('Type')
  return stated?.kind === 'name' && stated.name === type
}
const wholeNumber = (value: PdfValue | undefined): number | null =>
  value?.kind === 'number' && Number.isInteger(value.value) && value.value >= 0 ? value.value : null

const TELLING = ['JS', 'EF', 'XFA', 'F', 'UF', 'O']
const ACTIONS = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'URI', 'GoToR', 'GoToE', 'Rendition'])

/** What objects refer to, and whether those are kept too in which nothing acts: pages, fonts and lists of them. */
type Keeping = { readonly refer: References; readonly all: boolean }

/** Most objects of a large document are its letters, tables and headings, in which nothing acts. Notes what they refer to. */
function isKept(value: PdfValue, hasStream: boolean, { refer, all }: Keeping): boolean {
  if (all) return true
  let tells = hasStream || value.kind !== 'dictionary'
  walkValues(
    value,
    false,
    (entries) => {
      const action = entries.get('S')
      tells ||= TELLING.some((key) => entries.has(key)) || (action?.kind === 'name' && ACTIONS.has(action.name))
    },
    refer,
  )
  return tells && value.kind !== 'array'
}

type Scanned = {
  readonly objects: PdfObject[]
  readonly trailers: PdfDictionary[]
  /** Where the word `endstream` stands. */
  readonly ends: readonly number[]
  readonly more: boolean
}

const [J, M, T] = [106, 109, 116]

/** In streams too: what they say of their own length may be a lie. */
function scan(bytes: Uint8Array, keeping: Keeping): Scanned {
  let seen = 0
  const objects: PdfObject[] = []
  const trailers: PdfDictionary[] = []
  const ends: number[] = []
  const reader = readValues(bytes)
  const left = leftFor(bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === J && bytes[at - 1] === 98 && bytes[at - 2] === 111) {
      const numbers = numbersBefore(bytes, at - 2)
      if (numbers === null) continue
      if (++seen > MOST_OBJECTS || objects.length >= MOST_KEPT || left.bytes <= 0)
        return { objects, trailers, ends, more: true }
      const [number, generation] = numbers
      const value = valueAt(reader, at + 1, left)
      const stream = value.kind === 'dictionary' ? streamAt(bytes, reader.at()) : null
      if (isKept(value, stream !== null, keeping)) objects.push({ number, generation, value, stream, packed: false })
    } else if (byte === M && bytes[at - 1] === 97 && isWordAt(bytes, at - 8, 'endstream')) ends.push(at - 8)
    else if (byte === T && bytes[at + 1] === 114 && isWordAt(bytes, at, 'trailer') && left.bytes > 0) {
      const value = valueAt(reader, at + 7, left)
      if (value.kind !== 'dictionary') continue
      trailers.push(value.entries)
      if (isKept(value, false, keeping)) objects.push({ number: 0, generation: 0, value, stream: null, packed: false })
    }
  }
  return { objects, trailers, ends, more: false }
}

/** The first of these places, which go up, that is not before another. */
function firstFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return places[low]
}

/** The bytes of a stream as they lie there: as many as it states where its end stands behind them, or up to the next end. */
function lying(bytes: Uint8Array, start: number, stated: number | null, ends: readonly number[]): Uint8Array {
  if (stated !== null) {
    let end = start + stated
    while (end < start + stated + MOST_SPACES && isSpace(bytes[end])) end++
    if (isWordAt(bytes, end, 'endstream')) return bytes.subarray(start, start + stated)
  }
  return bytes.subarray(start, firstFrom(ends, start))
}

/** The objects of one compressed stream: numbers and places first, then the values. Null: they lie in one another. */
function objectsIn(content: Uint8Array, { value }: PdfObject, keeping: Keeping): readonly PdfObject[] | null {
  const entries = value.kind === 'dictionary' ? value.entries : null
  const [count, first] = [wholeNumber(entries?.get('N')) ?? 0, wholeNumber(entries?.get('First')) ?? 0]
  const [head, reader] = [readValues(content), readValues(content)]
  const left = leftFor(content.length)
  const found: PdfObject[] = []
  for (let index = 0; index < Math.min(count, MOST_OBJECTS); index++) {
    if (left.bytes <= 0) return null
    const [number, place] = [wholeNumber(head.next()), wholeNumber(head.next())]
    if (number === null || place === null || head.at() > first) break
    const inner = valueAt(reader, first + place, left)
    if (isKept(inner, false, keeping)) found.push({ number, generation: 0, value: inner, stream: null, packed: true })
  }
  return found
}

type Seal = { readonly openers: Openers | null; readonly sealed: boolean }

function sealOf({ objects, trailers }: Scanned, numbered: PdfObjects['numbered']): Seal {
  const heads = [
    ...trailers,
    ...objects.flatMap((object) => (isOfType(object, 'XRef') ? (entriesOf(object) ?? []) : [])),
  ]
  const encrypt = heads.map((head) => head.get('Encrypt')).find((value) => value !== undefined && value.kind !== 'word')
  if (encrypt === undefined) return { openers: null, sealed: false }
  const id = heads.map((head) => head.get('ID')).find((value) => value?.kind === 'array')
  const first = id?.kind === 'array' ? id.items[0] : undefined
  const stated = encrypt.kind === 'reference' ? numbered(encrypt.object).map(({ value }) => value) : [encrypt]
  for (const value of stated) {
    if (value.kind !== 'dictionary') continue
    const openers = openSealed(value.entries, bytesOf(first?.kind === 'string' ? first.text : ''))
    if (openers !== null) return { openers, sealed: false }
  }
  return { openers: null, sealed: true }
}

/** Never throws, whatever the bytes. Spends of the budget what it inflates. `keep`: objects in which something acts, or all of them. */
export function readObjects(
  bytes: Uint8Array,
  budget: Pick<Budget, 'inflated'>,
  keep: 'acting' | 'all' = 'acting',
): PdfObjects {
  const refer: References = { byHand: new Set(), others: new Set() }
  const keeping: Keeping = { refer, all: keep === 'all' }
  const scanned = scan(bytes, keeping)
  const all = [...scanned.objects]
  let unread = scanned.more
  const places = new Map<number, PdfObject[]>()
  const note = (object: PdfObject): void => {
    const same = places.get(object.number)
    if (same === undefined) places.set(object.number, [object])
    else if (same.length < MOST_VERSIONS) same.push(object)
    else unread = true
  }
  for (const object of all) note(object)
  const numbered = (number: number): readonly PdfObject[] => places.get(number) ?? []
  const { openers, sealed } = sealOf(scanned, numbered)

  const lengthOf = (value: PdfValue | undefined): number | null =>
    value?.kind === 'reference'
      ? (numbered(value.object)
          .map((object) => wholeNumber(object.value))
          .at(-1) ?? null)
      : wholeNumber(value)

  const left = leftFor(bytes.length)
  const packed = (object: PdfObject): Uint8Array | null => {
    const entries = entriesOf(object)
    if (entries === null || object.stream === null || sealed || left.bytes < 0) return null
    const lies = lying(bytes, object.stream, lengthOf(entries.get('Length')), scanned.ends)
    left.bytes -= lies.length
    if (left.bytes < 0) return null
    const plain = openers === null || isOfType(object, 'XRef')
    return plain ? lies : openers.streams(lies, object.number, object.generation)
  }
  const unpack = (object: PdfObject, most: number): Uint8Array | null => {
    const opened = packed(object)
    const entries = entriesOf(object)
    return opened === null || entries === null ? null : unpackStream(opened, entries, most, budget)
  }

  for (const object of scanned.objects) {
    if (!isOfType(object, 'ObjStm')) continue
    const content = unpack(object, MOST_PACKED)
    const within = content === null ? null : objectsIn(content, object, keeping)
    if (within === null) unread = true
    for (const inner of within ?? []) {
      if (all.length >= MOST_KEPT) {
        unread = true
        break
      }
      all.push(inner)
      note(inner)
    }
  }
  const textOf = (text: string, { packed, number, generation }: PdfObject): string => {
    if (openers === null || packed) return text
    const opened = openers.strings(bytesOf(text), number, generation)
    return latin1(opened, 0, opened.length)
  }
  return { all, refer, numbered, packed, unpack, textOf, sealed, unread: unread && !sealed }
}
