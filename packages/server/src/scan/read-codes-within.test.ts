import { deflateRawSync, deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { Pixels } from '@goodstanding/detectors'
import { drawCode } from '@goodstanding/testkit'
import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { readCodesWithin } from './read-codes-within.ts'

const ADDRESS = 'https://bank-example.test/login'
/** The same as a code of a point a square, as libtiff packs it. */
const FAX =
  'kcZiI6MZceVlRCUrPI9hoIER0EFke/4QQoJIL//xEf+OkR0bgQWPj8EUOCBJBBY4i0khGMjouiPggQsocp0R0R14pIugkg4yOglYxiCCKHw6PARdBHHCBAsGCI/oJBLaCRHmECcW0k0hGR0kCQQQYZHdo8iOi6I7QIEqRhJWMEXx4bSSQRHMM44TUIFSQQTtBAm1jiMIE4QIE1wgmcdK0mgoiG0pUYcjjcQQLCC2srKkfBAkggsYYS5HsNNxCS/hAsOinDCX9hEdAgQ2H+OLYTQSWMjpZT2+IiIiMAEAEA=='
const text = (letters: string): Uint8Array => Buffer.from(letters, 'latin1')

type Part = { readonly entries: string; readonly stream?: Uint8Array }

/** A file of these objects, numbered from 1 on. Nobody reads its index, so it has none. */
function pdfOf(parts: readonly Part[]): Uint8Array {
  const objects = parts.flatMap(({ entries, stream }, at) => [
    text(`${at + 1} 0 obj\n<< ${entries}${stream === undefined ? '' : ` /Length ${stream.length}`} >>\n`),
    ...(stream === undefined ? [] : [text('stream\n'), stream, text('\nendstream\n')]),
    text('endobj\n'),
  ])
  return Buffer.concat([text('%PDF-1.7\n'), ...objects, text('trailer << /Root 1 0 R >>\n%%EOF')])
}
const CATALOG: Part = { entries: '/Type /Catalog' }
const picture = (width: number, height: number, more: string, stream: Uint8Array): Part => ({
  entries: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${more}`,
  stream,
})

/** One number for each point. */
const greysOf = ({ rgba }: Pixels): Uint8Array => rgba.filter((_, at) => at % 4 === 0)
const coloursOf = ({ rgba }: Pixels): Uint8Array => rgba.filter((_, at) => at % 4 !== 3)
/** One bit for each point, rows of whole bytes; light is 1. */
function bitsOf(pixels: Pixels, light: 0 | 1 = 1): Uint8Array {
  const row = Math.ceil(pixels.width / 8)
  const bits = new Uint8Array(row * pixels.height)
  greysOf(pixels).forEach((grey, at) => {
    const [x, y] = [at % pixels.width, Math.floor(at / pixels.width)]
    const bit = grey > 127 ? light : 1 - light
    const place = y * row + (x >> 3)
    bits[place] = (bits[place] ?? 0) | (bit << (7 - (x & 7)))
  })
  return bits
}
/** Rows that say what they differ by from the one above, as PNG has it. */
function predictedUp(samples: Uint8Array, row: number): Uint8Array {
  const rows = samples.length / row
  const out = new Uint8Array(rows * (row + 1))
  for (let y = 0; y < rows; y++) {
    out[y * (row + 1)] = 2
    for (let x = 0; x < row; x++)
      out[y * (row + 1) + 1 + x] =
        ((samples[y * row + x] ?? 0) - (y === 0 ? 0 : (samples[(y - 1) * row + x] ?? 0))) & 0xff
  }
  return out
}
const jpegOf = ({ width, height, rgba }: Pixels): Uint8Array => encodeJpeg({ width, height, data: rgba }, 80).data
const pngOf = ({ width, height, rgba }: Pixels): Uint8Array => encodePng({ width, height, data: rgba, channels: 4 })

/** A clock that goes by so much whenever it is read. */
const clock = (step = 0) => {
  let now = 0
  return () => (now += step)
}
const inPdf = (...pictures: readonly Part[]) => readCodesWithin(pdfOf([CATALOG, ...pictures]), 'pdf', clock())
const inOffice = (files: Readonly<Record<string, Uint8Array>>) =>
  readCodesWithin(zipSync({ '[Content_Types].xml': text('<Types/>'), ...files }), 'zip', clock())

describe('codes in the pictures of a PDF', () => {
  it('are read from what is packed as it mostly is', async () => {
    const code = await drawCode(ADDRESS)
    const { width, height } = code
    const flate = '/Filter /FlateDecode'
    const rgb = '/ColorSpace /DeviceRGB /BitsPerComponent 8'
    const grey = '/ColorSpace /DeviceGray /BitsPerComponent'
    const all = [
      picture(width, height, `${rgb} ${flate}`, deflateSync(coloursOf(code))),
      picture(width, height, `${grey} 8 ${flate}`, deflateSync(greysOf(code))),
      picture(width, height, `${grey} 1 ${flate}`, deflateSync(bitsOf(code))),
      picture(width, height, `/ImageMask true ${flate}`, deflateSync(bitsOf(code))),
      picture(width, height, `/ImageMask true /Decode [1 0] ${flate}`, deflateSync(bitsOf(code, 0))),
      picture(width, height, `${rgb} /Filter /DCTDecode`, jpegOf(code)),
      picture(width, height, `${rgb} /Filter [/FlateDecode /DCTDecode]`, deflateSync(jpegOf(code))),
      picture(width, height, `${rgb} /Filter [/ASCIIHexDecode]`, text(Buffer.from(coloursOf(code)).toString('hex'))),
      picture(
        width,
        height,
        `/ColorSpace [/Indexed /DeviceRGB 1 <200020ffffee>] /BitsPerComponent 1 ${flate}`,
        deflateSync(bitsOf(code)),
      ),
      picture(
        width,
        height,
        `${rgb} ${flate} /DecodeParms << /Predictor 15 /Colors 3 /Columns ${width} >>`,
        deflateSync(predictedUp(coloursOf(code), width * 3)),
      ),
    ]
    for (const one of all) expect(await inPdf(one), one.entries).toEqual([ADDRESS])
  })

  it('are read from what is packed as a fax', async () => {
    const packed = Buffer.from(FAX, 'base64')
    const parameters = `/DecodeParms [<< /K -1 /Columns 31 /Rows 31 >>]`
    const fax = picture(31, 31, `/BitsPerComponent 1 /Filter [/CCITTFaxDecode] ${parameters}`, packed)
    expect(await inPdf(fax)).toEqual([ADDRESS])
  })

  it('are read where a square is a single point and no paper is around it', async () => {
    const code = await drawCode(ADDRESS, { module: 1, paper: 0 })
    const mask = picture(code.width, code.height, '/ImageMask true /Filter /FlateDecode', deflateSync(bitsOf(code)))
    expect(await inPdf(mask)).toEqual([ADDRESS])
  })

  it('are told without what is asked there, and none of what opens no page', async () => {
    const [asks, seat] = [await drawCode(`${ADDRESS}?from=me`), await drawCode('SEAT 14, ROW B')]
    const of = (code: Pixels) => picture(code.width, code.height, '/Filter /FlateDecode', deflateSync(coloursOf(code)))
    expect(await inPdf(of(seat), of(asks), of(asks))).toEqual([ADDRESS])
  })

  it('are read before pages that were scanned', async () => {
    const code = await drawCode(ADDRESS)
    const page = picture(
      2_000,
      4_100,
      '/BitsPerComponent 1 /Filter /FlateDecode',
      deflateSync(new Uint8Array(1_025_000)),
    )
    const small = picture(code.width, code.height, '/Filter /DCTDecode', jpegOf(code))
    expect(await inPdf(...Array<Part>(9).fill(page), small)).toEqual([ADDRESS])
  })
})

describe('codes that a page of a PDF draws itself', () => {
  /** The squares of a code, from the bottom up, as a page counts. */
  async function squaresOf(leadsTo: string): Promise<readonly (readonly [number, number])[]> {
    const { width, height, rgba } = await drawCode(leadsTo, { module: 1, paper: 0 })
    return Array.from({ length: width * height }, (_, at) => at).flatMap((at) =>
      rgba[at * 4] === 0 ? [[at % width, height - 1 - Math.floor(at / width)] as const] : [],
    )
  }
  const page = (content: string, packs = true): Part =>
    packs
      ? { entries: '/Filter /FlateDecode', stream: deflateSync(text(content)) }
      : { entries: '', stream: text(content) }
  const table = Array.from({ length: 200 }, (_, at) => `40 ${600 - at * 2} m 500 ${600 - at * 2} l S`).join(' ')

  it('are read from squares one by one or all at once, from strokes, turned and white on black', async () => {
    const squares = await squaresOf(ADDRESS)
    const each = squares.map(([x, y]) => `${x} ${y} 1 1 re f`).join('\n')
    const contents = [
      `q 3.2 0 0 3.2 72 500 cm ${each} Q`,
      `q 3 0 0 3 72 500 cm ${squares.map(([x, y]) => `${x} ${y} 1 1 re`).join(' ')} f* Q`,
      `q 0 3 -3 0 300 500 cm 0.1 0.1 0.2 rg ${squares.map(([x, y]) => `${x} ${y} m ${x + 1} ${y} l ${x + 1} ${y + 1} l ${x} ${y + 1} l h f`).join(' ')} Q`,
      `q 3 0 0 3 72 500 cm 1 w ${squares.map(([x, y]) => `${x} ${y}.5 m ${x + 1} ${y}.5 l`).join(' ')} S Q`,
      `BT (Invoice 17) Tj ET ${table} q 3 0 0 3 72 40 cm 0 g -4 -4 45 45 re f 1 g -3 -3 43 43 re f 0 0 0 1 k ${each} Q`,
    ]
    for (const content of contents) expect(await inPdf(page(content)), content.slice(0, 60)).toEqual([ADDRESS])
    expect(await inPdf(page(contents[0] ?? '', false))).toEqual([ADDRESS])
  })

  it('are not looked for among lines and letters', async () => {
    expect(await inPdf(page(table), page('BT /F1 12 Tf (Nothing to see here) Tj ET'.repeat(500)))).toEqual([])
  })

  it('cost no more than a page may', async () => {
    const squares = (await squaresOf(ADDRESS)).map(([x, y]) => `${x} ${y} 1 1 re f`).join(' ')
    const endless = '0 0 9 9 re '.repeat(90_000)
    const knots = `${'q '.repeat(5_000)}${'1e9 0 0 1e9 0 0 cm '.repeat(50)}0 0 1 1 re f ${'[ '.repeat(3_000)}`
    const huge = '-1e300 -1e300 1e308 1e308 re f '.repeat(300)
    expect(await inPdf(page(squares), page(`${endless} f`), page(knots), page(huge))).toEqual([ADDRESS])
  })
})

describe('codes in the pictures of a document of Office', () => {
  it('are read in letters, sheets, slides and OpenDocument, whatever the picture is called', async () => {
    const code = await drawCode(ADDRESS)
    for (const [name, bytes] of [
      ['word/media/image1.png', pngOf(code)],
      ['xl/media/image1.jpeg', jpegOf(code)],
      ['ppt/media/image1.bin', pngOf(await drawCode(ADDRESS, { module: 1 }))],
      ['Pictures/1000.png', pngOf(code)],
    ] as const)
      expect(await inOffice({ [name]: bytes }), name).toEqual([ADDRESS])
  })

  it('are not looked for in folders that no document shows', async () => {
    expect(await inOffice({ 'photos/poster.png': pngOf(await drawCode(ADDRESS)) })).toEqual([])
  })
})

describe('documents that are made to be dear', () => {
  it('are looked into up to a number of pictures', async () => {
    const code = await drawCode(ADDRESS)
    const first = picture(code.width, code.height, '/Filter /DCTDecode', jpegOf(code))
    const plain = picture(12, 12, '/BitsPerComponent 8', new Uint8Array(144).fill(200))
    expect(await inPdf(...Array<Part>(2_000).fill(plain), first)).toEqual([])
    expect(await inPdf(first, ...Array<Part>(2_000).fill(plain))).toEqual([ADDRESS])
    const dull = pngOf({ width: 12, height: 12, rgba: new Uint8Array(576).fill(200) })
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`word/media/${at}.jpg`, dull]))
    expect(await inOffice({ 'word/media/first.png': pngOf(code), ...many })).toEqual([ADDRESS])
  })

  it('are left when it takes too long, with what was found', async () => {
    const [first, second] = [await drawCode(ADDRESS), await drawCode('https://other.example/')]
    const of = (drawn: Pixels) => picture(drawn.width, drawn.height, '/Filter /DCTDecode', jpegOf(drawn))
    expect(await readCodesWithin(pdfOf([CATALOG, of(first), of(second)]), 'pdf', clock(9_000))).toEqual([ADDRESS])
  })

  it('unpack no more than a picture has, and not more than all may', async () => {
    const code = await drawCode(ADDRESS)
    const small = picture(code.width, code.height, '/Filter /FlateDecode', deflateSync(coloursOf(code)))
    const bomb = deflateSync(new Uint8Array(60_000_000))
    const huge = picture(4_000, 4_000, '/Filter /FlateDecode', bomb)
    const lying = picture(20, 20, '/Filter /FlateDecode', bomb)
    const endless = picture(999_999_999, 999_999_999, '/Filter /FlateDecode', bomb)
    const nothing = picture(0, -4, '/Filter /FlateDecode', bomb)
    expect(await inPdf(endless, nothing, ...Array<Part>(20).fill(lying), small)).toEqual([ADDRESS])
    expect(await inPdf(small, ...Array<Part>(9).fill(huge))).toEqual([ADDRESS])
    const stuffed = {
      'word/media/a.png': pngOf(code),
      ...Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`word/media/${at}.png`, new Uint8Array(8_100_000)])),
    }
    expect(await inOffice(stuffed)).toEqual([ADDRESS])
  })

  it('have no codes where they are damaged', async () => {
    const code = await drawCode(ADDRESS)
    const whole = pdfOf([
      CATALOG,
      picture(code.width, code.height, '/Filter /FlateDecode', deflateSync(coloursOf(code))),
    ])
    for (const cut of [0, 9, 60, 140, 300])
      expect(await readCodesWithin(whole.subarray(0, cut), 'pdf', clock())).toEqual([])
    const junk = picture(
      90,
      90,
      '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 99999999 /Colors 9 >>',
      deflateRawSync(bitsOf(code)),
    )
    const empty = picture(90, 90, '/Filter /DCTDecode', new Uint8Array())
    const knotted = picture(90, 90, '/ColorSpace 2 0 R /Filter [/LZWDecode /LZWDecode /FlateDecode]', bitsOf(code))
    expect(await inPdf(junk, empty, knotted)).toEqual([])
    expect(await readCodesWithin(text('PK\x03\x04'), 'zip', clock())).toEqual([])
  })
})
