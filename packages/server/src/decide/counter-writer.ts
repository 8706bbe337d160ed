/**
 * Counters and what detectors remember, on their way to the ledger as packs: those that a durable decision changed are stored in
 * its transaction, the rest by the clock. A pack takes its place in the log when it is made, so that it never matters in which
 * order packs arrive.
 */
import { randomUUID } from 'node:crypto'
import type { DetectorMemory, Engine, MemoryRecord, PackedCounters } from '@goodstanding/engine'
import {
  appendToCounterLog,
  type CounterPack,
  type Db,
  dropReplacedPacks,
  measureCounterLog,
  type PackPlace,
  streamCounterLog,
} from '@goodstanding/ledger'
import { isLately } from '../lately.ts'
import { ERASED, forgetErased } from './forget-person.ts'
import { readMemoryRecords } from './read-memory-records.ts'

export type CounterWriter = {
  /** Whose packs these are: a UUID of this start. */
  readonly writer: string
  /** What a decision changed, as packs to be stored with it; `remembering` adds what detectors remembered since they were last asked. */
  readonly pack: (counts: PackedCounters | null, remembering: boolean, now: number) => readonly CounterPack[]
  /** Takes back packs whose decision was not stored; the clock writes them, in their place. */
  readonly giveBack: (packs: readonly CounterPack[]) => void
  /** Saves what changed, unless saving takes more than its share of the time: then a later turn does. */
  readonly flushInTurn: (now: number) => Promise<void>
  /** Saves everything that changed since the last flush, in portions. */
  readonly flush: (now: number) => Promise<void>
}

export const COUNTERS = 'counters'
/** Records of one portion: a few milliseconds of work. */
const PORTION = 10_000
/** The log is written anew when it holds more than this and twice what it held when it was new. */
const COMPACT_BYTES = 64 * 1_024 * 1_024
const COMPACT_PACKS = 50_000
/** Of a large log more packs may wait: what each costs when all is written anew stays the same. */
const WRITTEN_FOR_A_PACK = 1_024

/** Records of a detector's memory in one pack. */
const PORTION_OF_MEMORY = 2_000
/** Packing takes at most this share of the time, unless it would put saving off for longer than `LONGEST_REST_MS`. */
const SHARE = 1 / 50
const LONGEST_REST_MS = 10_000

type Size = { readonly packs: number; readonly bytes: number }

/** What of an engine counts and remembers. */
type Counting = Pick<Engine, 'counters' | 'memories'>

export type CounterWriterParts = {
  readonly db: Db
  readonly engine: Counting
  /** Position of the last pack in the log when the engine was filled from it. */
  readonly loaded: number
  /** The packs that it was filled from. */
  readonly read: readonly PackPlace[]
  /** What the log held then. */
  readonly size: Size
}

