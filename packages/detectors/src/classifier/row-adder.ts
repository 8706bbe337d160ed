/**
 * Adds up rows of weights, a byte a head, and lines of words, in the memory of a small module of WebAssembly (row-adder.wat). Where
 * a runtime has no WebAssembly, plain code adds the same (`row-sums.ts`).
 */
import { type Assembly, assemblyOfRuntime, openAssembly } from '../assembly.ts'
import { LANES } from './heads.ts'
import { ROW_ADDER } from './row-adder.generated.ts'
import { addLinesPlainly, addRowsPlainly, LINE, LINE_SUMS } from './row-sums.ts'

/** Rows that are added at once at most. */
export const ROW_LIMIT = 65_536
/** Lines that are added at once at most: so many bytes fit into 16 bits. */
export const LINE_LIMIT = 256

/** The memory of an adder, and what adds in it. Rows and lines are called by their number. */
export type RowAdder = {
  readonly weights: Int32Array
  /** The rows to add. */
  readonly rows: Int32Array
  /** By lane: what `addRows` found, each byte as it is. */
  readonly sums: Int32Array
  readonly addRows: (count: number) => void
  readonly lines: Int32Array
  /** The lines to add. */
  readonly places: Int32Array
  /** What `addLines` found, added to what was there. */
  readonly lineSums: Int32Array
  readonly addLines: (count: number) => void
}

type Exported = {
  readonly addRows: (rows: number, count: number, sums: number) => void
  readonly addLines: (places: number, count: number, lines: number, sums: number) => void
}

/** An adder with a copy of the weights, rows of `LANES` bytes, and room for `kept` lines. `assembly`: null for plain code. */
export function createRowAdder(
  weights: Int32Array,
  kept: number,
  assembly: Assembly | null = assemblyOfRuntime(),
): RowAdder {
  const sizes = [weights.length, ROW_LIMIT, LANES, kept * LINE, LINE_LIMIT, LINE_SUMS]
  const bytes = sizes.reduce((sum, size) => sum + size) * 4
  const { buffer, exported } = openAssembly<Exported>(ROW_ADDER, bytes, assembly)
  let taken = 0
  const take = (size: number): Int32Array => {
    const room = new Int32Array(buffer, taken * 4, size)
    taken += size
    return room
  }
  const room = {
    weights: take(weights.length),
    lines: take(kept * LINE),
    rows: take(ROW_LIMIT),
    places: take(LINE_LIMIT),
    sums: take(LANES),
    lineSums: take(LINE_SUMS),
  }
  room.weights.set(weights)
  if (exported === null)
    return {
      ...room,
      addRows: (count) => addRowsPlainly(room, count),
      addLines: (count) => addLinesPlainly(room, count),
    }
  const { addRows, addLines } = exported
  const { rows, sums, places, lines, lineSums } = room
  return {
    ...room,
    addRows: (count) => addRows(rows.byteOffset, count, sums.byteOffset),
    addLines: (count) => addLines(places.byteOffset, count, lines.byteOffset, lineSums.byteOffset),
  }
}
