/** How often WeCom lets a call be made, kept here, so that it is never asked to refuse. Windows are whole minutes and hours. */

export type Limit = { readonly most: number; readonly perMs: number }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Of one corp, each call. */
export const CALL_LIMITS: readonly Limit[] = [
  { most: 10_000, perMs: MINUTE },
  { most: 150_000, perMs: HOUR },
]
/** Of one app, to each member. */
export const MESSAGE_LIMITS: readonly Limit[] = [
  { most: 30, perMs: MINUTE },
  { most: 1_000, perMs: HOUR },
]
const LONGEST_PAUSE = HOUR

type Count = { readonly window: number; readonly used: number }
type Pause = { readonly until: number; readonly length: number }

export function createLimits(now: () => number) {
  const counts = new Map<string, Count>()
  const pauses = new Map<string, Pause>()
  return {
    /** Null: go on, it is counted. Otherwise when it may be tried again. */
    take: (key: string, limits: readonly Limit[]): number | null => {
      const at = now()
      const pause = pauses.get(key)
      if (pause !== undefined && pause.until > at) return pause.until
      const used = limits.map((limit) => {
        const window = Math.floor(at / limit.perMs)
        const found = counts.get(`${limit.perMs}/${key}`)
        return { limit, window, used: found?.window === window ? found.used : 0 }
      })
      const full = used.find(({ limit, used: already }) => already >= limit.most)
      if (full !== undefined) return (full.window + 1) * full.limit.perMs
      for (const { limit, window, used: already } of used)
        counts.set(`${limit.perMs}/${key}`, { window, used: already + 1 })
      if (counts.size > 50_000) forget(counts, at)
      return null
    },
    /** WeCom said that it was too often: a minute, then ever longer, until one passes. Answers until when. */
    pause: (key: string): number => {
      const length = Math.min(LONGEST_PAUSE, (pauses.get(key)?.length ?? MINUTE / 2) * 2)
      pauses.set(key, { until: now() + length, length })
      return now() + length
    },
    passed: (key: string): void => {
      pauses.delete(key)
    },
  }
}

export type Limits = ReturnType<typeof createLimits>

/** Counts of windows that are over. */
function forget(counts: Map<string, Count>, at: number): void {
  for (const [key, { window }] of counts) {
    const perMs = Number(key.slice(0, key.indexOf('/')))
    if (window < Math.floor(at / perMs)) counts.delete(key)
  }
}
