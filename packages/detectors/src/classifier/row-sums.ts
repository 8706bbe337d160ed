/** Adds up rows of sixteen bytes, a byte a head, without taking them apart: two bytes at a time in the halves of a number. */
import { LANES } from './heads.ts'

/** Sums of so many bytes never carry over from one half into the other. */
export const FLUSH = 256
/** The first and third byte of four, each with room for a sum. */
export const EVEN = 0x00ff00ff
/** What the byte of a weight is raised by. */
export const RAISED = 128

/** Adds the sixteen bytes of each row, two at a time, and takes the bias off. */
export function sumRows(sums: Int32Array, weights: Int32Array, rows: Int32Array, count: number): void {
  sums.fill(0)
  for (let from = 0; from < count; from += FLUSH) {
    const to = Math.min(count, from + FLUSH)
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let h = 0
    for (let at = from; at < to; at += 1) {
      const row = rows[at] ?? 0
      const first = weights[row] ?? 0
      const second = weights[row + 1] ?? 0
      const third = weights[row + 2] ?? 0
      const fourth = weights[row + 3] ?? 0
      a = (a + (first & EVEN)) | 0
      b = (b + ((first >>> 8) & EVEN)) | 0
      c = (c + (second & EVEN)) | 0
      d = (d + ((second >>> 8) & EVEN)) | 0
      e = (e + (third & EVEN)) | 0
      f = (f + ((third >>> 8) & EVEN)) | 0
      g = (g + (fourth & EVEN)) | 0
      h = (h + ((fourth >>> 8) & EVEN)) | 0
    }
    unpack(sums, 0, a, b)
    unpack(sums, 4, c, d)
    unpack(sums, 8, e, f)
    unpack(sums, 12, g, h)
  }
  const bias = count * RAISED
  for (let lane = 0; lane < LANES; lane += 1) sums[lane] = (sums[lane] ?? 0) - bias
}

/** Adds to four sums: `even` holds those of the first and third byte, `odd` those of the second and fourth. */
export function unpack(sums: Int32Array, lane: number, even: number, odd: number): void {
  sums[lane] = (sums[lane] ?? 0) + (even & 0xffff)
  sums[lane + 1] = (sums[lane + 1] ?? 0) + (odd & 0xffff)
  sums[lane + 2] = (sums[lane + 2] ?? 0) + (even >>> 16)
  sums[lane + 3] = (sums[lane + 3] ?? 0) + (odd >>> 16)
}
