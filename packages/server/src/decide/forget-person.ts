/**
 * What detectors remember of a person who is erased: where they signed in, with what device, and whom they shared it with. Every node is told
 * by a pack of its own in the log and forgets them; a minute later, when none has anything of theirs left to write, the log is written without them.
 */
import { randomUUID } from 'node:crypto'
import { type DetectorMemory, MEMORIES_WITHOUT, type MemoryRecord } from '@goodstanding/engine'
import { appendToCounterLog, type Db, rewritePacks } from '@goodstanding/ledger'
import { readMemoryRecords } from './read-memory-records.ts'

/** Keeper of the packs that name who was erased. */
export const ERASED = 'erased'

/** Longer than a node takes to hear of it and to write what it had not written yet. */
export const FORGOTTEN_AFTER_MS = 60_000

const packed = (records: readonly MemoryRecord[]): Buffer => Buffer.from(JSON.stringify(records))

/** Tells every node, those too that start later. Call in the transaction that erases. */
export async function tellErased(tx: Db, person: string, at: number): Promise<void> {
  const bytes = packed([{ key: person, value: null }])
  await appendToCounterLog(tx, [{ writer: randomUUID(), position: at * 1_000, keeper: ERASED, names: [], bytes, at }])
}

/** Forgets those whom a pack of `ERASED` names. */
export function forgetErased(memories: readonly DetectorMemory[], bytes: Uint8Array): void {
  for (const { key } of readMemoryRecords(bytes)) for (const { forget } of memories) forget?.(key)
}

/**
 * Takes a person out of what was written down, and tells every node again: what one of them wrote before it heard of it had brought
 * them back to the others. Call in a transaction.
 */
export async function eraseFromLog(tx: Db, person: string, at: number): Promise<void> {
  const found = { keepers: [...MEMORIES_WITHOUT.keys()], holding: JSON.stringify(person) }
  await rewritePacks(tx, found, ({ keeper, bytes }) => {
    const records = MEMORIES_WITHOUT.get(keeper)?.(readMemoryRecords(bytes), person) ?? []
    return records.length === 0 ? null : packed(records)
  })
  await tellErased(tx, person, at)
}
