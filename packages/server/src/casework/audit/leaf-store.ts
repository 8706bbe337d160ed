/**
 * The leaves of a growing log with the hashes of every whole block above them, so that a root or a proof takes as many steps as the
 * tree is high, however long the log is.
 */
import { hashNode, type Leaves } from './merkle-tree.ts'

const HASH_BYTES = 32

export type LeafStore = {
  readonly size: () => number
  /** Adds leaves, 32 bytes each, joined. */
  readonly add: (hashes: Buffer) => void
  /** The log as it is now; it stays that when more is added. */
  readonly now: () => Leaves
}

/** A buffer that doubles when it is full. */
type Level = { bytes: Buffer; used: number }

export function createLeafStore(): LeafStore {
  /** Level n: the hashes of the whole blocks of 2^n leaves. */
  const levels: Level[] = []
  const put = (height: number, hash: Buffer): void => {
    const level = levels[height] ?? { bytes: Buffer.alloc(HASH_BYTES * 64), used: 0 }
    levels[height] = level
    if (level.used === level.bytes.length) level.bytes = Buffer.concat([level.bytes, Buffer.alloc(level.bytes.length)])
    hash.copy(level.bytes, level.used)
    level.used += HASH_BYTES
    const count = level.used / HASH_BYTES
    if (count % 2 === 0) put(height + 1, hashNode(at(height, count - 2), at(height, count - 1)))
  }
  const at = (height: number, index: number): Buffer =>
    levels[height]?.bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES) ?? Buffer.alloc(0)
  const size = (): number => (levels[0]?.used ?? 0) / HASH_BYTES
  return {
    size,
    add: (hashes) => {
      for (let start = 0; start < hashes.length; start += HASH_BYTES) put(0, hashes.subarray(start, start + HASH_BYTES))
    },
    now: () => ({ size: size(), at: (index) => at(0, index), block: (height, index) => at(height, index) }),
  }
}
