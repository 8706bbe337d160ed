/** Plain allows are counted, not kept: by organization, event type and minute; flushed to the ledger by the clock. */
import type { DecisionCount } from '@goodstanding/ledger'
import type { AllowCounts } from './create-decider.ts'

const MINUTE = 60_000

export type AllowLedger = AllowCounts & {
  /** What was counted since the last call. When storing it fails, give it back with `restore`. */
  readonly take: () => readonly DecisionCount[]
  readonly restore: (counts: readonly DecisionCount[]) => void
}

type Count = { readonly organization: string; readonly eventType: string; readonly minute: number; allowed: number }

export function createAllowCounts(random: () => number): AllowLedger {
  let counts = new Map<string, Count>()
  const add = (organization: string, eventType: string, minute: number, allowed: number): void => {
    const key = `${minute}\u0000${eventType}\u0000${organization}`
    const count = counts.get(key)
    if (count === undefined) counts.set(key, { organization, eventType, minute, allowed })
    else count.allowed += allowed
  }
  return {
    count: (event, now) => add(event.data.organization, event.type, now - (now % MINUTE), 1),
    sampled: (rate) => rate > 0 && random() < rate,
    take: () => {
      const taken = [...counts.values()]
      counts = new Map()
      return taken
    },
    restore: (taken) => {
      for (const { organization, eventType, minute, allowed } of taken) add(organization, eventType, minute, allowed)
    },
  }
}
