/**
 * Fixed-size records by 64-bit key in typed arrays, grown one small segment at a time (extendible hashing), so that a
 * table of a million keys never stops to rehash. A full segment drops what has expired; when no memory is left, what only late
 * events would read as well, and then its oldest records. What was dropped is counted.
 */
import { instantOf, setInstantOf, WINDOW } from './record-head.ts'

const DIRTY = 0x8000
/** Few, so that the event that fills a segment waits no longer for room than others take in all. */
const PLACES = 256
const FULL = (PLACES * 7) / 8
/** Segments lie together in arrays, each twice as long as the one before up to so many: to find a record is to look at one thing less. */
const MOST_TOGETHER = 128
const DEEPEST = 22

/** Bytes that several tables may still allocate together. */
export type Budget = { left: number }

/** What a table must know about its records to make room: both look at the record at `offset`. */
export type RecordAge = {
  /** Event time of its newest content, ms. */
  readonly touched: (words: Uint32Array, offset: number) => number
  /** No event may read it any more, however late, but one that nobody awaits. */
  readonly isExpired: (words: Uint32Array, offset: number) => boolean
  /** No event may read it any more that is not late. */
  readonly isOver: (words: Uint32Array, offset: number) => boolean
}

/** `words` are shared with others; its own begin at `base`. */
type Segment = { readonly words: Uint32Array; readonly base: number; used: number; depth: number; dirty: number }

export class RecordTable {
  readonly size: number
  /** Where the segment that `locate` found last lies; offsets point into it. */
  words: Uint32Array
  records = 0
  dirty = 0
  evicted = 0
  expired = 0
  private readonly budget: Budget
  private readonly age: RecordAge
  private readonly segments: Segment[] = []
  private directory: Segment[]
  /** Words and bases of the segments in `directory`: a record is found without a look at its segment. */
  private wordsOf: Uint32Array[]
  private bases: Int32Array
  private base = 0
  /** The array that the next segments are taken from, and how many it has given. */
  private room = new Uint32Array(0)
  private given = 0
  /** Place in `directory` of what `locate` found last. */
  private slot = 0
  private depth = 0
  private nextDirty = 0
  private readonly scratch: Uint32Array

  /** `size`: words of one record. */
  constructor(size: number, budget: Budget, age: RecordAge) {
    this.size = size
    this.budget = budget
    this.age = age
    const first = this.allocate(0)
    this.words = first.words
    this.directory = [first]
    this.wordsOf = [first.words]
    this.bases = Int32Array.of(first.base)
    this.scratch = new Uint32Array(PLACES * size)
  }

  get bytes(): number {
    return this.segments.length * PLACES * this.size * 4
  }

  /** A word at the place where the search for the record begins. What `locate` found last stays. */
  touch(high: number, low: number, window: number): number {
    const slot = this.depth === 0 ? 0 : high >>> (32 - this.depth)
    return this.wordsOf[slot]?.[(this.bases[slot] ?? 0) + placeOf(low, window) * this.size + 3] ?? 0
  }

  /** Offset of the record in `words`, or -1. */
  locate(high: number, low: number, window: number): number {
    this.select(high)
    const offset = this.probe(high >>> 0, low >>> 0, window)
    return (this.words[offset + 3] ?? 0) === 0 ? -1 : offset
  }

  /** Offset of the record in `words`; a new one is all zero but for its key and window. */
  place(high: number, low: number, window: number): number {
    this.select(high)
    const offset = this.probe(high >>> 0, low >>> 0, window)
    if ((this.words[offset + 3] ?? 0) !== 0) return offset
    const segment = this.segmentAt()
    if (segment.used >= FULL) {
      this.makeRoom(segment)
      return this.place(high, low, window)
    }
    this.words[offset] = high
    this.words[offset + 1] = low
    this.words[offset + 3] = window
    segment.used++
    this.records++
    return offset
  }

  instant(offset: number): number {
    return instantOf(this.words, offset)
  }

  setInstant(offset: number, instant: number): void {
    setInstantOf(this.words, offset, instant)
  }

  /** Marks the record that was located last. */
  mark(offset: number): void {
    const word = this.words[offset + 3] ?? 0
    if ((word & DIRTY) !== 0) return
    this.words[offset + 3] = word | DIRTY
    this.segmentAt().dirty++
    this.dirty++
  }

  markAll(): void {
    for (const segment of this.segments) {
      for (let offset = segment.base; offset < this.endOf(segment); offset += this.size) {
        const word = segment.words[offset + 3] ?? 0
        if (word !== 0) segment.words[offset + 3] = word | DIRTY
      }
      segment.dirty = segment.used
    }
    this.dirty = this.records
  }

  /** Visits up to `limit` marked records and unmarks them. Answers how many. */
  takeDirty(limit: number, visit: (words: Uint32Array, offset: number) => void): number {
    let taken = 0
    for (let turn = 0; turn < this.segments.length && taken < limit && this.dirty > 0; turn++) {
      const segment = this.segments[this.nextDirty % this.segments.length]
      if (segment === undefined) break
      if (segment.dirty <= limit - taken) this.nextDirty = (this.nextDirty + 1) % this.segments.length
      if (segment.dirty === 0) continue
      for (let offset = segment.base; offset < this.endOf(segment) && taken < limit; offset += this.size) {
        const word = segment.words[offset + 3] ?? 0
        if ((word & DIRTY) === 0) continue
        segment.words[offset + 3] = word & ~DIRTY
        segment.dirty--
        this.dirty--
        taken++
        visit(segment.words, offset)
      }
    }
    return taken
  }

