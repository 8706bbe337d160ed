/**
 * Which (source, id) keys the ledger holds, as 64-bit hashes in typed arrays: 8 bytes a key at half load, so the hot path asks the
 * database about an event only when the key was probably seen before. Keys are never removed while the process lives.
 */
const EMPTY = 0

export class DurableKeys {
  private hi: Int32Array
  private lo: Int32Array
  private mask: number
  private held = 0

  constructor(capacity = 1 << 16) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity)))
    this.hi = new Int32Array(size)
    this.lo = new Int32Array(size)
    this.mask = size - 1
  }

  get size(): number {
    return this.held
  }

  add(hi: number, lo: number): void {
    if (this.held * 2 > this.mask) this.grow()
    if (this.place(hi | 0, lo | 0 || 1)) this.held++
  }

  has(hi: number, lo: number): boolean {
    const wantedHi = hi | 0
    const wantedLo = lo | 0 || 1 // zero marks an empty slot
    for (let at = (wantedHi ^ wantedLo) & this.mask; this.lo[at] !== EMPTY; at = (at + 1) & this.mask) {
      if (this.lo[at] === wantedLo && this.hi[at] === wantedHi) return true
    }
    return false
  }

  private place(hi: number, lo: number): boolean {
    let at = (hi ^ lo) & this.mask
    for (; this.lo[at] !== EMPTY; at = (at + 1) & this.mask) {
      if (this.lo[at] === lo && this.hi[at] === hi) return false
    }
    this.hi[at] = hi
    this.lo[at] = lo
    return true
  }

  private grow(): void {
    const { hi, lo } = this
    this.hi = new Int32Array(hi.length * 2)
    this.lo = new Int32Array(lo.length * 2)
    this.mask = this.lo.length - 1
    for (let at = 0; at < lo.length; at++) {
      if (lo[at] !== EMPTY) this.place(hi[at] ?? 0, lo[at] ?? 0)
    }
  }
}
