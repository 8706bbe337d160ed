/** Facts in force on this node: its own changes with their commit, those of other nodes as the change feed tells them. */
import type { FactMemory } from '@goodstanding/engine'
import { type Db, FACT_CHANGES_KEPT_MS, type FactsRead, loadAllFacts, readFactChanges } from '@goodstanding/ledger'
import type { FactKind } from '@goodstanding/model'
import type { Pieces } from '@goodstanding/policy'
import { inTurns } from '../in-turns.ts'
import { createChangeOrder } from './change-order.ts'

const CHANGES_AT_ONCE = 1_000
/** A node that was paused, or without its database, for so long may have missed what the feed has forgotten since. */
const FOLLOWS_WITHIN_MS = FACT_CHANGES_KEPT_MS / 2

/** `position` is the one that the feed gave it; `body` null: withdrawn. */
export type MadeChange = {
  readonly kind: FactKind
  readonly id: string
  readonly body: unknown
  readonly position: number
}

export type FactFeed = {
  /** Call right after the commit of each change that this node makes. */
  readonly made: (change: MadeChange) => void
  /** Puts in force what other nodes changed. Answers true when there may be more. */
  readonly follow: () => Promise<boolean>
}

const thingOf = ({ kind, id }: Pick<MadeChange, 'kind' | 'id'>): string => `${kind}/${id}`

/** `read`: how far the feed is in `memory`. */
export function createFactFeed(parts: {
  readonly db: Db
  readonly memory: Pick<FactMemory, 'apply' | 'kept'>
  readonly read: FactsRead
}): FactFeed {
  const { db, memory } = parts
  let { position, readAt: followedAt } = parts.read
  const order = createChangeOrder(position)
  const made: FactFeed['made'] = (change) => {
    const { kind, id, body } = change
    if (order.made(thingOf(change), change.position)) memory.apply({ kind, id, body })
  }
  /** What this node changes meanwhile is newer than the snapshot, and stays. */
  const loadAnew = async (): Promise<void> => {
    const read = await loadAllFacts(db, (facts, at) => {
      for (const { kind, key, body } of facts) made({ kind, id: key, body, position: at })
    })
    await inTurns(withdrawOthers(read.position))
    order.loaded(read.position)
    position = read.position
    followedAt = read.readAt
  }
  /** What was not loaded is there no longer. */
  function* withdrawOthers(at: number): Pieces<void> {
    for (const { kind, id } of memory.kept()) {
      made({ kind, id, body: null, position: at })
      yield
    }
  }
  return {
    made,
    follow: async () => {
      const { changes, readAt } = await readFactChanges(db, position, CHANGES_AT_ONCE)
      if (readAt - followedAt > FOLLOWS_WITHIN_MS) {
        await loadAnew()
        return true
      }
      for (const { kind, key, body, position: at } of changes) {
        if (order.told(thingOf({ kind, id: key }), at)) memory.apply({ kind, id: key, body })
        position = at
      }
      followedAt = readAt
      return changes.length === CHANGES_AT_ONCE
    },
  }
}
