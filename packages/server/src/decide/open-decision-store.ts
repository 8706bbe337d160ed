/** The ledger as deciding sees it: group commit on the way in, a filter of key hashes in front of the way out. */
import {
  createDecisionWriter,
  type Db,
  type DecisionWriter,
  findDecision,
  findKeyHolders,
  hashEventKey,
  streamKeyHashes,
} from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import type { DecisionStore } from './create-decider.ts'
import { DurableKeys } from './durable-keys.ts'

export type OpenDecisionStore = {
  readonly store: DecisionStore
  readonly writer: DecisionWriter
  readonly keys: DurableKeys
}

/** Reads the hashes of every durable key, then answers for deciding. */
export async function openDecisionStore(db: Db): Promise<OpenDecisionStore> {
  const keys = new DurableKeys()
  for await (const hashes of streamKeyHashes(db)) {
    for (let at = 0; at + 1 < hashes.length; at += 2) keys.add(hashes[at] ?? 0, hashes[at + 1] ?? 0)
  }
  const writer = createDecisionWriter(db)
  const remember = (source: string, eventId: string): void => {
    const { hi, lo } = hashEventKey({ source, eventId })
    keys.add(hi, lo)
  }
  const holderOf = (event: Event) => {
    const key = { source: event.source, eventId: event.id }
    const { hi, lo } = hashEventKey(key)
    if (!keys.has(hi, lo)) return null
    return findKeyHolders(db, [key]).then(([holder]) => holder ?? null)
  }
  const store: DecisionStore = {
    append: async (row, counts) => {
      const outcome = await writer.append(row, counts)
      if (outcome.kind !== 'refused') remember(row.source, row.eventId)
      return outcome
    },
    observe: async (event, { decisionId, bodyHash, body, now }) => {
      const { organization } = event.data
      const outcome = await writer.observe({
        decisionId,
        organization,
        source: event.source,
        eventId: event.id,
        bodyHash,
        event: body,
        receivedAt: now,
      })
      if (outcome.kind !== 'refused') remember(event.source, event.id)
      return outcome
    },
    byId: (id) => findDecision(db, id),
    holderOf,
  }
  return { store, writer, keys }
}
