/**
 * Where a pattern may begin, told by its first units: small tables that stay in the fastest cache, so that most places of a
 * text are passed over without a look at the large tries.
 */

/** Bits of `Beginnings`, one for each set of patterns. */
export const BEGINS_WORD = 1
export const BEGINS_ANYWHERE = 2
/** How far the bits of sets are moved in which a unit begins a longer pattern. */
export const LONGER_BITS = 2

export type Beginnings = {
  /** By unit: bits of the sets that hold it as a pattern of its own; and, above them, of those in which it begins a longer one. */
  readonly units: Uint8Array
  /** By hash of two units: bits of the sets in which some longer pattern begins with them. */
  readonly pairs: Uint8Array
}

export type Gate = {
  /** Bits by hash of patterns of up to four units; and, under `LONGER`, of the first four units of longer ones. */
  readonly short: Uint32Array
  /** Bits by hash of patterns of five units, and of the first six units of longer ones. */
  readonly long: Uint32Array
}

const LONGER = 0x5bd1e995

const PAIRS = 1 << 15
const GATE_BITS = 1 << 17

export function hashPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca77)) >>> 17
}

/** `setOf`: the bits of the sets that a pattern is in. */
export function createBeginnings(patterns: readonly string[], setOf: (index: number) => number): Beginnings {
  const units = new Uint8Array(0x10000)
  const pairs = new Uint8Array(PAIRS)
  for (const [index, pattern] of patterns.entries()) {
    const first = pattern.charCodeAt(0)
    // A pattern of one unit begins a pair with whatever follows it: told by its pairs, it would fill the table.
    if (pattern.length === 1) units[first] = (units[first] ?? 0) | setOf(index)
    else {
      units[first] = (units[first] ?? 0) | (setOf(index) << LONGER_BITS)
      const at = hashPair(first, pattern.charCodeAt(1))
      pairs[at] = (pairs[at] ?? 0) | setOf(index)
    }
  }
  return { units, pairs }
}

const hashOne = (unit: number): number => Math.imul(unit, 0x9e3779b1)
const hashNext = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x85ebca77)
  return mixed ^ (mixed >>> 15)
}
const isSet = (bits: Uint32Array, hash: number): boolean =>
  ((bits[(hash & (GATE_BITS - 1)) >>> 5] ?? 0) & (1 << (hash & 31))) !== 0

function setBit(bits: Uint32Array, hash: number): void {
  const word = (hash & (GATE_BITS - 1)) >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (hash & 31))
}

export function createGate(patterns: readonly string[]): Gate {
  const gate = { short: new Uint32Array(GATE_BITS / 32), long: new Uint32Array(GATE_BITS / 32) }
  for (const pattern of patterns) {
    if (pattern === '') continue
    let hash = hashOne(pattern.charCodeAt(0))
    for (let at = 1; at < Math.min(6, pattern.length); at += 1) {
      if (at === 4) setBit(gate.short, hash ^ LONGER)
      hash = hashNext(hash, pattern.charCodeAt(at))
    }
    setBit(pattern.length <= 4 ? gate.short : gate.long, hash)
  }
  return gate
}

/** False when no pattern begins at this place. What lies behind the end of the text may be anything. */
export function mayBegin({ short, long }: Gate, units: Uint16Array, at: number): boolean {
  const one = hashOne(units[at] ?? 0)
  const two = hashNext(one, units[at + 1] ?? 0)
  if (isSet(short, two) || isSet(short, one)) return true
  const three = hashNext(two, units[at + 2] ?? 0)
  const four = hashNext(three, units[at + 3] ?? 0)
  if (isSet(short, three) || isSet(short, four)) return true
  if (!isSet(short, four ^ LONGER)) return false
  const five = hashNext(four, units[at + 4] ?? 0)
  return isSet(long, five) || isSet(long, hashNext(five, units[at + 5] ?? 0))
}
