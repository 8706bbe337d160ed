/** So many at a time, the others one after another; nobody waits for longer than they have time. */

export type Places = {
  /** Waits until there is room, and takes it; false: there was none in time. `until` is of `performance.now`. */
  readonly enter: (until: number) => Promise<boolean>
  /** Gives back what `enter` took. */
  readonly leave: () => void
}

export function createPlaces(most: number): Places {
  let taken = 0
  const waiting = new Set<() => void>()
  return {
    enter: async (until) => {
      if (taken < most) {
        taken += 1
        return true
      }
      const left = until - performance.now()
      if (left <= 0) return false
      return new Promise((resolve) => {
        const turn = (): void => {
          clearTimeout(timer)
          resolve(true)
        }
        // Whoever goes leaves the row: a place that is handed on to them would be taken by nobody.
        const timer = setTimeout(() => {
          waiting.delete(turn)
          resolve(false)
        }, left)
        timer.unref()
        waiting.add(turn)
      })
    },
    leave: () => {
      const [next] = waiting
      if (next === undefined) {
        taken -= 1
        return
      }
      waiting.delete(next)
      next()
    },
  }
}
