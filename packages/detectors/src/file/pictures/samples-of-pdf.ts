/** Samples of a picture in a PDF -> pixels. Of colours only what is light and what is dark matters here. */
import type { Pixels } from '../../image/pdq.ts'

export type Samples = {
  readonly width: number
  readonly height: number
  /** Of one channel: 1, 2, 4, 8 or 16. */
  readonly bits: number
  readonly channels: number
  /** Three bytes for each number that stands for a colour; null: samples are colours themselves. */
  readonly palette: Uint8Array | null
  /** What is dark is written as light. */
  readonly inverted: boolean
  readonly bytes: Uint8Array
}

/** Bytes of one row. */
export const rowBytes = ({ width, bits, channels }: Pick<Samples, 'width' | 'bits' | 'channels'>): number =>
  Math.ceil((width * bits * channels) / 8)

function sampleOf({ bits, bytes }: Samples, row: number, place: number): number {
  if (bits === 8) return bytes[row + place] ?? 0
  if (bits === 16) return bytes[row + place * 2] ?? 0
  const bit = place * bits
  return ((bytes[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1)
}

/** Numbers of colours that nobody knows: the least becomes black, the most white. */
function spread(greys: Uint8Array): void {
  let [least, most] = [255, 0]
  for (const grey of greys) {
    if (grey < least) least = grey
    if (grey > most) most = grey
  }
  if (most > least)
    for (let at = 0; at < greys.length; at++)
      greys[at] = Math.round((((greys[at] ?? 0) - least) * 255) / (most - least))
}

/** How light three channels are together, or four inks. */
function lightness(samples: Samples, row: number, from: number): number {
  const [one, two, three] = [
    sampleOf(samples, row, from),
    sampleOf(samples, row, from + 1),
    sampleOf(samples, row, from + 2),
  ]
  if (samples.channels === 4) return Math.max(0, 255 - Math.max(one, two, three) - sampleOf(samples, row, from + 3))
  return (77 * one + 150 * two + 29 * three) >> 8
}

/** How light each number is: colours of a palette, or shades of grey. */
function shadesOf({ bits, palette }: Samples): Uint8Array {
  const most = 2 ** Math.min(bits, 8) - 1
  return Uint8Array.from({ length: most + 1 }, (_, number) => {
    if (palette === null) return Math.round((number * 255) / most)
    const [red = 0, green = 0, blue = 0] = palette.subarray(number * 3, number * 3 + 3)
    return (77 * red + 150 * green + 29 * blue) >> 8
  })
}

export function pixelsOfSamples(samples: Samples): Pixels {
  const { width, height, channels, inverted } = samples
  const greys = new Uint8Array(width * height)
  const row = rowBytes(samples)
  const shades = shadesOf(samples)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      greys[y * width + x] =
        channels === 1 ? (shades[sampleOf(samples, y * row, x)] ?? 0) : lightness(samples, y * row, x * channels)
  if (channels === 1) spread(greys)
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < greys.length; at++) {
    const grey = inverted ? 255 - (greys[at] ?? 0) : (greys[at] ?? 0)
    rgba[at * 4] = rgba[at * 4 + 1] = rgba[at * 4 + 2] = grey
    rgba[at * 4 + 3] = 255
  }
  return { width, height, rgba }
}
