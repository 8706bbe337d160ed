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
  /** By hash of two units, two bits each, four to a byte: bits of the sets that hold them as a pattern of its own. */
  readonly pairs: Uint8Array
  /** The same of three units, with which a pattern begins or is at its end. */
  readonly triples: Uint8Array
}

const FIRST = 0x9e3779b1
const SECOND = 0x85ebca77
const THIRD = 0xc2b2ae3d
const PAIRS = 1 << 16
const TRIPLES = 1 << 18

export function hashPair(first: number, second: number): number {
  return (Math.imul(first, FIRST) + Math.imul(second, SECOND)) >>> 16
}

export function hashTriple(first: number, second: number, third: number): number {
  return (Math.imul(first, FIRST) + Math.imul(second, SECOND) + Math.imul(third, THIRD)) >>> 14
}

/** The two bits at a place. */
export const bitsAt = (packed: Uint8Array, place: number): number =>
  ((packed[place >> 2] ?? 0) >> ((place & 3) << 1)) & 3

function setBits(packed: Uint8Array, place: number, bits: number): void {
  packed[place >> 2] = (packed[place >> 2] ?? 0) | (bits << ((place & 3) << 1))
}

/** `setOf`: the bits of the sets that a pattern is in. */
export function createBeginnings(patterns: readonly string[], setOf: (index: number) => number): Beginnings {
  const units = JOINING.slice()
  const pairs = new Uint8Array(PAIRS / 4)
  const triples = new Uint8Array(TRIPLES / 4)
  for (const [index, pattern] of patterns.entries()) {
    if (pattern === '') continue
    const unit = (at: number): number => pattern.charCodeAt(at)
    const first = unit(0)
    const bits = setOf(index)
    // Told by more units than it has, a pattern would be told of whatever follows it.
    units[first] = (units[first] ?? 0) | (pattern.length === 1 ? bits : bits << LONGER_BITS)
    if (pattern.length === 2) setBits(pairs, hashPair(first, unit(1)), bits)
    if (pattern.length > 2) setBits(triples, hashTriple(first, unit(1), unit(2)), bits)
  }
  return { units, pairs, triples }
}

const JOINING = Uint8Array.from(KINDS, (kind) => (kind === KIND_LATIN || kind === KIND_FOREIGN ? JOINS : 0))
