/** Facts in force on this node: its own changes with their commit, those of other nodes as the change feed tells them. */
import type { FactChange, FactMemory } from '@goodstanding/engine'
import {
  type Db,
  type Fact,
  FACT_CHANGES_KEPT_MS,
  type FactChange as ToldChange,
  type FactsRead,
  loadAllFacts,
  readFactChanges,
} from '@goodstanding/ledger'
import type { FactKind } from '@goodstanding/model'
import type { Pieces } from '@goodstanding/policy'
import { inTurns } from '../in-turns.ts'
import { oneAfterAnother } from '../one-after-another.ts'
import { createChangeOrder } from './change-order.ts'

const CHANGES_AT_ONCE = 1_000
/** A node that was paused, or without its database, for so long may have missed what the feed has forgotten since. */
const FOLLOWS_WITHIN_MS = FACT_CHANGES_KEPT_MS / 2

const WENT_BACK =
  'Changes of facts that this node has read are not in the database any more: it may be a standby that took over before it had all, or a copy. Facts are read anew. Start every node anew, and hold the audit log against its last checkpoint.'

/** `position` is the one that the feed gave it; `body` null: withdrawn. */
export type MadeChange = {
  readonly kind: FactKind
  readonly id: string
  readonly body: unknown
  readonly position: number
}

export type FactFeed = {
  /** Call before such a change is made: what it needs is worked out, and it is in force as soon as it is made. */
  readonly prepare: (change: FactChange) => Promise<void>
  /** Call right after the commit of each change that this node makes. */
  readonly made: (change: MadeChange) => void
  /** Puts in force what other nodes changed, one change after the other, and decisions go on between. Answers true when there may be more. */
  readonly follow: () => Promise<boolean>
}

const thingOf = ({ kind, id }: Pick<MadeChange, 'kind' | 'id'>): string => `${kind}/${id}`

/** `read`: how far the feed is in `memory`. */
export function createFactFeed(parts: {
  readonly db: Db
  readonly memory: Pick<FactMemory, 'apply' | 'kept' | 'prepare'>
  readonly read: FactsRead
  /** Is told of a database that went back; absent: nobody is. */
  readonly log?: (line: Readonly<Record<string, unknown>>) => void
}): FactFeed {
  const { db, memory, log } = parts
  let { position, readAt: followedAt, last = null } = parts.read
  const order = createChangeOrder(position)
  const made: FactFeed['made'] = (change) => {
    const { kind, id, body } = change
    if (order.made(thingOf(change), change.position)) memory.apply({ kind, id, body })
  }
  /** What this node changes meanwhile is newer than the snapshot, and stays. */
  const loadAnew = async (): Promise<void> => {
    const read = await loadAllFacts(db, (facts, at) =>
      inTurns(inPieces(memory, facts, (change) => made({ ...change, position: at }))),
    )
    await inTurns(withdrawOthers(read.position))
    order.loaded(read.position)
    position = read.position
    last = read.last ?? null
    followedAt = read.readAt
  }
  /** What was not loaded is there no longer. */
  function* withdrawOthers(at: number): Pieces<void> {
    for (const { kind, id } of memory.kept()) {
      made({ kind, id, body: null, position: at })
      yield
    }
  }
  function* hear(changes: readonly ToldChange[]): Pieces<void> {
    yield* inPieces(memory, changes, (change, { kind, key, position: at }) => {
      if (order.told(thingOf(change), at)) memory.apply(change)
      position = at
      last = { kind, key }
    })
  }
  return {
    made,
    prepare: (change) => inTurns(memory.prepare(change)),
    follow: oneAfterAnother(async () => {
      const { changes, readAt, isKnown } = await readFactChanges(db, position, CHANGES_AT_ONCE, last)
      // A standby took over before it had all, or a copy was put in place: positions after its own are given a second time.
      if (!isKnown) {
        order.begin()
        log?.({ level: 'error', message: WENT_BACK, position })
      }
      if (!isKnown || readAt - followedAt > FOLLOWS_WITHIN_MS) {
        await loadAnew()
        return true
      }
      await inTurns(hear(changes))
      followedAt = readAt
      return changes.length === CHANGES_AT_ONCE
    }),
  }
}

/** Facts as the ledger has them, put in force one by one. A decision between two of them sees either whole or not at all. */
export function* inPieces<Told extends Pick<Fact, 'kind' | 'key' | 'body'>>(
  memory: Pick<FactMemory, 'prepare'>,
  facts: readonly Told[],
  put: (change: FactChange, told: Told) => void,
): Pieces<void> {
  for (const told of facts) {
    const change = { kind: told.kind, id: told.key, body: told.body }
    yield* memory.prepare(change)
    put(change, told)
    yield
  }
}
