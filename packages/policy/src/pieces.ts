/** Long work in pieces: whoever drives it may do something else between two of them. */
export type Pieces<Value> = Generator<undefined, Value, undefined>

/** All pieces at once. */
export function finish<Value>(pieces: Pieces<Value>): Value {
  for (;;) {
    const piece = pieces.next()
    if (piece.done === true) return piece.value
  }
}
