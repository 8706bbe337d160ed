/**
 * Where a pattern may begin, told by its first units: small tables that stay in the fastest cache, so that most places of a
 * text are passed over without a look at the large tries.
 */

import { KIND_FOREIGN, KIND_LATIN } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'

/** Bits of `Beginnings`, one for each set of patterns. */
export const BEGINS_WORD = 1
export const BEGINS_ANYWHERE = 2
/** How far the bits of sets are moved in which a unit begins a longer pattern. */
export const LONGER_BITS = 2
/** The bit of units that a word goes on after, so that none begins behind them. */
export const JOINS = 16

export type Beginnings = {
  /** By unit: bits of the sets that hold it as a pattern of its own; above them, of those in which it begins a longer one; and `JOINS`. */
  readonly units: Uint8Array
  /** By hash of two units: bits of the sets in which some longer pattern begins with them. */
  readonly pairs: Uint8Array
}

const PAIRS = 1 << 15

export function hashPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca77)) >>> 17
}

/** `setOf`: the bits of the sets that a pattern is in. */
export function createBeginnings(patterns: readonly string[], setOf: (index: number) => number): Beginnings {
  const units = JOINING.slice()
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

const JOINING = Uint8Array.from(KINDS, (kind) => (kind === KIND_LATIN || kind === KIND_FOREIGN ? JOINS : 0))
