import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PdfValue } from './read-values.ts'
import { withoutPrediction } from './without-prediction.ts'

type Rows = { readonly columns: number; readonly colours: number; readonly bytes: Uint8Array }

const parametersOf = (way: number, { columns, colours }: Rows): ReadonlyMap<string, PdfValue> =>
  new Map(
    Object.entries({ Predictor: way, Columns: columns, Colors: colours }).map(([key, value]) => [
      key,
      { kind: 'number', value },
    ]),
  )

/** What the five filters of PNG (W3C, section 9) take from a byte: from the one before, above, and before the one above. */
const TAKEN: readonly ((a: number, b: number, c: number) => number)[] = [
  () => 0,
  (a) => a,
  (_a, b) => b,
  (a, b) => Math.floor((a + b) / 2),
  (a, b, c) => [a, b, c].sort((x, y) => Math.abs(a + b - c - x) - Math.abs(a + b - c - y))[0] ?? 0,
]

function asPng({ columns, colours, bytes }: Rows, filters: readonly number[]): Uint8Array {
  const row = columns * colours
  const at = (y: number, x: number): number => (y < 0 || x < 0 ? 0 : (bytes[y * row + x] ?? 0))
  return Uint8Array.from(
    filters.flatMap((filter, y) => [
      filter,
      ...Array.from({ length: row }, (_, x) => {
        const taken = TAKEN[filter]?.(at(y, x - colours), at(y - 1, x), at(y - 1, x - colours)) ?? 0
        return (at(y, x) - taken) & 0xff
      }),
    ]),
  )
}

const rows = fc
  .record({ columns: fc.integer({ min: 1, max: 9 }), colours: fc.constantFrom(1, 3, 4) })
  .chain(({ columns, colours }) =>
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }).chain((filters) => {
      const length = columns * colours * filters.length
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((bytes) => ({ given: { columns, colours, bytes }, filters }))
    }),
  )

describe('samples that were written as differences', () => {
  it('are what they were, whichever filter of PNG each row names', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 10, max: 15 }), ({ given, filters }, way) => {
        expect(withoutPrediction(asPng(given, filters), parametersOf(way, given))).toEqual(given.bytes)
      }),
    )
  })

  it('are what they were, as TIFF writes them', () => {
    fc.assert(
      fc.property(rows, ({ given }) => {
        const { columns, colours, bytes } = given
        const written = bytes.map((byte, at) =>
          at % (columns * colours) < colours ? byte : byte - (bytes[at - colours] ?? 0),
        )
        expect(withoutPrediction(written, parametersOf(2, given))).toEqual(bytes)
      }),
    )
  })

  it('stay where nobody predicted them, and where a row would be larger than any picture', () => {
    const bytes = Uint8Array.of(9, 8, 7)
    expect(withoutPrediction(bytes, new Map())).toEqual(bytes)
    expect(withoutPrediction(bytes, parametersOf(15, { columns: 2_000_000, colours: 1, bytes }))).toEqual(bytes)
  })
})
