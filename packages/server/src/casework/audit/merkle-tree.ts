/** RFC 6962, section 2.1: the root of a log, and proofs that an entry or an earlier log is in it. */
import { createHash, hash } from 'node:crypto'

/** 32 bytes each, by index. */
export type Leaves = {
  readonly size: number
  readonly at: (index: number) => Buffer
  /** The root over the whole block `index` of 2^`height` leaves, where it is known without hashing. */
  readonly block?: (height: number, index: number) => Buffer
}

/** `0x01` and two hashes: one place for all of them, as a million nodes are hashed in a row. */
const NODE = Buffer.alloc(65, 1)

/** In one call: a hash that is opened and closed costs twice that, and leaves as many objects for the collector to find. */
export function hashNode(left: Buffer, right: Buffer): Buffer {
  left.copy(NODE, 1)
  right.copy(NODE, 33)
  return hash('sha256', NODE, 'buffer')
}

/** The largest power of two below `size`, which is 2 or more. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The root over the leaves `from` to `to` (excluded). */
export function rootOf(leaves: Leaves, from = 0, to = leaves.size): Buffer {
  if (to === from) return createHash('sha256').digest()
  if (to - from === 1) return leaves.at(from)
  const height = Math.log2(to - from)
  if (leaves.block !== undefined && Number.isInteger(height) && from % (to - from) === 0)
    return leaves.block(height, from / (to - from))
  const middle = from + split(to - from)
  return hashNode(rootOf(leaves, from, middle), rootOf(leaves, middle, to))
}

/** The audit path of the leaf `index` in the log's first `size` leaves, from the leaf up. */
export function inclusionProof(leaves: Leaves, index: number, size: number): readonly Buffer[] {
  const path = (from: number, to: number): readonly Buffer[] => {
    if (to - from <= 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...path(from, middle), rootOf(leaves, middle, to)]
      : [...path(middle, to), rootOf(leaves, from, middle)]
  }
  return path(0, size)
}

/** That the first `earlier` leaves of a log of `size` leaves are what they were. */
export function consistencyProof(leaves: Leaves, earlier: number, size: number): readonly Buffer[] {
  const path = (from: number, to: number, known: number, isWhole: boolean): readonly Buffer[] => {
    if (known === to - from) return isWhole ? [] : [rootOf(leaves, from, to)]
    const half = split(to - from)
    const middle = from + half
    return known <= half
      ? [...path(from, middle, known, isWhole), rootOf(leaves, middle, to)]
      : [...path(middle, to, known - half, false), rootOf(leaves, from, middle)]
  }
  return earlier === 0 || earlier > size ? [] : path(0, size, earlier, true)
}

/** The root that a leaf and its audit path lead to: equal to the signed one when the entry is in the log. */
export function rootByProof(
  leaf: Buffer,
  place: { readonly index: number; readonly size: number },
  path: readonly Buffer[],
) {
  let index = place.index
  let last = place.size - 1
  let root = leaf
  for (const sibling of path) {
    if (index % 2 === 1 || index === last) {
      root = hashNode(sibling, root)
      while (index % 2 === 0 && index !== 0) {
        index = Math.floor(index / 2)
        last = Math.floor(last / 2)
      }
    } else root = hashNode(root, sibling)
    index = Math.floor(index / 2)
    last = Math.floor(last / 2)
  }
  return root
}
