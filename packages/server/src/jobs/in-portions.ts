/** Work that many begin at once, done one after the other, so that whoever asks meanwhile is answered between. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** So long one after another may work as one. */
const LONGEST_MS = 10

/** Does what it is given in the order in which it came. What the work begins is not waited for: `begun` may hold promises. */
export type Portions = <Value>(work: () => Value) => Promise<{ readonly begun: Value }>

export function createPortions(): Portions {
  let until = 0
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(async () => {
      if (performance.now() > until) {
        await nextTurn()
        until = performance.now() + LONGEST_MS
      }
      return { begun: work() }
    })
    last = done.catch(() => undefined) // whoever asked for it is told
    return done
  }
}
