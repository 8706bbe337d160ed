/** How long something took, counted in plain numbers until somebody scrapes: it happens for every event. */

export type Durations = {
  readonly observe: (seconds: number) => void
  /** A histogram in the text format of Prometheus. */
  readonly print: () => string
}

export type DurationsOptions = {
  readonly name: string
  readonly help: string
  /** Upper bounds in seconds, rising. */
  readonly buckets: readonly number[]
}

export function createDurations({ name, help, buckets }: DurationsOptions): Durations {
  const counts = new Float64Array(buckets.length + 1)
  let sum = 0
  return {
    observe: (seconds) => {
      let at = 0
      while (at < buckets.length && seconds > (buckets[at] ?? 0)) at++
      counts[at] = (counts[at] ?? 0) + 1
      sum += seconds
    },
    print: () => {
      let total = 0
      const lines = [...buckets, '+Inf'].map((bound, at) => {
        total += counts[at] ?? 0
        return `${name}_bucket{le="${bound}"} ${total}`
      })
      return [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} histogram`,
        ...lines,
        `${name}_sum ${sum}`,
        `${name}_count ${total}`,
      ].join('\n')
    },
  }
}
