import type { Pixels } from '@goodstanding/detectors'

/** A picture as a square of so many pixels a side, three bytes each: every pixel the mean of what it stands for, or the nearest one. */
export function resizePixels({ width, height, rgba }: Pixels, side: number): Uint8Array {
  const rgb = new Uint8Array(side * side * 3)
  const span = (at: number, length: number): readonly [number, number] => {
    const from = Math.floor((at * length) / side)
    return [from, Math.max(from + 1, Math.floor(((at + 1) * length) / side))]
  }
  for (let y = 0; y < side; y++) {
    const [top, bottom] = span(y, height)
    for (let x = 0; x < side; x++) {
      const [left, right] = span(x, width)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let row = top; row < bottom; row++)
          for (let column = left; column < right; column++) sum += rgba[(row * width + column) * 4 + channel] ?? 0
        rgb[(y * side + x) * 3 + channel] = Math.round(sum / ((bottom - top) * (right - left)))
      }
    }
  }
  return rgb
}