export function createCounterWriter({ db, engine, loaded, read, size }: CounterWriterParts): CounterWriter {
  const writer = randomUUID()
  let log = size
  let whole: Size = { packs: 0, bytes: 0 }
  let last = loaded
  let replaced = read
  let waiting: readonly CounterPack[] = []
  let worked = 0
  let rest = { from: 0, ms: 0 }

  const nextPosition = (at: number): number => {
    last = Math.max(last + 1, at * 1_000)
    return last
  }
  const packOf = (keeper: string, names: readonly string[], bytes: Uint8Array, at: number): CounterPack => {
    return { writer, position: nextPosition(at), keeper, names, bytes, at }
  }
  const ofMemory = ({ name }: DetectorMemory, records: readonly MemoryRecord[], at: number): CounterPack =>
    packOf(name, [], Buffer.from(JSON.stringify(records)), at)
  const timed = <Value>(work: () => Value): Value => {
    const started = performance.now()
    const value = work()
    worked += performance.now() - started
    return value
  }
  const write = async (packs: readonly CounterPack[]): Promise<void> => {
    try {
      await appendToCounterLog(db, packs)
    } catch (fault) {
      waiting = [...waiting, ...packs]
      throw fault
    }
    log = sumOf(log, packs)
  }
  const writeMemory = async (memory: DetectorMemory, which: 'all' | 'changed', now: number): Promise<void> => {
    const records = timed(() => memory.snapshot(which))
    // Places are taken with the snapshot: what changes while portions are written lies behind all of them.
    const portions = Array.from({ length: Math.ceil(records.length / PORTION_OF_MEMORY) }, (_, at) => ({
      from: at * PORTION_OF_MEMORY,
      position: nextPosition(now),
    }))
    const pack = ({ from, position }: (typeof portions)[number]): CounterPack => {
      const bytes = Buffer.from(JSON.stringify(records.slice(from, from + PORTION_OF_MEMORY)))
      return { writer, position, keeper: memory.name, names: [], bytes, at: now }
    }
    let written = 0
    try {
      for (const portion of portions) {
        written++ // or, when it fails, among those that wait
        await write([timed(() => pack(portion))])
      }
    } catch (fault) {
      waiting = [...waiting, ...portions.slice(written).map(pack)]
      throw fault
    }
  }
  const writeDirty = async (which: 'all' | 'changed', now: number): Promise<void> => {
    // What could not be written before goes first; nothing more is packed while the database is away.
    const again = waiting
    waiting = []
    await write(again)
    for (const memory of engine.memories) await writeMemory(memory, which, now)
    for (let more = true; more; ) {
      const dirty = timed(() => engine.counters.packDirty(PORTION))
      more = dirty.more
      if (dirty.packed !== null) await write([packOf(COUNTERS, dirty.packed.windows, dirty.packed.bytes, now)])
    }
  }
  const writeAnew = async (now: number): Promise<void> => {
    const before = { ...log }
    const { position } = packOf(COUNTERS, [], NOTHING, now)
    engine.counters.markAll()
    await writeDirty('all', now)
    await dropReplacedPacks(db, { writer, before: position, read: replaced })
    replaced = []
    whole = { packs: log.packs - before.packs, bytes: log.bytes - before.bytes }
    log = whole
  }
  const flush = async (now: number): Promise<void> => {
    const mostPacks = Math.max(COMPACT_PACKS, whole.bytes / WRITTEN_FOR_A_PACK) + 2 * whole.packs
    const isLong = log.bytes > COMPACT_BYTES + 2 * whole.bytes || log.packs > mostPacks
    worked = 0
    await (isLong ? writeAnew(now) : writeDirty('changed', now))
    rest = { from: now, ms: Math.min(worked / SHARE, LONGEST_REST_MS) }
  }
  return {
    writer,
    pack: (counts, remembering, now) => {
      if (counts === null && !remembering) return NONE
      const memories = remembering ? engine.memories : []
      const packs = [
        ...(counts === null ? [] : [packOf(COUNTERS, counts.windows, counts.bytes, now)]),
        ...memories.flatMap((memory) => {
          const records = memory.snapshot('changed')
          return records.length === 0 ? [] : [ofMemory(memory, records, now)]
        }),
      ]
      log = sumOf(log, packs)
      return packs
    },
    // They count a second time when they are written: all is written anew a little sooner.
    giveBack: (packs) => {
      waiting = [...waiting, ...packs]
    },
    flushInTurn: async (now) => {
      if (!isLately(rest.from, now, rest.ms)) await flush(now)
    },
    flush,
  }
}

const NONE: readonly CounterPack[] = []
const NOTHING = new Uint8Array()

function sumOf({ packs, bytes }: Size, added: readonly CounterPack[]): Size {
  return { packs: packs + added.length, bytes: added.reduce((sum, pack) => sum + pack.bytes.byteLength, bytes) }
}

export type RestoredCounters = Pick<CounterWriterParts, 'loaded' | 'read' | 'size'>

/** Puts back what was saved since `since`. */
export async function restoreCounters(db: Db, engine: Counting, since: number): Promise<RestoredCounters> {
  const { last, ...size } = await measureCounterLog(db)
  const read: PackPlace[] = []
  for await (const packs of streamCounterLog(db, since)) {
    for (const { writer, position, keeper, names, bytes } of packs) {
      read.push({ writer, position })
      if (keeper === COUNTERS) engine.counters.restore({ windows: names, bytes })
      else if (keeper === ERASED) forgetErased(engine.memories, bytes)
      else engine.memories.find(({ name }) => name === keeper)?.restore(readMemoryRecords(bytes))
    }
  }
  return { loaded: last, read, size }
}
