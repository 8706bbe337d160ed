/** Counts how many turns of the event loop others get before some work is done. */
export async function turnsWhile<Value>(
  work: Promise<Value>,
): Promise<{ readonly turns: number; readonly value: Value }> {
  const state = { turns: 0, isDone: false }
  const count = (): void => {
    if (state.isDone) return
    state.turns++
    setImmediate(count)
  }
  setImmediate(count)
  const value = await work
  state.isDone = true
  return { turns: state.turns, value }
}
