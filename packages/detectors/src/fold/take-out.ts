/** Units that are taken out of a folded text; what stands behind them moves to the left, and goes on standing for its own place in the source. */
import type { FoldState } from './fold-state.ts'

/** Takes out the folded units `from..to`, moving what follows to the left. */
export function removeUnits(state: FoldState, from: number, to: number): void {
  if (to <= from) return
  state.units.copyWithin(from, to, state.length)
  state.starts.copyWithin(from, to, state.length)
  state.ends.copyWithin(from, to, state.length)
  state.marks.copyWithin(from, to, state.length)
  state.length -= to - from
}

/** Folded units, end exclusive. */
export type Span = { readonly from: number; readonly to: number }

/** Takes out several spans, in order, and puts one unit in the place of each, or none with 0. What it stands for in the source is kept. */
export function takeOut(state: FoldState, spans: readonly Span[], unit: number, mark = 0): void {
  const { units, starts, ends, marks } = state
  let to = spans[0]?.from ?? 0
  spans.forEach((span, index) => {
    if (unit !== 0) {
      const [start, end] = [starts[span.from] ?? 0, ends[span.to - 1] ?? 0]
      units[to] = unit
      starts[to] = start
      ends[to] = end
      marks[to] = 0
      to += 1
    }
    const next = spans[index + 1]?.from ?? state.length
    for (const array of [units, starts, ends, marks]) array.copyWithin(to, span.to, next)
    if (next > span.to) marks[to] = (marks[to] ?? 0) | mark
    to += next - span.to
  })
  state.length = to
}
