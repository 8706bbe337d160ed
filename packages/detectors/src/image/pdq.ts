/**
 * PDQ: a hash of 256 bits of what a picture looks like, after the published description of the algorithm. Two encodings or sizes of
 * one picture differ in few bits, two pictures in about half. Luminance is blurred twice by a box filter, taken down to 64 x 64,
 * transformed by a discrete cosine transform of which 16 x 16 low frequencies are kept, and each is compared with their median.
 */

/** Rows of pixels from the top left, 4 bytes each: red, green, blue, and one that is not looked at. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

export type PdqHash = {
  /** 64 hex digits. */
  readonly pdq: string
  /** 0..100: how much there is to see. Hashes of pictures under 50 mean little: plain walls look alike. */
  readonly quality: number
}

const SIDE = 64
const KEPT = 16
/** A side is blurred by a window of its length over this. */
const WINDOW_DIVISOR = 128
const PASSES = 2
/** How much change between neighbours makes a picture of full quality. */
const FULL_GRADIENT = 90

/** Null for a picture without pixels. */
export function hashPixels(pixels: Pixels): PdqHash | null {
  const { width, height } = pixels
  if (width < 1 || height < 1) return null
  const small = shrink(blur(luminance(pixels), width, height), width, height)
  const waves = transform(small)
  return { pdq: hexOf(waves, medianOf(waves)), quality: qualityOf(small) }
}

function luminance({ width, height, rgba }: Pixels): Float32Array {
  const luma = new Float32Array(width * height)
  for (let at = 0, byte = 0; at < luma.length; at++, byte += 4)
    luma[at] = 0.299 * (rgba[byte] ?? 0) + 0.587 * (rgba[byte + 1] ?? 0) + 0.114 * (rgba[byte + 2] ?? 0)
  return luma
}

const windowOf = (length: number): number => Math.floor((length + WINDOW_DIVISOR - 1) / WINDOW_DIVISOR)

function blur(luma: Float32Array, width: number, height: number): Float32Array {
  let from = luma
  let to: Float32Array = new Float32Array(luma.length)
  const [across, down] = [windowOf(width), windowOf(height)]
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < height; row++) blurLine({ from, to, start: row * width, stride: 1, length: width }, across)
    ;[from, to] = [to, from]
    for (let column = 0; column < width; column++)
      blurLine({ from, to, start: column, stride: width, length: height }, down)
    ;[from, to] = [to, from]
  }
  return from
}

type Line = {
  readonly from: Float32Array
  readonly to: Float32Array
  readonly start: number
  readonly stride: number
  readonly length: number
}

/** The mean of what a window shows at each place; at the ends it shows less. Sums are rounded as single-precision ones are. */
function blurLine({ from, to, start, stride, length }: Line, window: number): void {
  const behind = window - ((window + 2) >> 1)
  const ahead = ((window + 2) >> 1) - 1
  let [sum, shown] = [0, 0]
  for (let at = 0; at < Math.min(ahead, length); at++) {
    sum = Math.fround(sum + (from[start + at * stride] ?? 0))
    shown++
  }
  for (let at = 0; at < length; at++) {
    if (at + ahead < length) {
      sum = Math.fround(sum + (from[start + (at + ahead) * stride] ?? 0))
      shown++
    }
    if (at - behind - 1 >= 0) {
      sum = Math.fround(sum - (from[start + (at - behind - 1) * stride] ?? 0))
      shown--
    }
    to[start + at * stride] = sum / shown
  }
}

function shrink(luma: Float32Array, width: number, height: number): Float32Array {
  const small = new Float32Array(SIDE * SIDE)
  for (let row = 0; row < SIDE; row++) {
    const y = Math.floor(((row + 0.5) * height) / SIDE)
    for (let column = 0; column < SIDE; column++)
      small[row * SIDE + column] = luma[y * width + Math.floor(((column + 0.5) * width) / SIDE)] ?? 0
  }
  return small
}

/** Steps between neighbours in hundredths of the range, cut to whole ones: noise counts for nothing. */
function qualityOf(small: Float32Array): number {
  const step = (a: number, b: number): number => Math.abs(Math.trunc((((small[a] ?? 0) - (small[b] ?? 0)) * 100) / 255))
  let gradient = 0
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const at = row * SIDE + column
      if (row < SIDE - 1) gradient += step(at, at + SIDE)
      if (column < SIDE - 1) gradient += step(at, at + 1)
    }
  return Math.min(100, Math.trunc(gradient / FULL_GRADIENT))
}

/** The cosines of frequencies 1 to 16: the mean, frequency 0, says nothing of what is seen. */
const COSINES = Float32Array.from({ length: KEPT * SIDE }, (_, at) => {
  const [frequency, place] = [Math.floor(at / SIDE) + 1, at % SIDE]
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * frequency * (2 * place + 1))
})

function transform(small: Float32Array): Float32Array {
  const half = new Float32Array(KEPT * SIDE)
  for (let row = 0; row < KEPT; row++)
    for (let column = 0; column < SIDE; column++) {
      let sum = 0
      for (let at = 0; at < SIDE; at++) sum += (COSINES[row * SIDE + at] ?? 0) * (small[at * SIDE + column] ?? 0)
      half[row * SIDE + column] = sum
    }
  const waves = new Float32Array(KEPT * KEPT)
  for (let row = 0; row < KEPT; row++)
    for (let column = 0; column < KEPT; column++) {
      let sum = 0
      for (let at = 0; at < SIDE; at++) sum += (half[row * SIDE + at] ?? 0) * (COSINES[column * SIDE + at] ?? 0)
      waves[row * KEPT + column] = sum
    }
  return waves
}

/** The lower of the two in the middle. */
function medianOf(waves: Float32Array): number {
  return Float32Array.from(waves).sort()[waves.length / 2 - 1] ?? 0
}

/** The first wave is the last bit. */
function hexOf(waves: Float32Array, median: number): string {
  let hex = ''
  for (let digit = waves.length / 4 - 1; digit >= 0; digit--) {
    let bits = 0
    for (let bit = 0; bit < 4; bit++) if ((waves[digit * 4 + bit] ?? 0) > median) bits |= 1 << bit
    hex += bits.toString(16)
  }
  return hex
}
