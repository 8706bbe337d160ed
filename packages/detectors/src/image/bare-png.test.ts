import { encode } from 'fast-png'
import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { barePng } from './bare-png.ts'
import { decodeImage } from './decode-image.ts'

const ASCII = new TextEncoder()

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  new DataView(bytes.buffer).setUint32(0, data.length)
  bytes.set(ASCII.encode(name), 4)
  bytes.set(data, 8)
  return bytes
}
function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

type Made = { readonly size?: number; readonly depth?: number; readonly colour?: number; readonly interlaced?: boolean }

function png(
  rows: Uint8Array,
  { size = 8, depth = 8, colour = 0, interlaced = false }: Made = {},
  ...more: Uint8Array[]
) {
  const header = new Uint8Array([0, 0, 0, size, 0, 0, 0, size, depth, colour, 0, 0, interlaced ? 1 : 0])
  const [signature, end] = [new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IEND', new Uint8Array())]
  return joined(signature, chunk('IHDR', header), ...more, chunk('IDAT', zlibSync(rows)), end)
}
/** Rows of 8 grey pixels, each with the byte of its filter before it. */
const grey = Uint8Array.from({ length: 8 * 9 }, (_, at) => (at % 9 === 0 ? 0 : at * 3))
const pixelsOf = (bytes: Uint8Array) => {
  const decoded = decodeImage(bytes, 'png')
  return decoded.ok ? decoded.pixels : null
}

describe('a PNG before it is decoded', () => {
  it('shows what it showed, whatever it is made of', () => {
    for (const channels of [1, 2, 3, 4] as const) {
      const data = Uint8Array.from({ length: 25 * channels }, (_, at) => at * 2)
      const bytes = encode({ width: 5, height: 5, data, channels })
      const pixels = pixelsOf(bytes)
      expect(pixels?.rgba[4]).toBe(data[channels])
      expect(pixels?.rgba[96]).toBe(data[24 * channels])
    }
  })

  it('is no larger than its rows, however much is packed behind them', () => {
    const plain = pixelsOf(png(grey))
    const bomb = png(joined(grey, new Uint8Array(3_000_000)))
    expect(barePng(bomb)?.length).toBeLessThan(300)
    expect(pixelsOf(bomb)).toEqual(plain)
  })

  it('brings along no profile, no text and no further frame', () => {
    const packed = joined(ASCII.encode('x'), new Uint8Array(2), zlibSync(new Uint8Array(1_000_000)))
    const frames = Array.from({ length: 500 }, () => chunk('fcTL', new Uint8Array(26)))
    const bytes = png(grey, {}, chunk('iCCP', packed), chunk('zTXt', packed), ...frames)
    expect(barePng(bytes)?.length).toBeLessThan(300)
    expect(pixelsOf(bytes)).toEqual(pixelsOf(png(grey)))
  })

  it('keeps its palette, and knows how long interlaced rows are', () => {
    const palette = chunk(
      'PLTE',
      Uint8Array.from({ length: 768 }, (_, at) => at % 256),
    )
    const indexed = pixelsOf(
      png(
        grey.map((index) => index % 256),
        { colour: 3 },
        palette,
      ),
    )
    expect(indexed?.rgba.slice(4, 7)).toEqual(Uint8Array.from([18, 19, 20]))
    // Seven passes over 8 by 8: 1, 1, 2, 4, 8, 16 and 32 pixels, in 1, 1, 1, 2, 2, 4 and 4 rows.
    const bytes = png(new Uint8Array(64 + 15), { interlaced: true })
    expect(barePng(bytes)).not.toBeNull()
    expect(barePng(png(new Uint8Array(64 + 14), { interlaced: true }))).toBeNull()
  })

  it('is malformed without all of its rows, or with a header that says nothing', () => {
    expect(pixelsOf(png(grey.subarray(0, 70)))).toBeNull()
    expect(pixelsOf(png(grey, { colour: 5 }))).toBeNull()
    const early = joined(png(grey).subarray(0, 8), chunk('tEXt', new Uint8Array(40)), png(grey).subarray(8))
    expect(pixelsOf(early)).toBeNull()
    expect(pixelsOf(new Uint8Array([137, 80, 78, 71, ...new Array<number>(60).fill(255)]))).toBeNull()
  })
})
