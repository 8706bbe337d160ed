/** A screenshot as an indexed PNG: pages have few colours, and a repository keeps every version of a picture. */
import { crc32, deflateSync } from 'node:zlib'
import { decode } from 'fast-png'

const MOST_COLOURS = 256
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const INDEXED = 3
const HUE_FROM = 40
const HUE_WEIGHT = 20

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sums = Buffer.alloc(8)
  sums.writeUInt32BE(data.length, 0)
  sums.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([sums.subarray(0, 4), named, sums.subarray(4)])
}

/** How far two colours are apart, as 0xRRGGBB. */
function distance(a: number, b: number): number {
  const squares = [16, 8, 0].map((shift) => (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2)
  return squares.reduce((sum, square) => sum + square, 0)
}

/** What has a hue says something, and there is little of it: it counts for more than another shade of grey. */
function weightOf(colour: number): number {
  const channels = [16, 8, 0].map((shift) => (colour >> shift) & 255)
  return Math.max(...channels) - Math.min(...channels) > HUE_FROM ? HUE_WEIGHT : 1
}

/** The colours that are seen most stay as they are; any other becomes the nearest of them. */
function indexColours(data: ArrayLike<number>, channels: number) {
  const pixels = Array.from({ length: data.length / channels }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => data[at * channels + channel] ?? 0)
    return (red << 16) | (green << 8) | blue
  })
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette = [...counts]
    .sort(([a, seenA], [b, seenB]) => seenB * weightOf(b) - seenA * weightOf(a))
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
  const nearest = new Map(palette.map((colour, at) => [colour, at]))
  const indexOf = (pixel: number): number => {
    const known = nearest.get(pixel)
    if (known !== undefined) return known
    let best = 0
    for (const [at, colour] of palette.entries())
      if (distance(colour, pixel) < distance(palette[best] ?? 0, pixel)) best = at
    nearest.set(pixel, best)
    return best
  }
  return { palette, indices: Uint8Array.from(pixels, indexOf) }
}

export function shrinkPng(screenshot: Uint8Array): Buffer {
  const { width, height, channels, data } = decode(screenshot)
  const { palette, indices } = indexColours(data, channels)
  const rows = Buffer.alloc((width + 1) * height) // each row begins with its filter: none
  for (let y = 0; y < height; y++) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, INDEXED, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((value) => [(value >> 16) & 255, (value >> 8) & 255, value & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}
