/** Long work on the thread that decides: decisions go on between two pieces of it. */
import type { Pieces } from '@goodstanding/policy'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Pieces are small; so many milliseconds of them may pass as one. A decision that comes meanwhile waits no longer than that, and a piece. */
const WORKED_MS = 4

export async function inTurns<Value>(pieces: Pieces<Value>): Promise<Value> {
  let until = performance.now() + WORKED_MS
  for (;;) {
    const piece = pieces.next()
    if (piece.done === true) return piece.value
    if (performance.now() < until) continue
    await nextTurn()
    until = performance.now() + WORKED_MS
  }
}

/** What is made of each item, in order. */
export function mapInTurns<Item, Value>(
  items: readonly Item[],
  make: (item: Item, at: number) => Value,
): Promise<readonly Value[]> {
  return inTurns(mapInPieces(items, make))
}

function* mapInPieces<Item, Value>(
  items: readonly Item[],
  make: (item: Item, at: number) => Value,
): Pieces<readonly Value[]> {
  const made: Value[] = []
  for (const [at, item] of items.entries()) {
    made.push(make(item, at))
    yield
  }
  return made
}
