/** PNG and JPEG -> pixels. What a file says of its own size is asked first, so that none makes us draw more than `MOST_PIXELS`. */
import { decode as decodePng, type DecodedPng } from 'fast-png'
import { decode as decodeJpeg } from 'jpeg-js'
import { barePng } from './bare-png.ts'
import type { Pixels } from './pdq.ts'

export type ImageType = 'png' | 'jpeg'

export type DecodedImage =
  | { readonly ok: true; readonly pixels: Pixels }
  | { readonly ok: false; readonly why: 'too-large' | 'malformed' }

export const MOST_PIXELS = 24_000_000
const MOST_MEGABYTES = 512

/** Takes up to a second for the largest: not on a thread that answers. */
export function decodeImage(bytes: Uint8Array, type: ImageType): DecodedImage {
  const size = type === 'png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (size === null) return { ok: false, why: 'malformed' }
  if (size.width * size.height > MOST_PIXELS) return { ok: false, why: 'too-large' }
  try {
    if (type === 'jpeg') return { ok: true, pixels: pixelsOfJpeg(bytes) }
    const bare = barePng(bytes)
    return bare === null ? { ok: false, why: 'malformed' } : { ok: true, pixels: pixelsOfPng(decodePng(bare)) }
  } catch {
    return { ok: false, why: 'malformed' } // both decoders throw on what they cannot read, and say no more than that
  }
}

type Size = { readonly width: number; readonly height: number }

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function sizeOfPng(bytes: Uint8Array): Size | null {
  const isPng = bytes.length > 33 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
  if (!isPng) return null
  const longAt = (at: number): number => wordAt(bytes, at) * 0x1_0000 + wordAt(bytes, at + 2)
  return { width: longAt(16), height: longAt(20) }
}

/** Walks the segments to the frame header. Its codes are C0 to CF without the three that name tables. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  if (wordAt(bytes, 0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: wordAt(bytes, at + 5), width: wordAt(bytes, at + 7) }
    at += marker === 0xff ? 1 : 2 + wordAt(bytes, at + 2)
  }
  return null
}

function pixelsOfJpeg(bytes: Uint8Array): Pixels {
  const limits = { maxResolutionInMP: MOST_PIXELS / 1_000_000, maxMemoryUsageInMB: MOST_MEGABYTES }
  const { width, height, data } = decodeJpeg(bytes, { useTArray: true, formatAsRGBA: true, ...limits })
  return { width, height, rgba: data }
}

/** Grey is spread over the colours, 16 bits become 8, and what is transparent is seen as it is underneath. */
function pixelsOfPng(png: DecodedPng): Pixels {
  const { width, height, depth, palette } = png
  const rgba = new Uint8Array(width * height * 4).fill(255)
  const sample = samplesOf(png)
  const channels = palette === undefined ? png.channels : 1
  const scale = palette !== undefined ? 1 : 255 / (2 ** depth - 1)
  for (let at = 0; at < width * height; at++) {
    const first = sample(at, 0)
    const colour = palette?.[first]
    for (let channel = 0; channel < 3; channel++) {
      const value = channels < 3 ? first : sample(at, channel)
      rgba[at * 4 + channel] = palette === undefined ? Math.round(value * scale) : (colour?.[channel] ?? 0)
    }
  }
  return { width, height, rgba }
}

/** Reads one channel of one pixel. Rows of less than 8 bits a pixel begin at a whole byte. */
function samplesOf({ width, depth, channels, data }: DecodedPng): (pixel: number, channel: number) => number {
  if (depth >= 8) return (pixel, channel) => data[pixel * channels + channel] ?? 0
  const rowBytes = Math.ceil((width * depth) / 8)
  const mask = 2 ** depth - 1
  return (pixel) => {
    const column = pixel % width
    const byte = data[Math.floor(pixel / width) * rowBytes + ((column * depth) >> 3)] ?? 0
    return (byte >> (8 - depth - ((column * depth) & 7))) & mask
  }
}
