/**
 * Which (source, id) keys the ledger holds, as 64-bit hashes in typed arrays: 8 bytes a key at half load, so the hot path asks the
 * database about an event only when the key was probably seen before. Keys are never removed while the process lives.
 */
const EMPTY = 0

/**
 * Slots of the smaller table that each new key takes along into the larger one. Ten million keys moved at once hold everybody up for half a
 * second; so they are all there long before the larger one is full.
 */
const TAKEN_ALONG = 8

class Table {
  readonly hi: Int32Array
  readonly lo: Int32Array
  readonly mask: number

  constructor(size: number) {
    this.hi = new Int32Array(size)
    this.lo = new Int32Array(size)
    this.mask = size - 1
  }

  has(hi: number, lo: number): boolean {
    const { hi: his, lo: los, mask } = this
    for (let at = (hi ^ lo) & mask; los[at] !== EMPTY; at = (at + 1) & mask) {
      if (los[at] === lo && his[at] === hi) return true
    }
    return false
  }

  place(hi: number, lo: number): boolean {
    let at = (hi ^ lo) & this.mask
    for (; this.lo[at] !== EMPTY; at = (at + 1) & this.mask) {
      if (this.lo[at] === lo && this.hi[at] === hi) return false
    }
    this.hi[at] = hi
    this.lo[at] = lo
    return true
  }
}

export class DurableKeys {
  private table: Table
  /** The one before it, until all of its slots before `moved` and behind are taken along. */
  private former: Table | null = null
  private moved = 0
  private held = 0

  constructor(capacity = 1 << 16) {
    this.table = new Table(2 ** Math.ceil(Math.log2(Math.max(16, capacity))))
  }

  get size(): number {
    return this.held
  }

  add(hi: number, lo: number): void {
    if (this.held * 2 > this.table.mask) this.grow()
    const [wantedHi, wantedLo] = [hi | 0, lo | 0 || 1]
    const { former } = this
    if (former !== null) {
      this.takeAlong(former)
      if (former.has(wantedHi, wantedLo)) return
    }
    if (this.table.place(wantedHi, wantedLo)) this.held++
  }

  has(hi: number, lo: number): boolean {
    const wantedHi = hi | 0
    const wantedLo = lo | 0 || 1 // zero marks an empty slot
    return this.table.has(wantedHi, wantedLo) || (this.former !== null && this.former.has(wantedHi, wantedLo))
  }

  private grow(): void {
    while (this.former !== null) this.takeAlong(this.former)
    this.former = this.table
    this.moved = 0
    this.table = new Table(this.former.lo.length * 2)
  }

  private takeAlong(former: Table): void {
    const until = Math.min(this.moved + TAKEN_ALONG, former.lo.length)
    for (; this.moved < until; this.moved++) {
      const lo = former.lo[this.moved] ?? EMPTY
      if (lo !== EMPTY) this.table.place(former.hi[this.moved] ?? 0, lo)
    }
    if (this.moved === former.lo.length) this.former = null
  }
}
