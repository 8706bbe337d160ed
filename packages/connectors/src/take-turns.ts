/** One piece of work at a time, in the order in which it is asked for: two that compare what is with what should be would undo each other. */
export function takeTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = before.then(work)
    before = turn.catch(() => undefined) // whoever asked for this turn is told
    return turn
  }
}
