/**
 * What a document's file tells about itself: when it was made and changed, and with what. PDF: the information dictionary, plain or in
 * an object stream, and XMP. Pictures: EXIF, PNG's texts, and XMP. Whoever forges a file can forge these too; many do not think of it.
 */
import { inflateBounded } from '../file/inflate-bounded.ts'
import { latin1 } from '../file/file-types.ts'
import { readExif } from './read-exif.ts'

/** JSON-able. Instants in ms of UTC; null: the file does not say. */
export type FileTraces = {
  readonly created: number | null
  readonly changed: number | null
  /** Programs and devices that it names, in its own words. */
  readonly software: readonly string[]
  readonly title: string | null
}

type Found = { created: number[]; changed: number[]; software: string[]; title: string | null }

const LOOKED_AT = 1_500_000
const MOST_STREAMS = 40
const MOST_INFLATED = 2_000_000
const LONGEST = 200

/** Null when the file is of no kind that tells, or tells nothing. Never throws, whatever the bytes. */
export function readTraces(bytes: Uint8Array, type: string | null): FileTraces | null {
  const found: Found = { created: [], changed: [], software: [], title: null }
  if (type === 'pdf') readPdf(bytes, found)
  else if (type === 'jpeg') readJpeg(bytes, found)
  else if (type === 'png') readPng(bytes, found)
  else return null
  const software = [
    ...new Set(found.software.map((name) => name.trim().slice(0, LONGEST)).filter((name) => name !== '')),
  ]
  const traces: FileTraces = {
    created: found.created.length === 0 ? null : Math.min(...found.created),
    changed: found.changed.length === 0 ? null : Math.max(...found.changed),
    software: software.slice(0, 8),
    title: found.title,
  }
  return traces.created === null && traces.changed === null && software.length === 0 && traces.title === null
    ? null
    : traces
}

/** Both ends: a dictionary stands where the program that wrote the file put it. */
function endsOf(bytes: Uint8Array): string {
  if (bytes.length <= 2 * LOOKED_AT) return latin1(bytes, 0, bytes.length)
  return latin1(bytes, 0, LOOKED_AT) + latin1(bytes, bytes.length - LOOKED_AT, LOOKED_AT)
}

function readPdf(bytes: Uint8Array, found: Found): void {
  const text = endsOf(bytes)
  readInformation(text, found)
  readXmp(text, found)
  if (found.created.length + found.changed.length > 0) return
  for (const stream of objectStreams(bytes)) readInformation(stream, found)
}

/** `/CreationDate (D:20240131120000+08'00')`, `/Producer <FEFF...>`. Strings of the page's own text stand under no such name. */
const INFORMATION =
  /\/(CreationDate|ModDate|Producer|Creator|Title)\s{0,8}(\((?:[^()\\]|\\[\s\S]){0,400}\)|<[0-9A-Fa-f\s]{0,1600}>)/g

function readInformation(text: string, found: Found): void {
  for (const [, name, stated = ''] of text.matchAll(INFORMATION)) {
    const value = pdfString(stated)
    const at = name === 'CreationDate' || name === 'ModDate' ? pdfDate(value) : null
    if (name === 'CreationDate' && at !== null) found.created.push(at)
    else if (name === 'ModDate' && at !== null) found.changed.push(at)
    else if (name === 'Producer' || name === 'Creator') found.software.push(value)
    else if (name === 'Title' && value !== '') found.title ??= value.slice(0, LONGEST)
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' }

function pdfString(stated: string): string {
  const raw = stated.startsWith('<') ? fromHex(stated) : fromLiteral(stated)
  if (!raw.startsWith('\u00fe\u00ff')) return raw.trim()
  let wide = ''
  for (let at = 2; at + 1 < raw.length; at += 2)
    wide += String.fromCharCode((raw.charCodeAt(at) << 8) | raw.charCodeAt(at + 1))
  return wide.trim()
}

function fromLiteral(stated: string): string {
  return stated.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff)
    return ESCAPES[code] ?? code
  })
}

function fromHex(stated: string): string {
  const digits = stated.replace(/[^0-9A-Fa-f]/g, '')
  let text = ''
  for (let at = 0; at + 1 < digits.length; at += 2)
    text += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2), 16))
  return text
}

