/** Plain allows are counted, not kept: by organization, event type and minute; flushed to the ledger by the clock. */
import type { DecisionCount } from '@goodstanding/ledger'
import type { AllowCounts } from './decision-store.ts'

const MINUTE = 60_000

export type AllowLedger = AllowCounts & {
  /** What was counted since the last call. When storing it fails, give it back with `restore`. */
  readonly take: () => readonly DecisionCount[]
  readonly restore: (counts: readonly DecisionCount[]) => void
}

type Count = { readonly organization: string; readonly eventType: string; readonly minute: number; allowed: number }

/** Counts of one minute by event type, then organization: no key is put together for each event. */
type Minute = Map<string, Map<string, Count>>

export function createAllowCounts(random: () => number): AllowLedger {
  let minutes = new Map<number, Minute>()
  let latest = -1
  let counts: Minute = new Map()
  const select = (minute: number): void => {
    latest = minute
    counts = minutes.get(minute) ?? new Map<string, Map<string, Count>>()
    minutes.set(minute, counts)
  }
  const add = (organization: string, eventType: string, minute: number, allowed: number): void => {
    if (minute !== latest) select(minute)
    let ofType = counts.get(eventType)
    if (ofType === undefined) counts.set(eventType, (ofType = new Map<string, Count>()))
    const count = ofType.get(organization)
    if (count === undefined) ofType.set(organization, { organization, eventType, minute, allowed })
    else count.allowed += allowed
  }
  return {
    count: (event, now) => add(event.data.organization, event.type, now - (now % MINUTE), 1),
    sampled: (rate) => rate > 0 && random() < rate,
    take: () => {
      const taken = [...minutes.values()].flatMap((types) =>
        [...types.values()].flatMap((ofType) => [...ofType.values()]),
      )
      minutes = new Map()
      latest = -1
      return taken
    },
    restore: (taken) => {
      for (const { organization, eventType, minute, allowed } of taken) add(organization, eventType, minute, allowed)
    },
  }
}
