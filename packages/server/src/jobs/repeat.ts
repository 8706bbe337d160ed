/** Work that the clock repeats on one node. It never overlaps itself; a fault is told and the next turn comes all the same. */
export type Repeating = {
  /** Runs it now, after a running turn has ended. */
  readonly now: () => Promise<void>
  /** Lets a running turn end, then stops for good. */
  readonly stop: () => Promise<void>
}

export type RepeatOptions = {
  readonly name: string
  readonly everyMs: number
  readonly fault: (name: string, fault: unknown) => void
}

/** `work` answers `true` when there is more to do at once. */
export function repeat({ name, everyMs, fault }: RepeatOptions, work: () => Promise<unknown>): Repeating {
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> = Promise.resolve()

  const run = async (): Promise<void> => {
    let more = true
    while (more && !stopped) {
      try {
        more = (await work()) === true
      } catch (thrown) {
        fault(name, thrown)
        more = false
      }
    }
  }
  const schedule = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = run().finally(schedule)
    }, everyMs)
    timer.unref()
  }
  schedule()
  return {
    now: async () => {
      await turn
      await run()
    },
    stop: async () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await turn
    },
  }
}
