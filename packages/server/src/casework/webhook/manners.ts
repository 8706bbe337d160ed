/**
 * How each subscription answers. One that fails again and again has a rest, in which nothing of it is taken: its thousands of messages would
 * take the turns of those that answer.
 */
import type { Instant } from '@goodstanding/model'
import { isLately } from '../../lately.ts'

export type Manners = {
  /** Those of which nothing is taken now: they rest, or have as much under way as a turn may. */
  readonly away: (now: Instant) => readonly string[]
  /** Does one delivery to it, and notes how it went. */
  readonly watch: <Answer extends { readonly ok: boolean }>(
    subscription: string,
    now: () => Instant,
    deliver: () => Promise<Answer>,
  ) => Promise<Answer>
}

type Manner = { underWay: number; failures: number; restsFrom: Instant; restsMs: number }

/** One message that a receiver cannot read is no reason for a rest. */
const FAILURES_IN_A_ROW = 3
const FIRST_REST_MS = 5_000
const LONGEST_REST_MS = 60_000

export function createManners(most: number): Manners {
  const manners = new Map<string, Manner>()
  const of = (subscription: string): Manner => {
    const known = manners.get(subscription) ?? { underWay: 0, failures: 0, restsFrom: 0, restsMs: 0 }
    manners.set(subscription, known)
    return known
  }
  const fail = (manner: Manner, now: Instant): void => {
    manner.failures += 1
    // Those of one turn fail together, and are one reason.
    if (manner.failures < FAILURES_IN_A_ROW || isLately(manner.restsFrom, now, manner.restsMs)) return
    manner.restsFrom = now
    manner.restsMs = Math.min(Math.max(FIRST_REST_MS, manner.restsMs * 2), LONGEST_REST_MS)
  }
  return {
    away: (now) =>
      [...manners].flatMap(([subscription, { underWay, restsFrom, restsMs }]) =>
        underWay >= most || isLately(restsFrom, now, restsMs) ? [subscription] : [],
      ),
    watch: async (subscription, now, deliver) => {
      const manner = of(subscription)
      manner.underWay += 1
      try {
        const answer = await deliver()
        if (answer.ok) Object.assign(manner, { failures: 0, restsMs: 0 })
        else fail(manner, now())
        return answer
      } finally {
        manner.underWay -= 1
      }
    },
  }
}
