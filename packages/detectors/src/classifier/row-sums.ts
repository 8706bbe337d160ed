/** What `row-adder.wat` does, in plain code: sums of rows of bytes two at a time in the halves of a number, without taking them apart. */
import { LANES } from './heads.ts'
import type { RowAdder } from './row-adder.ts'

/** Sums of so many bytes never carry over from one half into the other. */
const FLUSH = 256
/** The first and third byte of four, each with room for a sum. */
const EVEN = 0x00ff00ff
const WORDS = LANES / 4
/** Numbers of a line: sums of two lanes each, then a row of bytes, then four numbers, and room up to a line of the cache. As `row-adder.wat` reads them. */
export const LINE = 32
export const LINE_BYTES = LANES / 2
export const LINE_NUMBERS = LINE_BYTES + WORDS
const NUMBERS = 4
/** Of the sums of lines: first its sums by lane, then those of its bytes by lane, then those of its numbers. */
export const OF_BYTES = LANES
export const OF_NUMBERS = 2 * LANES
export const LINE_SUMS = OF_NUMBERS + NUMBERS

/** Writes the sums, by lane, of the first `count` rows. */
export function addRowsPlainly(
  { weights, rows, sums }: Pick<RowAdder, 'weights' | 'rows' | 'sums'>,
  count: number,
): void {
  sums.fill(0)
  for (let from = 0; from < count; from += FLUSH) {
    const to = Math.min(count, from + FLUSH)
    for (let word = 0; word < WORDS; word += 1) {
      let even = 0
      let odd = 0
      for (let at = from; at < to; at += 1) {
        const bytes = weights[(rows[at] ?? 0) * WORDS + word] ?? 0
        even = (even + (bytes & EVEN)) | 0
        odd = (odd + ((bytes >>> 8) & EVEN)) | 0
      }
      unpack(sums, word * 4, even, odd)
    }
  }
}

/** Adds the first `count` lines to the sums. */
export function addLinesPlainly(
  { lines, places, lineSums }: Pick<RowAdder, 'lines' | 'places' | 'lineSums'>,
  count: number,
): void {
  for (let at = 0; at < count; at += 1) {
    const line = (places[at] ?? 0) * LINE
    for (let pair = 0; pair < LINE_BYTES; pair += 1) {
      const both = lines[line + pair] ?? 0
      lineSums[pair * 2] = (lineSums[pair * 2] ?? 0) + ((both << 16) >> 16)
      lineSums[pair * 2 + 1] = (lineSums[pair * 2 + 1] ?? 0) + (both >> 16)
    }
    for (let word = 0; word < WORDS; word += 1) {
      const bytes = lines[line + LINE_BYTES + word] ?? 0
      unpack(lineSums, OF_BYTES + word * 4, bytes & EVEN, (bytes >>> 8) & EVEN)
    }
    for (let number = 0; number < NUMBERS; number += 1)
      lineSums[OF_NUMBERS + number] = (lineSums[OF_NUMBERS + number] ?? 0) + (lines[line + LINE_NUMBERS + number] ?? 0)
  }
}

/** Adds to four sums: `even` holds those of the first and third byte, `odd` those of the second and fourth. */
function unpack(sums: Int32Array, lane: number, even: number, odd: number): void {
  sums[lane] = (sums[lane] ?? 0) + (even & 0xffff)
  sums[lane + 1] = (sums[lane + 1] ?? 0) + (odd & 0xffff)
  sums[lane + 2] = (sums[lane + 2] ?? 0) + (even >>> 16)
  sums[lane + 3] = (sums[lane + 3] ?? 0) + (odd >>> 16)
}
