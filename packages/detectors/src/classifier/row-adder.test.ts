import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANES } from './heads.ts'
import { createRowAdder, LINE_LIMIT, ROW_LIMIT } from './row-adder.ts'
import { ROW_ADDER_SOURCE } from './row-adder.generated.ts'
import { LINE, LINE_NUMBERS, OF_NUMBERS } from './row-sums.ts'

const ROWS = 64
const KEPT = 32
/** Bytes at their ends too: all rows at their highest is what would carry over. */
const numbers = (count: number) =>
  fc.array(fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 0x7f7f7f7f)), { minLength: count, maxLength: count })

describe('an adder of rows', () => {
  it('adds what plain code adds, and what a sum of each byte says', () => {
    const some = fc.oneof(
      fc.array(fc.nat(ROWS - 1), { maxLength: 1_200 }),
      fc.tuple(fc.nat(ROWS - 1), fc.nat(ROW_LIMIT)).map(([row, count]) => new Array<number>(count).fill(row)),
    )
    fc.assert(
      fc.property(numbers(ROWS * (LANES / 4)), some, (words, rows) => {
        const weights = Int32Array.from(words)
        const bytes = new Uint8Array(weights.buffer)
        const expected = Array.from({ length: LANES }, (_, lane) =>
          rows.reduce((sum, row) => sum + (bytes[row * LANES + lane] ?? 0), 0),
        )
        for (const adder of [createRowAdder(weights, KEPT), createRowAdder(weights, KEPT, null)]) {
          adder.rows.set(rows)
          adder.addRows(rows.length)
          expect([...adder.sums]).toEqual(expected)
        }
      }),
      { numRuns: 60 },
    )
  })
  it('adds lines to what was there, and leaves the rest of the memory alone', () => {
    const some = fc.array(fc.nat(KEPT - 1), { maxLength: LINE_LIMIT })
    fc.assert(
      fc.property(numbers(KEPT * LINE), some, some, (lines, first, second) => {
        const [assembled, plain] = [
          createRowAdder(new Int32Array(4), KEPT),
          createRowAdder(new Int32Array(4), KEPT, null),
        ]
        for (const adder of [assembled, plain]) {
          adder.lines.set(lines)
          for (const places of [first, second]) {
            adder.places.set(places)
            adder.addLines(places.length)
          }
          expect([...adder.lines]).toEqual(lines)
          expect([...adder.weights, ...adder.sums]).toEqual(new Array<number>(4 + LANES).fill(0))
        }
        expect([...assembled.lineSums]).toEqual([...plain.lineSums])
        const last = [...first, ...second].reduce(
          (sum, place) => (sum + (lines[place * LINE + LINE_NUMBERS + 3] ?? 0)) | 0,
          0,
        )
        expect(plain.lineSums[OF_NUMBERS + 3]).toBe(last)
      }),
      { numRuns: 60 },
    )
  })
  it('is the one that was written', () => {
    const source = readFileSync(new URL('row-adder.wat', import.meta.url))
    expect(createHash('sha256').update(source).digest('hex')).toBe(ROW_ADDER_SOURCE)
  })
})
