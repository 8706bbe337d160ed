import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { decodeImage, MOST_PIXELS } from './decode-image.ts'
import { hashPixels, type Pixels } from './pdq.ts'

/** A picture of waves and blocks that whole numbers define, so that any language draws the same. */
function draw(width: number, height: number, seed: number): Pixels {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++) {
        const wave = (Math.floor((x * x * (seed + 3 * channel + 1)) / width) + y * (seed * 7 + channel * 5 + 1)) % 511
        const block =
          ((Math.floor((x * 8) / width) * (seed + 2) + Math.floor((y * 8) / height) * (seed * 3 + channel + 1)) * 37) %
          256
        rgba[(y * width + x) * 4 + channel] = ((wave > 255 ? 510 - wave : wave) + block) >> 1
      }
  return { width, height, rgba }
}

function bitsApart(a: string, b: string): number {
  let bits = 0
  for (let at = 0; at < a.length; at++) {
    let differs = Number.parseInt(a.charAt(at), 16) ^ Number.parseInt(b.charAt(at), 16)
    for (; differs !== 0; differs >>= 1) bits += differs & 1
  }
  return bits
}

/** What the reference implementation in C++ (pdqhash 0.2.8 of PyPI, BSD) says of the same pixels: width, height, seed, hash, quality. */
const REFERENCE = [
  [64, 64, 1, 'b530ab0745aeef05c13ed0eb412ee07caab29f03bec16f05bec0507abe51e46c', 100],
  [100, 80, 2, 'ea6355a6506aee56124b3ec1531b5af6556a4556aaa4c1aae93491b9ab94fec1', 100],
  [320, 240, 3, '29a3a56329bbb13202dbab9670daa70f29a3bce0ada5b4696da4a64d3ec1e64c', 100],
  [512, 512, 4, '65e0c03c4f86d87e539bd46b40fedd2367c0ca5c3f81cb146ce4af0530f99f03', 100],
  [640, 97, 5, 'c7c01e0031e06701de1f1f027c3f2f057c3f5f02fe1e2f25ed2d5f02da5a2f05', 100],
  [1000, 750, 6, 'c03f36e9c02307ef1f8ac07e14eed42a3fc02b953f813f816ce469b4e2dcc936', 100],
  [33, 47, 7, 'd2cb84ebf24fc46bc39b04626c76eb944744783c17c8fb9d39b0fb9829b00bd0', 100],
  [7, 300, 9, '34dac723687dcd23e58bc47b3d883834992ee5cb92763b841a7432dc97823adc', 100],
  [129, 129, 10, 'aa5b50fb887750fb852b50fa853f50f2af454f85fe402f057ad06f04f6086f05', 100],
  [1, 1, 8, '0'.repeat(64), 0],
] as const

describe('the perceptual hash', () => {
  it.each(REFERENCE)('of %i x %i pixels is that of the reference implementation, bit for bit (%i)', (...row) => {
    const [width, height, seed, pdq, quality] = row
    expect(hashPixels(draw(width, height, seed))).toEqual({ pdq, quality })
  })

  it('of one picture stays near over encodings, sizes and brightness, and of others far', () => {
    const picture = draw(640, 480, 2)
    const own = hashPixels(picture)!.pdq
    const jpeg = decodeImage(encodeJpeg({ ...picture, data: picture.rgba }, 40).data, 'jpeg')
    if (!jpeg.ok) throw new Error(jpeg.why)
    const brighter = picture.rgba.map((value) => Math.min(255, value + 20))
    expect(bitsApart(hashPixels(jpeg.pixels)!.pdq, own)).toBeLessThanOrEqual(10)
    expect(bitsApart(hashPixels(halved(picture))!.pdq, own)).toBeLessThanOrEqual(31)
    expect(bitsApart(hashPixels({ ...picture, rgba: brighter })!.pdq, own)).toBeLessThanOrEqual(31)
    expect(bitsApart(hashPixels(draw(640, 480, 5))!.pdq, own)).toBeGreaterThan(64)
  })

  it('of nothing to see has no quality; of no pixels there is none', () => {
    expect(hashPixels({ width: 40, height: 40, rgba: new Uint8Array(6_400).fill(90) })).toMatchObject({ quality: 0 })
    expect(hashPixels({ width: 0, height: 9, rgba: new Uint8Array(0) })).toBeNull()
  })
})

function halved({ width, height, rgba }: Pixels): Pixels {
  const half = new Uint8Array((width / 2) * (height / 2) * 4)
  for (let y = 0; y < height / 2; y++)
    for (let x = 0; x < width / 2; x++)
      for (let channel = 0; channel < 4; channel++) {
        const from = (y * 2 * width + x * 2) * 4 + channel
        const sum = [0, 4, width * 4, width * 4 + 4].reduce((total, step) => total + (rgba[from + step] ?? 0), 0)
        half[((y * width) / 2 + x) * 4 + channel] = sum >> 2
      }
  return { width: width / 2, height: height / 2, rgba: half }
}

describe('decoding', () => {
  const grey = Uint8Array.from({ length: 64 }, (_, at) => at * 4)
  it.each([
    ['grey', { width: 8, height: 8, data: grey, channels: 1 }],
    ['grey with transparency', { width: 8, height: 4, data: grey, channels: 2 }],
    ['colour of 16 bits', { width: 4, height: 4, data: new Uint16Array(48).fill(0x8000), depth: 16, channels: 3 }],
  ] as const)('reads PNG in %s', (_what, image) => {
    const decoded = decodeImage(encodePng({ depth: 8, ...image }), 'png')
    expect(decoded).toMatchObject({ ok: true, pixels: { width: image.width, height: image.height } })
    if (decoded.ok) expect(decoded.pixels.rgba[0]).toBe(image.data instanceof Uint16Array ? 128 : 0)
  })

  it('refuses what says it is larger than may be drawn, before it draws', () => {
    const png = encodePng({ width: 2, height: 2, data: new Uint8Array(16), channels: 4 })
    new DataView(png.buffer, png.byteOffset).setUint32(16, MOST_PIXELS)
    expect(decodeImage(png, 'png')).toEqual({ ok: false, why: 'too-large' })
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3, 0, 0, 0])
    expect(decodeImage(jpeg, 'jpeg')).toEqual({ ok: false, why: 'too-large' })
  })

  it('says so of what is cut off or is no picture', () => {
    const png = encodePng({ width: 8, height: 8, data: grey, channels: 1 })
    expect(decodeImage(png.subarray(0, 45), 'png')).toEqual({ ok: false, why: 'malformed' })
    for (const type of ['png', 'jpeg'] as const)
      expect(decodeImage(new Uint8Array(40), type)).toEqual({ ok: false, why: 'malformed' })
  })
})
