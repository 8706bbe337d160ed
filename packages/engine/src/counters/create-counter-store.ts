/**
 * Counters in typed arrays: five tables of records (counts, what they dropped, members of distinct counts, lone texts, bands of
 * copies) and one budget.
 */
import type { Instant } from '@goodstanding/model'
import type { WindowInput } from '@goodstanding/policy'
import { type CopyTable, createCopyTable } from './copy-table.ts'
import { add, bump, readCount, takeBack } from './count-keys.ts'
import { type Counts, keep } from './counts.ts'
import { createCounterPacker, restorePacked } from './counter-pack.ts'
import type { CounterOptions, CounterStats } from './counter-options.ts'
import type { CounterStore, HashedKey, KeyAt } from './counter-store.ts'
import { tablesOf } from './counter-tables.ts'
import { isJoined } from './join-records.ts'
import { createHashLanes, hashInto, hashString, putHash } from './hash-string.ts'
import { LONE_TEXT_WORDS } from './lone-texts.ts'
import { createLateRun, type LateRun, noteLate, oldestOf } from './late-run.ts'
import { createDropped, OLDER_WORDS, olderTime } from './older-counts.ts'
import { instantOf, RECORD_HEAD, windowOf } from './record-head.ts'
import { type RecordAge, RecordTable } from './record-table.ts'
import { createSpreadTable, type SpreadTable } from './spread-table.ts'
import { createWindowRegistry, type KnownWindow } from './window-registry.ts'
import { newestStep, scaleOf, WINDOW_RECORD_WORDS } from './window-record.ts'

export const DEFAULT_BYTES = 512 * 1_024 * 1_024
const BAND_WORDS = RECORD_HEAD + 2

type Store = Counts & {
  /** Seeds every hash. */
  readonly seed: number
  readonly copies: CopyTable
  readonly spread: SpreadTable
  readonly run: LateRun
}

const lanes = createHashLanes()

export function createCounterStore(options: CounterOptions = {}): CounterStore {
  const maxBytes = options.maxBytes ?? DEFAULT_BYTES
  const store = createTables(options.seed ?? 0, maxBytes)
  const { windows } = store
  const tables = tablesOf(store)
  const packer = createCounterPacker(windows, 'short')
  const hashKey = (key: string, at: KeyAt): void => {
    hashString(key, store.seed, lanes)
    at.high = lanes[0] ?? 0
    at.low = lanes[1] ?? 0
  }
  const feedAt: CounterStore['feedAt'] = (index, at, input) => {
    const window = windows.at(index)
    if (window === null) return 0
    if (at.time > store.watermark) store.watermark = at.time
    else if (at.time < store.watermark - window.latenessMs) {
      store.late++
      noteLate(store.run, at.time, store.watermark)
    }
    return feedWindow(store, window, at, input)
  }
  const touchAt: CounterStore['touchAt'] = (index, at) => {
    const window = windows.at(index)
    return window === null ? 0 : firstTable(store, window).touch(at.high, at.low, window.id)
  }
  const readAt: CounterStore['readAt'] = (index, at, text) => {
    const window = windows.at(index)
    return window === null ? 0 : readWindow(store, window, at, text)
  }
  const restoring = {
    ...store,
    touched: (time: number) => {
      store.watermark = Math.max(store.watermark, time)
    },
  }
  const once: KeyAt = { high: 0, low: 0, time: 0 }
  return {
    declare: windows.declare,
    hashKey,
    touchAt,
    feedAt,
    readAt,
    feed: (index, input, time) => {
      hashKey(input.key, once)
      once.time = time
      return feedAt(index, once, input)
    },
    read: (index, key, text, time) => {
      hashKey(key, once)
      once.time = time
      return readAt(index, once, text)
    },
    packDirty: (limit) => {
      let visited = 0
      for (const table of tables)
        visited += table.takeDirty(limit - visited, (words, offset) => {
          packer.add(table, words, offset)
        })
      return { packed: packer.take(), more: visited > 0 && tables.some(({ dirty }) => dirty > 0) }
    },
    packChanged: store.changed.take,
    markAll: () => {
      for (const table of tables) table.markAll()
    },
    restore: (packed) => restorePacked(packed, restoring),
    joined: () => windows.named(isJoined),
    join: (packed) => {
      restorePacked(packed, restoring, 'joined')
    },
    resetWindow: windows.renew,
    stats: () => statsOf(store, maxBytes),
  }
}

