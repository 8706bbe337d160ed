/**
 * The pictures of a PDF, those first that are as high as wide: what a phone reads is a square, and pages that were scanned come after. Then
 * what its pages draw themselves.
 */
import type { Budget } from '../archive-limits.ts'
import { bytesOf } from '../pdf/open-sealed.ts'
import { type PdfObject, type PdfObjects, readObjects } from '../pdf/read-objects.ts'
import type { PdfDictionary, PdfValue } from '../pdf/read-values.ts'
import { listOf, unpackPicture } from '../pdf/unpack-stream.ts'
import { type DocumentPicture, isOfCodes } from './document-picture.ts'
import { drawShapes } from './draw-shapes.ts'
import { pixelsOfSamples, rowBytes, type Samples } from './samples-of-pdf.ts'
import { shapesOfPage } from './shapes-of-page.ts'

const MOST_PALETTE = 768

type Stated = {
  readonly object: PdfObject
  readonly entries: PdfDictionary
  readonly width: number
  readonly height: number
}

/** What stands there or under a number, as it was written last. */
function resolve(objects: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'reference' ? objects.numbered(value.object).at(-1)?.value : value
}

function numberOf(objects: PdfObjects, value: PdfValue | undefined): number {
  const found = resolve(objects, value)
  return found?.kind === 'number' && Number.isInteger(found.value) ? found.value : 0
}

function statedOf(objects: PdfObjects, object: PdfObject): readonly Stated[] {
  const entries = object.value.kind === 'dictionary' ? object.value.entries : null
  const kind = entries?.get('Subtype')
  if (entries === null || object.stream === null || kind?.kind !== 'name' || kind.name !== 'Image') return []
  const width = numberOf(objects, entries.get('Width') ?? entries.get('W'))
  const height = numberOf(objects, entries.get('Height') ?? entries.get('H'))
  return isOfCodes(width, height) ? [{ object, entries, width, height }] : []
}

/** Colours by number, as a string or a stream of their own. */
function paletteOf(objects: PdfObjects, owner: PdfObject, space: PdfValue | undefined): Uint8Array | null {
  const [name, base, , table] = listOf(space)
  const ofWhat = resolve(objects, base)
  const isRgb =
    ofWhat?.kind === 'name' ? ofWhat.name === 'DeviceRGB' || ofWhat.name === 'RGB' : ofWhat?.kind === 'array'
  if (name?.kind !== 'name' || (name.name !== 'Indexed' && name.name !== 'I') || !isRgb) return null
  if (table?.kind === 'string') return bytesOf(objects.textOf(table.text, owner))
  const object = table?.kind === 'reference' ? objects.numbered(table.object).at(-1) : undefined
  if (object?.value.kind === 'string') return bytesOf(objects.textOf(object.value.text, object))
  return object === undefined ? null : objects.unpack(object, MOST_PALETTE)
}

/** By how many bytes there are: what a space of colours is called says it less surely. */
function channelsOf({ width, height }: Stated, bits: number, bytes: Uint8Array): number {
  const channels = [4, 3, 1].find((each) => bytes.length >= rowBytes({ width, bits, channels: each }) * height)
  return channels ?? 1
}

function samplesOf(objects: PdfObjects, stated: Stated, bytes: Uint8Array): Samples {
  const { entries, object, width, height } = stated
  const isMask = resolve(objects, entries.get('ImageMask') ?? entries.get('IM'))
  const bits =
    isMask?.kind === 'word' && isMask.word === 'true'
      ? 1
      : numberOf(objects, entries.get('BitsPerComponent') ?? entries.get('BPC')) || 8
  const palette = paletteOf(objects, object, resolve(objects, entries.get('ColorSpace') ?? entries.get('CS')))
  const channels = palette === null ? channelsOf(stated, bits, bytes) : 1
  const [first] = listOf(resolve(objects, entries.get('Decode') ?? entries.get('D')))
  const inverted = palette === null && first?.kind === 'number' && first.value === 1
  return { width, height, bits: [1, 2, 4, 16].includes(bits) ? bits : 8, channels, palette, inverted, bytes }
}

const MOST_SAMPLE_BYTES = 8

const MOST_PAGE = 4_000_000
const MOST_PAGES = 64
/** What has one of these is no page and no part of one. */
const OF_OTHERS = ['Type', 'Length1', 'Length2', 'N', 'FunctionType', 'ShadingType']

function mayDraw({ value, stream }: PdfObject): boolean {
  if (value.kind !== 'dictionary' || stream === null) return false
  const kind = value.entries.get('Subtype')
  if (kind?.kind === 'name' && kind.name === 'Form') return true
  return kind === undefined && !OF_OTHERS.some((key) => value.entries.has(key))
}

function* drawnOnPages(objects: PdfObjects): Generator<DocumentPicture> {
  for (const object of objects.all.filter(mayDraw).slice(0, MOST_PAGES)) {
    const content = objects.unpack(object, MOST_PAGE)
    const pixels = content === null ? null : drawShapes(shapesOfPage(content))
    if (pixels !== null) yield { pixels }
  }
}

/** One by one, as they are asked for. Spends of the budget what it inflates. */
export function* picturesOfPdf(bytes: Uint8Array, budget: Pick<Budget, 'inflated'>): Generator<DocumentPicture> {
  const objects = readObjects(bytes, budget)
  const isLong = ({ width, height }: Stated): number => (Math.max(width, height) > 2 * Math.min(width, height) ? 1 : 0)
  const stated = objects.all.flatMap((object) => statedOf(objects, object))
  for (const picture of stated.toSorted((a, b) => isLong(a) - isLong(b))) {
    const { object, entries, width, height } = picture
    const packed = objects.packed(object)
    const most = Math.min(budget.inflated, width * height * MOST_SAMPLE_BYTES + height)
    const unpacked = packed === null || most <= 0 ? null : unpackPicture(packed, entries, most, budget)
    if (unpacked === null) continue
    if (unpacked.isJpeg) yield { bytes: unpacked.bytes, type: 'jpeg' }
    else yield { pixels: pixelsOfSamples(samplesOf(objects, picture, unpacked.bytes)) }
  }
  yield* drawnOnPages(objects)
}
