/**
 * Where a pattern may begin, told by its first units: small tables that stay in the fastest cache, so that most places of a
 * text are passed over without a look at the large automata.
 */

/** Bits of `Pairs`, one for each set of patterns. */
export const BEGINS_WORD = 1
export const BEGINS_ANYWHERE = 2

/** By hash of two units: bits of the sets in which some pattern begins with them. */
export type Pairs = Uint8Array

/** Bits by hash of the first four units of longer patterns, and of all units of shorter ones. */
export type Gate = Uint32Array

const PAIRS = 1 << 15
const GATE_BITS = 1 << 17

export function pairAt(pairs: Pairs, first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca77)
  return pairs[hash >>> 17] ?? 0
}

/** `setOf`: the bits of the sets that a pattern is in. A pattern of one unit begins a pair with whatever follows it. */
export function createPairs(patterns: readonly string[], setOf: (index: number) => number): Pairs {
  const pairs = new Uint8Array(PAIRS)
  for (const [index, pattern] of patterns.entries()) {
    const [first, second] = [pattern.charCodeAt(0), pattern.charCodeAt(1)]
    for (let unit = pattern.length === 1 ? 0 : second; unit <= (pattern.length === 1 ? 0xffff : second); unit += 1) {
      const at = (Math.imul(first, 0x9e3779b1) + Math.imul(unit, 0x85ebca77)) >>> 17
      pairs[at] = (pairs[at] ?? 0) | setOf(index)
    }
  }
  return pairs
}

const hashOne = (unit: number): number => Math.imul(unit, 0x9e3779b1)
const hashNext = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x85ebca77)
  return mixed ^ (mixed >>> 15)
}
const isSet = (gate: Gate, hash: number): boolean =>
  ((gate[(hash & (GATE_BITS - 1)) >>> 5] ?? 0) & (1 << (hash & 31))) !== 0

export function createGate(patterns: readonly string[]): Gate {
  const gate = new Uint32Array(GATE_BITS / 32)
  for (const pattern of patterns) {
    if (pattern === '') continue
    let hash = hashOne(pattern.charCodeAt(0))
    for (let at = 1; at < Math.min(4, pattern.length); at += 1) hash = hashNext(hash, pattern.charCodeAt(at))
    const word = (hash & (GATE_BITS - 1)) >>> 5
    gate[word] = (gate[word] ?? 0) | (1 << (hash & 31))
  }
  return gate
}

/** False when no pattern begins at this place. What lies behind the end of the text may be anything. */
export function mayBegin(gate: Gate, units: Uint16Array, at: number): boolean {
  const one = hashOne(units[at] ?? 0)
  const two = hashNext(one, units[at + 1] ?? 0)
  if (isSet(gate, two) || isSet(gate, one)) return true
  const three = hashNext(two, units[at + 2] ?? 0)
  return isSet(gate, three) || isSet(gate, hashNext(three, units[at + 3] ?? 0))
}
