/**
 * What a picture may have looked like before somebody cut its edges off. The cut edges are gone, but a perceptual hash keeps broad
 * shapes only: with the last row and column spread over the place of the edges, the middle lies where it lay, and the hash comes
 * near the whole picture's. A frame around the picture is taken off first.
 */
import { hashPixels, type Pixels } from './pdq.ts'
import { shrinkBy } from './shrink-pixels.ts'

/** Shares of the whole picture that may be missing at each side: left and right, top and bottom. */
const CUTS: readonly (readonly [across: number, down: number])[] = [
  [0.05, 0.05],
  [0.1, 0.1],
  [0.15, 0.15],
  [0.07, 0],
  [0.125, 0],
]
/** Longest side that is looked at: the hash keeps 16 waves, so more pixels tell nothing. */
const LONGEST = 256
/** Steps of brightness that a frame's own pixels may differ by. */
const PLAIN = 12
/** Hashes of pictures with less to see inside their frame look like those of any other plain picture. */
const LEAST_QUALITY = 50
/** More than this share of a side is no frame but a picture of little. */
const WIDEST_FRAME = 0.35

/** Hashes of the picture as it may have been before it was cut or framed; none of one without pixels, or with little but frame. */
export function hashUncut(pixels: Pixels): readonly string[] {
  if (pixels.width < 1 || pixels.height < 1) return []
  const small = shrinkBy(pixels, Math.ceil(Math.max(pixels.width, pixels.height) / LONGEST))
  const bare = takeFrameOff(small)
  const seen = hashPixels(bare)
  if (bare !== small && (seen === null || seen.quality < LEAST_QUALITY)) return []
  const spread = CUTS.flatMap((cut) => hashPixels(spreadEdges(bare, cut))?.pdq ?? [])
  return bare === small || seen === null ? spread : [seen.pdq, ...spread]
}

/** The picture in the middle of the larger one that it may have been cut from. */
function spreadEdges({ width, height, rgba }: Pixels, [across, down]: readonly [number, number]): Pixels {
  const [left, top] = [missing(width, across), missing(height, down)]
  const whole = { width: width + 2 * left, height: height + 2 * top }
  const spread = new Uint8Array(whole.width * whole.height * 4)
  for (let y = 0; y < whole.height; y++)
    for (let x = 0; x < whole.width; x++) {
      const from = (within(y - top, height) * width + within(x - left, width)) * 4
      spread.set(rgba.subarray(from, from + 4), (y * whole.width + x) * 4)
    }
  return { ...whole, rgba: spread }
}

const missing = (left: number, share: number): number => Math.round((left * share) / (1 - 2 * share))
const within = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at))

/** The picture without plain rows and columns around it; itself when there are none, or nothing but them. */
function takeFrameOff(pixels: Pixels): Pixels {
  const { width, height } = pixels
  const row = (y: number) => isPlain(pixels, { start: y * width, stride: 1, length: width })
  const column = (x: number) => isPlain(pixels, { start: x, stride: width, length: height })
  const [top, bottom] = [plainFrom(height, row), plainFrom(height, (y) => row(height - 1 - y))]
  const [left, right] = [plainFrom(width, column), plainFrom(width, (x) => column(width - 1 - x))]
  if (top + bottom + left + right === 0) return pixels
  const inner = { width: width - left - right, height: height - top - bottom }
  if (inner.width < 8 || inner.height < 8) return pixels
  const rgba = new Uint8Array(inner.width * inner.height * 4)
  for (let y = 0; y < inner.height; y++) {
    const from = ((y + top) * width + left) * 4
    rgba.set(pixels.rgba.subarray(from, from + inner.width * 4), y * inner.width * 4)
  }
  return { ...inner, rgba }
}

function plainFrom(length: number, plain: (at: number) => boolean): number {
  const most = Math.floor(length * WIDEST_FRAME)
  let at = 0
  while (at < most && plain(at)) at++
  return at
}

type PixelLine = { readonly start: number; readonly stride: number; readonly length: number }

function isPlain({ rgba }: Pixels, { start, stride, length }: PixelLine): boolean {
  let [least, most] = [255, 0]
  for (let at = 0; at < length; at++) {
    const pixel = (start + at * stride) * 4
    const luma = ((rgba[pixel] ?? 0) * 3 + (rgba[pixel + 1] ?? 0) * 6 + (rgba[pixel + 2] ?? 0)) / 10
    least = Math.min(least, luma)
    most = Math.max(most, luma)
    if (most - least > PLAIN) return false
  }
  return true
}
