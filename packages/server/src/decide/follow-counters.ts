/**
 * What other nodes counted and remember, as they store it: a node that takes over from another knows whom that one had invited, and who had
 * declined; and accounts that share a device are linked wherever they registered.
 */
import type { Engine } from '@goodstanding/engine'
import { type Db, type PackPlace, packsOfOthers } from '@goodstanding/ledger'
import { COUNTERS } from './counter-writer.ts'
import { ERASED, forgetErased } from './forget-person.ts'
import { readMemoryRecords } from './read-memory-records.ts'

const SECOND = 1_000
/** Positions are microseconds of the clock of whoever wrote. */
const PER_MS = 1_000
/** A pack may be stored behind later ones of its writer for so long: as a statement may take. */
const LATE_MS = 30 * SECOND
/** Clocks of nodes differ by less; what was stored longer ago was followed, or found at the start. */
const RECENT_MS = 4 * 60 * SECOND
const AT_ONCE = 100
/** What one decision changed takes some hundred bytes; what a memory learned in two seconds, some thousands. */
const LARGEST = 262_144

export type CounterFollowerParts = {
  readonly db: Db
  readonly engine: Pick<Engine, 'counters' | 'memories'>
  /** Of the node's own packs. */
  readonly writer: string
  /** The packs that the node was filled from when it started. */
  readonly read: readonly PackPlace[]
  readonly now: () => number
}

/** Joins what came since; answers whether there is more. */
export function createCounterFollower({ db, engine, writer, read, now }: CounterFollowerParts): () => Promise<boolean> {
  const latest = new Map<string, number>()
  /** What was told lately, by writer: one that is stored behind it is not among these. */
  let told: readonly PackPlace[] = []
  const note = (packs: readonly PackPlace[]): void => {
    for (const pack of packs) latest.set(pack.writer, Math.max(latest.get(pack.writer) ?? 0, pack.position))
    const isRecent = (pack: PackPlace): boolean => pack.position > (latest.get(pack.writer) ?? 0) - LATE_MS * PER_MS
    told = [...told, ...packs].filter(isRecent)
  }
  note(read.filter((pack) => pack.writer !== writer))

  return async () => {
    const from = (now() - RECENT_MS) * PER_MS
    for (const [other, position] of latest) if (position < from) latest.delete(other)
    told = told.filter((pack) => latest.has(pack.writer))
    const followed = Array.from(latest, ([other, position]) => ({ writer: other, after: position - LATE_MS * PER_MS }))
    const joined = engine.memories.filter(({ isJoined }) => isJoined === true)
    const packs = await packsOfOthers(db, {
      ...{ writer, from, followed, told, largest: LARGEST, limit: AT_ONCE },
      keepers: [...joined.map(({ name }) => name), ERASED],
      named: { keeper: COUNTERS, names: engine.counters.joined() },
    })
    for (const { keeper, names, bytes } of packs) {
      if (keeper === COUNTERS) engine.counters.join({ windows: names, bytes })
      else if (keeper === ERASED) forgetErased(engine.memories, bytes)
      else joined.find(({ name }) => name === keeper)?.restore(readMemoryRecords(bytes))
    }
    note(packs)
    return packs.length === AT_ONCE
  }
}
