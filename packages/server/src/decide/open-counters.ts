/** The counters of one node: filled from the log, written to it, and told of what other nodes write there. */
import type { Engine } from '@goodstanding/engine'
import type { Db } from '@goodstanding/ledger'
import { type CounterWriter, createCounterWriter, restoreCounters } from './counter-writer.ts'
import { createCounterFollower } from './follow-counters.ts'

/** As long as the longest window of the shipped policy. */
const KEPT_MS = 400 * 86_400_000

export type OpenCounters = {
  readonly counters: CounterWriter
  /** Takes in what other nodes counted; answers whether there is more. */
  readonly followCounters: () => Promise<boolean>
}

type CountersParts = {
  readonly db: Db
  readonly engine: Pick<Engine, 'counters' | 'memories'>
  readonly now: () => number
}

export async function openCounters({ db, engine, now }: CountersParts): Promise<OpenCounters> {
  const restored = await restoreCounters(db, engine, now() - KEPT_MS)
  const counters = createCounterWriter({ db, engine, ...restored })
  const { writer } = counters
  return {
    counters,
    followCounters: createCounterFollower({ db, engine, writer, read: restored.read, now }),
  }
}
