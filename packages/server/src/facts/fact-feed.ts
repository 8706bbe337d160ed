/** Facts in force on this node: its own changes with their commit, those of other nodes as the change feed tells them. */
import type { FactMemory } from '@goodstanding/engine'
import { type Db, readFactChanges } from '@goodstanding/ledger'
import type { FactKind } from '@goodstanding/model'
import { createChangeOrder } from './change-order.ts'

const CHANGES_AT_ONCE = 1_000

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

/** `position`: up to where the feed is in `memory`. */
export function createFactFeed(parts: {
  readonly db: Db
  readonly memory: Pick<FactMemory, 'apply'>
  readonly position: number
}): FactFeed {
  const { db, memory } = parts
  const order = createChangeOrder(parts.position)
  let position = parts.position
  return {
    made: ({ kind, id, body, position: at }) => {
      if (order.made(`${kind}/${id}`, at)) memory.apply({ kind, id, body })
    },
    follow: async () => {
      const changes = await readFactChanges(db, position, CHANGES_AT_ONCE)
      for (const { kind, key, body, position: at } of changes) {
        if (order.told(`${kind}/${key}`, at)) memory.apply({ kind, id: key, body })
        position = at
      }
      return changes.length === CHANGES_AT_ONCE
    },
  }
}
