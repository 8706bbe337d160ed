/**
 * Counters and what detectors remember, on their way to the ledger: records that a durable decision changed are stored before its
 * answer, the rest by the clock. One flush at a time, so that an older record never overwrites a newer one.
 */
import type { CounterRecord, DetectorMemory, Engine, MemoryRecord } from '@goodstanding/engine'
import {
  type CounterSnapshot,
  type Db,
  hashEventKey,
  saveCounterSnapshots,
  streamCounterSnapshots,
} from '@goodstanding/ledger'
import { readMemoryRecord } from './read-memory-record.ts'

export type CounterWriter = {
  /** Resolves when these records, or newer ones of the same keys, are durable. */
  readonly save: (records: readonly CounterRecord[]) => Promise<void>
  /** What detectors remembered since they were last asked, as records to save. */
  readonly remembered: (now: number) => readonly CounterRecord[]
  /** Saves everything that changed since the last flush, in portions. */
  readonly flush: (now: number) => Promise<void>
}

const PORTION = 10_000
const MEMORY = 'memory '

const keyOf = ({ windowKey, keyHi, keyLo }: CounterRecord): string => `${windowKey}\u0000${keyHi}\u0000${keyLo}`

function memoryRecords(memory: DetectorMemory, now: number): readonly CounterRecord[] {
  return memory.snapshot('changed').map((record) => {
    const { hi, lo } = hashEventKey({ source: memory.name, eventId: record.key })
    return {
      windowKey: `${MEMORY}${memory.name}`,
      keyHi: hi,
      keyLo: lo,
      buckets: Buffer.from(JSON.stringify(record)),
      touched: now,
    }
  })
}

export function createCounterWriter(db: Db, engine: Engine): CounterWriter {
  let waiting = new Map<string, CounterRecord>()
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  const write = async (): Promise<void> => {
    const records = [...waiting.values()]
    waiting = new Map()
    try {
      for (let at = 0; at < records.length; at += PORTION)
        await saveCounterSnapshots(db, records.slice(at, at + PORTION))
    } catch (fault) {
      for (const record of records) if (!waiting.has(keyOf(record))) waiting.set(keyOf(record), record)
      throw fault
    }
  }
  const start = (): Promise<void> => {
    running = write().finally(() => {
      running = null
    })
    return running
  }
  const save: CounterWriter['save'] = (records) => {
    if (records.length === 0) return Promise.resolve()
    for (const record of records) waiting.set(keyOf(record), record)
    if (running === null) return start()
    next ??= running
      .catch(() => undefined) // the one before told its own callers; what it could not write is waiting again
      .then(() => {
        next = null
        return start()
      })
    return next
  }
  const remembered = (now: number): readonly CounterRecord[] =>
    engine.memories.flatMap((memory) => memoryRecords(memory, now))
  return {
    save,
    remembered,
    flush: async (now) => {
      await save(remembered(now))
      for (let taken = engine.counters.takeDirty(PORTION); taken.length > 0; taken = engine.counters.takeDirty(PORTION))
        await save(taken)
    },
  }
}

/** Puts back what was saved since `since`. Answers how many records were kept. */
export async function restoreCounters(db: Db, engine: Engine, since: number): Promise<number> {
  let kept = 0
  for await (const records of streamCounterSnapshots(db, since)) {
    kept += engine.counters.restore(records.filter(({ windowKey }) => !windowKey.startsWith(MEMORY)))
    for (const memory of engine.memories) kept += restoreMemory(memory, records)
  }
  return kept
}

function restoreMemory(memory: DetectorMemory, records: readonly CounterSnapshot[]): number {
  const own: readonly MemoryRecord[] = records
    .filter(({ windowKey }) => windowKey === `${MEMORY}${memory.name}`)
    .map(({ buckets }) => readMemoryRecord(buckets))
  if (own.length > 0) memory.restore(own)
  return own.length
}
