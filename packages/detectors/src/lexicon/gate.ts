/**
 * Where a pattern may begin, told by its first four units: a small table of bits that stays in the fastest cache, so that
 * most places of a text are passed over without a look at the large automaton.
 */

/** Bits by hash of the first four units of longer patterns, and of all units of shorter ones. */
export type Gate = Uint32Array

const BITS = 1 << 17

const hashOne = (unit: number): number => Math.imul(unit, 0x9e3779b1)
const extend = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x85ebca77)
  return mixed ^ (mixed >>> 15)
}

const isSet = (gate: Gate, hash: number): boolean => ((gate[(hash & (BITS - 1)) >>> 5] ?? 0) & (1 << (hash & 31))) !== 0

export function createGate(patterns: readonly string[]): Gate {
  const gate = new Uint32Array(BITS / 32)
  for (const pattern of patterns) {
    if (pattern === '') continue
    let hash = hashOne(pattern.charCodeAt(0))
    for (let at = 1; at < Math.min(4, pattern.length); at += 1) hash = extend(hash, pattern.charCodeAt(at))
    const word = (hash & (BITS - 1)) >>> 5
    gate[word] = (gate[word] ?? 0) | (1 << (hash & 31))
  }
  return gate
}

/** False when no pattern begins at this place. What lies behind the end of the text may be anything. */
export function mayBegin(gate: Gate, units: Uint16Array, at: number): boolean {
  const one = hashOne(units[at] ?? 0)
  if (isSet(gate, one)) return true
  const two = extend(one, units[at + 1] ?? 0)
  if (isSet(gate, two)) return true
  const three = extend(two, units[at + 2] ?? 0)
  return isSet(gate, three) || isSet(gate, extend(three, units[at + 3] ?? 0))
}
