/** The ledger as deciding sees it: group commit on the way in, a filter of key hashes in front of the way out. */
import {
  createDecisionWriter,
  createGroupCommit,
  type DecisionRow,
  type DecisionWriter,
  findKeyHolders,
  hashEventKey,
  isObserved,
  streamKeyHashes,
} from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import type { TracesOf } from '../casework/finding/find-linked.ts'
import { createDecisionVault, type DecisionVault } from '../vault/decision-vault.ts'
import { sealWaiting } from '../vault/waiting-events.ts'
import { readDecision } from '../vault/open-decisions.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import type { DecisionStore } from './decision-store.ts'
import { DurableKeys } from './durable-keys.ts'
import { createKeyFollower } from './follow-keys.ts'
import { createLastStored, type LastStored } from './last-stored.ts'

export type OpenDecisionStore = {
  readonly store: DecisionStore
  readonly writer: DecisionWriter
  readonly keys: DurableKeys
  /** Takes in the keys that other nodes took. */
  readonly followKeys: () => Promise<void>
  /** A fault of whatever else was to be stored. */
  readonly noteFault: LastStored['note']
  /** Whether decisions and what is observed can be stored, by the last that were. */
  readonly isFailing: LastStored['isFailing']
  readonly hangs: LastStored['hangs']
  readonly isDiskFull: LastStored['isDiskFull']
  /** Whether this node took in observed events since it was last asked. */
  readonly heardOfObserved: () => boolean
  /** A row as it is stored. */
  readonly seal: DecisionVault['seal']
  readonly close: () => Promise<void>
}

/** Nobody waits for these rows: a second's worth of them goes together. */
const UNHURRIED = { maxBatch: 500, maxDelayMs: 1_000, maxQueued: 20_000, restMs: 0, retryForMs: 0 }

/**
 * Reads the hashes of every durable key, then answers for deciding.
 * `isSealed`: whether a decision tells of material that is kept by hash only. `tracesOf`: what an event is found by.
 */
export async function openDecisionStore(
  db: VaultDb,
  isSealed: (row: DecisionRow) => boolean,
  tracesOf: TracesOf,
): Promise<OpenDecisionStore> {
  const keys = new DurableKeys()
  const followKeys = await createKeyFollower(db, keys) // before the rest is read, so that none is missed
  for await (const hashes of streamKeyHashes(db)) {
    for (let at = 0; at + 1 < hashes.length; at += 2) keys.add(hashes[at] ?? 0, hashes[at + 1] ?? 0)
  }
  const writer = createDecisionWriter(db)
  const last = createLastStored(() => performance.now())
  const vault = createDecisionVault(db, isSealed, tracesOf)
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
  // The key of somebody new is stored before their row, and waits for whatever rows wait for.
  const sealAndAppend: DecisionStore['append'] = async (row, counts) => {
    const sealed = vault.seal(row)
    return writer.append(sealed instanceof Promise ? await sealed : sealed, counts)
  }
  const append: DecisionStore['append'] = async (row, counts) => {
    const outcome = await last.watch(sealAndAppend(row, counts))
    if (outcome.kind !== 'refused') remember(row.source, row.eventId)
    return outcome
  }
  const isKept = (row: DecisionRow): Promise<boolean> =>
    append(row, []).then(
      ({ kind }) => kind !== 'refused',
      () => false, // the writer has tried for long enough
    )
  const unhurried = createGroupCommit((rows: readonly DecisionRow[]) => Promise.all(rows.map(isKept)), UNHURRIED)
  let hasObserved = false
  const heardOfObserved = (): boolean => {
    const had = hasObserved
    hasObserved = false
    return had
  }
  const store: DecisionStore = {
    append,
    record: async (row) => (await unhurried.add(row)) === true,
    observe: async (event, { decisionId, bodyHash, body, now }) => {
      const { organization } = event.data
      const observing = async () =>
        writer.observe({
          decisionId,
          organization,
          source: event.source,
          eventId: event.id,
          bodyHash,
          event: await sealWaiting(db, decisionId, body),
          receivedAt: now,
        })
      // Said behind the commit: whoever looks before it finds nothing. Where the answer is lost, it may be stored all the same.
      const outcome = await last.watch(observing()).finally(() => (hasObserved = true))
      if (outcome.kind !== 'refused') remember(event.source, event.id)
      return outcome
    },
    byId: (id) => readDecision(db, id),
    isObserved: (id) => isObserved(db, id),
    holderOf,
  }
  const close = async (): Promise<void> => {
    await unhurried.close()
    await vault.close()
    await writer.close()
  }
  const { isFailing, hangs, isDiskFull, note: noteFault } = last
  return {
    ...{ store, writer, keys, followKeys, noteFault, isFailing, hangs, isDiskFull, heardOfObserved },
    ...{ seal: vault.seal, close },
  }
}