function pdfDate(value: string): number | null {
  const match = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([Z+-])(?:(\d{2})'?(\d{2})?)?)?/.exec(value)
  if (match === null) return null
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign = 'Z',
    hours = '00',
    minutes = '00',
  ] = match
  const zone = sign === 'Z' ? 'Z' : `${sign}${hours}:${minutes}`
  return instantOf(`${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
}

/** Null of what is no date, or none that a computer file can have. */
function instantOf(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) || at < EARLIEST ? null : at
}
/** Clocks that were never set begin before. */
const EARLIEST = Date.UTC(1990, 0, 1)

/** Since PDF 1.5 dictionaries may stand in compressed streams. */
function objectStreams(bytes: Uint8Array): readonly string[] {
  const text = endsOf(bytes)
  const inflated: string[] = []
  let left = MOST_INFLATED
  const shift = bytes.length - text.length
  for (const { 0: found, index } of text.matchAll(/\/ObjStm\b[\s\S]{0,300}?stream\r?\n/g)) {
    if (inflated.length >= MOST_STREAMS || left <= 0) break
    const start = index + found.length + (index >= LOOKED_AT ? Math.max(0, shift) : 0)
    // Two bytes of zlib's own stand before what is deflated.
    const packed = bytes.subarray(start + 2, start + 2 + LOOKED_AT)
    const content = inflateBounded(packed, 'deflate', Math.min(left, 500_000)).bytes
    left -= content.length
    inflated.push(latin1(content, 0, content.length))
  }
  return inflated
}

/** XMP is XML: each value an attribute or an element. */
const XMP =
  /(?:xmp|xap|pdf|photoshop|tiff|exif):(CreateDate|ModifyDate|MetadataDate|CreatorTool|Producer|DateCreated|Software)(?:\s*=\s*"([^"]{1,300})"|>([^<]{1,300})<)/g
const XMP_SOFTWARE = /stEvt:softwareAgent(?:\s*=\s*"([^"]{1,300})"|>([^<]{1,300})<)/g

function readXmp(text: string, found: Found): void {
  if (!text.includes('ns.adobe.com/xap/1.0/') && !text.includes('<x:xmpmeta')) return
  for (const [, name, attribute, element] of text.matchAll(XMP)) {
    const value = (attribute ?? element ?? '').trim()
    if (name === 'CreatorTool' || name === 'Producer' || name === 'Software') found.software.push(value)
    else {
      const at = instantOf(value)
      if (at === null) continue
      if (name === 'CreateDate' || name === 'DateCreated') found.created.push(at)
      else if (name === 'ModifyDate') found.changed.push(at)
    }
  }
  for (const [, attribute, element] of text.matchAll(XMP_SOFTWARE)) found.software.push(attribute ?? element ?? '')
}

function readJpeg(bytes: Uint8Array, found: Found): void {
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (marker === 0xda || marker === 0xd9 || length < 2) return
    if (marker === 0xe1) {
      const segment = bytes.subarray(at + 4, at + 2 + length)
      if (latin1(segment, 0, 6) === 'Exif\0\0') readExifInto(segment.subarray(6), found)
      else readXmp(latin1(segment, 0, segment.length), found)
    }
    at += 2 + length
  }
}

function readExifInto(tiff: Uint8Array, found: Found): void {
  const exif = readExif(tiff)
  for (const text of exif.software) found.software.push(text)
  const instants = (texts: readonly string[]) => texts.flatMap((text) => exifDate(text) ?? [])
  found.created.push(...instants(exif.created))
  found.changed.push(...instants(exif.changed))
}

/** `2024:01:31 12:00:00`, by a clock whose zone nobody knows. */
function exifDate(text: string): number | null {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text)
  return match === null ? null : instantOf(`${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}T${match[4] ?? ''}Z`)
}

function readPng(bytes: Uint8Array, found: Found): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8, left = LOOKED_AT; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = latin1(bytes, at + 4, 4)
    const data = bytes.subarray(at + 8, at + 8 + Math.min(length, left))
    if (name !== 'IDAT') left = Math.max(0, left - data.length)
    if (name === 'tEXt' || name === 'iTXt') readPngText(latin1(data, 0, data.length), found)
    if (name === 'eXIf') readExifInto(data, found)
    if (name === 'tIME' && data.length === 7) {
      const [high = 0, low = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = data
      found.changed.push(Date.UTC((high << 8) | low, month - 1, day, hour, minute, second))
    }
    if (name === 'IEND') return
    at += 12 + length
  }
}

function readPngText(text: string, found: Found): void {
  const end = text.indexOf('\0')
  const keyword = end < 0 ? text : text.slice(0, end)
  const value = end < 0 ? '' : text.slice(text.lastIndexOf('\0') + 1)
  if (keyword === 'Software') found.software.push(value)
  else if (keyword === 'Creation Time' || keyword === 'date:create') {
    const at = exifDate(value) ?? instantOf(value)
    if (at !== null) found.created.push(at)
  } else if (keyword === 'Title') found.title ??= value.slice(0, LONGEST)
  else if (keyword === 'XML:com.adobe.xmp') readXmp(value, found)
}
