/** Pixels -> a PNG of one of the stages. */
import { encode } from 'fast-png'
import type { Pixels } from '@goodstanding/detectors'
import type { PictureStage } from './screen-picture.ts'

/** The longer side, in pixels. A screened picture is a few blots: shapes and light, no face and no text. */
const LONGEST: Readonly<Record<PictureStage, number>> = { screened: 12, grey: 640, colour: 1_280 }

/** Rows of pixels from the top left, as many bytes each as the picture has channels. */
function shrink({ width, height, rgba }: Pixels, longest: number): { width: number; height: number; rgb: Uint8Array } {
  const scale = Math.min(1, longest / Math.max(width, height))
  const to = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const rgb = new Uint8Array(to.width * to.height * 3)
  for (let y = 0; y < to.height; y++) {
    const [top, bottom] = spanOf(y, to.height, height)
    for (let x = 0; x < to.width; x++) {
      const [left, right] = spanOf(x, to.width, width)
      const sums = [0, 0, 0]
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++)
          for (const channel of [0, 1, 2])
            sums[channel] = (sums[channel] ?? 0) + (rgba[(row * width + column) * 4 + channel] ?? 0)
      const count = (bottom - top) * (right - left)
      for (const channel of [0, 1, 2]) rgb[(y * to.width + x) * 3 + channel] = Math.round((sums[channel] ?? 0) / count)
    }
  }
  return { ...to, rgb }
}

/** The pixels of one side that become the one at `at`: at least one. */
function spanOf(at: number, to: number, from: number): readonly [number, number] {
  const start = Math.floor((at * from) / to)
  return [start, Math.max(start + 1, Math.floor(((at + 1) * from) / to))]
}

const LUMA = [0.299, 0.587, 0.114] as const

export function drawPicture(pixels: Pixels, stage: PictureStage): Uint8Array {
  const { width, height, rgb } = shrink(pixels, LONGEST[stage])
  if (stage === 'colour') return encode({ width, height, data: rgb, channels: 3, depth: 8 })
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++)
    grey[at] = Math.round(LUMA.reduce((sum, share, channel) => sum + share * (rgb[at * 3 + channel] ?? 0), 0))
  return encode({ width, height, data: grey, channels: 1, depth: 8 })
}
