import type { Pixels } from './pdq.ts'

/** The picture with so many times fewer pixels a side: each the mean of those that it stands for. Itself for a factor of one. */
export function shrinkBy(pixels: Pixels, factor: number): Pixels {
  if (factor <= 1) return pixels
  const [width, height] = [Math.ceil(pixels.width / factor), Math.ceil(pixels.height / factor)]
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        rgba[(y * width + x) * 4 + channel] = meanOf(pixels, { x: x * factor, y: y * factor, factor, channel })
  return { width, height, rgba }
}

type Block = { readonly x: number; readonly y: number; readonly factor: number; readonly channel: number }

function meanOf({ width, height, rgba }: Pixels, { x, y, factor, channel }: Block): number {
  let [sum, count] = [0, 0]
  for (let row = y; row < Math.min(height, y + factor); row++)
    for (let column = x; column < Math.min(width, x + factor); column++, count++)
      sum += rgba[(row * width + column) * 4 + channel] ?? 0
  return Math.round(sum / Math.max(1, count))
}