  /** Drops every record that has expired. */
  sweep(): void {
    for (const segment of this.segments) this.rebuild(segment, (words, offset) => !this.age.isExpired(words, offset))
  }

  private select(high: number): void {
    this.slot = this.depth === 0 ? 0 : high >>> (32 - this.depth)
    const words = this.wordsOf[this.slot]
    if (words === undefined) throw new Error('The directory of a record table has a hole.')
    this.words = words
    this.base = this.bases[this.slot] ?? 0
  }

  private endOf({ base }: Segment): number {
    return base + PLACES * this.size
  }

  private segmentAt(): Segment {
    const segment = this.directory[this.slot]
    if (segment === undefined) throw new Error('The directory of a record table has a hole.')
    return segment
  }

  /** Offset of the key, or of the free place where it belongs. */
  private probe(high: number, low: number, window: number): number {
    const { words, size, base } = this
    for (let place = placeOf(low, window); ; place = (place + 1) & (PLACES - 1)) {
      const offset = base + place * size
      const word = words[offset + 3] ?? 0
      if (word === 0) return offset
      if (words[offset] === high && words[offset + 1] === low && (word & WINDOW) === window) return offset
    }
  }

  private allocate(depth: number): Segment {
    const length = PLACES * this.size
    this.budget.left -= length * 4
    if (this.given * length >= this.room.length) {
      this.room = new Uint32Array(length * Math.max(1, Math.min(this.given * 2, MOST_TOGETHER)))
      this.given = 0
    }
    const segment = { words: this.room, base: length * this.given++, used: 0, depth, dirty: 0 }
    this.segments.push(segment)
    return segment
  }

  private makeRoom(segment: Segment): void {
    this.drop(segment, this.age.isExpired)
    if (segment.used <= FULL - FULL / 4) return
    if (segment.depth < DEEPEST && this.budget.left >= PLACES * this.size * 4) {
      this.split(segment)
      return
    }
    this.drop(segment, this.age.isOver)
    if (segment.used >= FULL) this.evictOldest(segment)
  }

  private drop(segment: Segment, isOld: RecordAge['isExpired']): void {
    const before = segment.used
    this.rebuild(segment, (words, offset) => !isOld(words, offset))
    this.expired += before - segment.used
  }

  private split(segment: Segment): void {
    if (segment.depth === this.depth) {
      this.directory = this.directory.flatMap((same) => [same, same])
      this.wordsOf = this.directory.map(({ words }) => words)
      this.bases = Int32Array.from(this.directory, ({ base }) => base)
      this.depth++
      this.slot *= 2
    }
    const sibling = this.allocate(segment.depth + 1)
    segment.depth++
    const bit = 1 << (32 - segment.depth)
    const span = 1 << (this.depth - segment.depth)
    const second = this.slot - (this.slot % (2 * span)) + span
    this.directory.fill(sibling, second, second + span)
    this.wordsOf.fill(sibling.words, second, second + span)
    this.bases.fill(sibling.base, second, second + span)
    this.rebuild(segment, (words, offset) => ((words[offset] ?? 0) & bit) === 0, sibling)
  }

  private evictOldest(segment: Segment): void {
    const instants = new Float64Array(segment.used)
    let count = 0
    for (let offset = segment.base; offset < this.endOf(segment); offset += this.size) {
      if ((segment.words[offset + 3] ?? 0) !== 0) instants[count++] = this.age.touched(segment.words, offset)
    }
    instants.sort()
    const last = instants[FULL / 8] ?? 0
    const before = segment.used
    this.rebuild(segment, (words, offset) => this.age.touched(words, offset) > last)
    // Equal instants leave together; when all are equal the segment starts anew.
    this.evicted += before - segment.used
  }

  /** Keeps the records that `keep` says; the others move to `elsewhere`, or are dropped. */
  private rebuild(
    segment: Segment,
    keep: (words: Uint32Array, offset: number) => boolean,
    elsewhere: Segment | null = null,
  ): void {
    const { scratch } = this
    const own = segment.words.subarray(segment.base, this.endOf(segment))
    scratch.set(own)
    own.fill(0)
    this.records -= segment.used
    this.dirty -= segment.dirty
    segment.used = 0
    segment.dirty = 0
    for (let offset = 0; offset < scratch.length; offset += this.size) {
      if ((scratch[offset + 3] ?? 0) === 0) continue
      const target = keep(scratch, offset) ? segment : elsewhere
      if (target !== null) this.insert(target, offset)
    }
  }

  private insert(segment: Segment, from: number): void {
    const { scratch, size } = this
    const { words, base } = segment
    let place = placeOf(scratch[from + 1] ?? 0, (scratch[from + 3] ?? 0) & WINDOW)
    while ((words[base + place * size + 3] ?? 0) !== 0) place = (place + 1) & (PLACES - 1)
    for (let word = 0; word < size; word++) words[base + place * size + word] = scratch[from + word] ?? 0
    segment.used++
    this.records++
    if (((scratch[from + 3] ?? 0) & DIRTY) === 0) return
    segment.dirty++
    this.dirty++
  }
}

/** Where a record's search begins: one key lies in one segment under all its windows, each at a place of its own. */
function placeOf(low: number, window: number): number {
  return (low ^ (Math.imul(window, 0x9e3779b1) >>> 22)) & (PLACES - 1)
}