function createTables(seed: number, maxBytes: number): Store {
  const windows = createWindowRegistry(() => {
    for (const table of tablesOf(store)) table.sweep()
  })
  const budget = { left: maxBytes }
  const counts = new RecordTable(WINDOW_RECORD_WORDS, budget, ageBy(newestTime))
  const older = new RecordTable(OLDER_WORDS, budget, ageBy(newestOlder))
  const members = new RecordTable(RECORD_HEAD, budget, ageBy(instantOf))
  const texts = new RecordTable(LONE_TEXT_WORDS, budget, ageBy(instantOf))
  const bands = new RecordTable(BAND_WORDS, budget, ageBy(instantOf))
  const copies = createCopyTable({
    texts,
    bands,
    bump: (window, cluster) => bump(store, window, cluster),
    sum: (window, cluster) => readCount(store, window, cluster),
  })
  const spread = createSpreadTable({
    copies,
    meet: (window, key, value) => readAfter(store, window, key, meetHashed(store, window, key, value)),
    sum: (window, key) => readCount(store, window, key),
  })
  const changed = createCounterPacker(windows, 'whole')
  const tables = { windows, counts, older, members, texts, bands }
  const store: Store = {
    ...tables,
    seed,
    copies,
    spread,
    run: createLateRun(),
    changed,
    counting: { scale: scaleOf(1), dropped: createDropped() },
    watermark: 0,
    late: 0,
  }
  return store

  function newestTime(words: Uint32Array, offset: number): number {
    return newestStep(words, offset) * (windows.byId(windowOf(words, offset))?.scale.stepMs ?? 0)
  }
  function newestOlder(words: Uint32Array, offset: number): number {
    const scale = windows.byId(windowOf(words, offset))?.scale
    return scale === undefined ? 0 : olderTime(words, offset, scale)
  }
  function ageBy(touched: RecordAge['touched']): RecordAge {
    const endsBefore = (time: Instant, { durationMs }: KnownWindow, words: Uint32Array, offset: number): boolean =>
      touched(words, offset) + durationMs <= time
    return {
      touched,
      isExpired: (words, offset) => {
        const window = windows.byId(windowOf(words, offset))
        if (window === null) return true
        const { watermark, run } = store
        return endsBefore(Math.min(watermark - window.latenessMs, oldestOf(run, watermark)), window, words, offset)
      },
      isOver: (words, offset) => {
        const window = windows.byId(windowOf(words, offset))
        return window === null || endsBefore(store.watermark, window, words, offset)
      },
    }
  }
}

function feedWindow(store: Store, window: KnownWindow, at: KeyAt, input: WindowInput): number {
  switch (window.kind) {
    case 'count':
      return bump(store, window, at)
    case 'distinct': {
      const since = meetAll(store, window, at, input.values ?? NO_VALUES)
      return readCount(store, window, at) + since
    }
    case 'copies':
      return store.copies.feed(window, at, input.text ?? '')
    case 'spread':
      return store.spread.feed(window, at, input.text ?? '')
    case 'first-seen':
      return see(store, window, at)
  }
}

const NO_VALUES: readonly string[] = []

/** Where a feed or a reading looks first. */
function firstTable({ counts, members, texts }: Store, { kind }: KnownWindow): RecordTable {
  if (kind === 'copies') return texts
  return kind === 'first-seen' ? members : counts
}

/** Counts values once each. Answers how many of them are not in a reading at this time, because they came again later. */
function meetAll(store: Store, window: KnownWindow, at: KeyAt, values: readonly string[]): number {
  let since: Set<string> | null = null
  for (const value of values) {
    if (!meet(store, window, at, value)) (since ??= new Set()).add(value)
  }
  return since === null ? 0 : since.size
}

/** What is counted under a key. One that is known to have come later is in no reading at this time, and counts beside it. */
function readAfter(store: Store, window: KnownWindow, key: KeyAt, isMet: boolean): number {
  return readCount(store, window, key) + (isMet ? 0 : 1)
}

const named: HashedKey = { high: 0, low: 0 }

/** Counts a value once: where it last occurred. False: it is known to have come later, and a late occurrence changes nothing. */
function meet(store: Store, window: KnownWindow, key: KeyAt, value: string): boolean {
  hashString(value, store.seed, lanes)
  named.high = lanes[0] ?? 0
  named.low = lanes[1] ?? 0
  return meetHashed(store, window, key, named)
}

function meetHashed(store: Store, window: KnownWindow, key: KeyAt, value: HashedKey): boolean {
  const { counts, members } = store
  putHash(value.high, value.low, lanes)
  hashInto(key.high, key.low, lanes)
  const member = members.place(lanes[0] ?? 0, lanes[1] ?? 0, window.id)
  const last = members.instant(member)
  if (last >= key.time && last > 0) return last === key.time
  members.setInstant(member, key.time)
  keep(store, window, members, member)
  if (last > 0) takeBack(store, window, key, last)
  const offset = counts.place(key.high, key.low, window.id)
  add(store, window, key, offset)
  return true
}

/** 1 when the key was not seen within the duration before; remembers it. */
function see(store: Store, window: KnownWindow, { high, low, time }: KeyAt): number {
  const { members } = store
  const offset = members.place(high, low, window.id)
  const last = members.instant(offset)
  const isNew = last === 0 || last <= time - window.durationMs
  if (time > last) {
    members.setInstant(offset, time)
    keep(store, window, members, offset)
  }
  return isNew ? 1 : 0
}

function readWindow(store: Store, window: KnownWindow, at: KeyAt, text: string | null): number {
  switch (window.kind) {
    case 'count':
    case 'distinct':
      return readCount(store, window, at)
    case 'copies':
      return store.copies.read(window, at, text ?? '')
    case 'spread':
      return store.spread.read(window, at, text ?? '')
    case 'first-seen': {
      const offset = store.members.locate(at.high, at.low, window.id)
      return offset < 0 || store.members.instant(offset) <= at.time - window.durationMs ? 1 : 0
    }
  }
}

function statsOf(store: Store, maxBytes: number): CounterStats {
  const tables = tablesOf(store)
  const sum = (part: 'records' | 'bytes' | 'evicted' | 'expired' | 'dirty') =>
    tables.reduce((total, table) => total + table[part], 0)
  const records = sum('records')
  const bytes = sum('bytes')
  return {
    records,
    bytes,
    bytesPerRecord: records === 0 ? 0 : Math.round(bytes / records),
    maxBytes,
    evicted: sum('evicted'),
    expired: sum('expired'),
    late: store.late,
    dirty: sum('dirty'),
  }
}
