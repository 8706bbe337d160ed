/** Labels that a slip of the hand makes of one another: found by hashes of what deletions leave, compared letter by letter. */
import { hashDeletes, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { editDistance } from '../skeleton/edit-distance.ts'

/** Longest label that is kept, and longest that is asked for. */
const LONGEST_KEPT = 24
export const LONGEST_ASKED = 26

/** Slips that a reader overlooks in a label of this length. */
export const editsFor = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2)

export type NearLabels = {
  readonly add: (label: string) => void
  readonly remove: (label: string) => void
  /** False when no label leaves any of these hashes when letters are deleted. */
  readonly mayHold: (asked: Int32Array) => boolean
  /** Calls with each label that is one or two slips away from this one, perhaps more than once. */
  readonly near: (label: string, found: (near: string, distance: number) => void) => void
}

const hashes = new Int32Array(MOST_HASHES)

export function createNearLabels(): NearLabels {
  const labels = new Map<number, Set<string>>()
  // Most labels are near none, and a bit tells so without asking the map. Bits of labels that were removed stay.
  let bits = new Uint32Array(64)
  const mark = (hash: number): void => {
    const bit = hash & (bits.length * 32 - 1)
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  const isMarked = (hash: number): boolean => {
    const bit = hash & (bits.length * 32 - 1)
    return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }
  const widen = (): void => {
    bits = new Uint32Array(bits.length * 2)
    for (const hash of labels.keys()) mark(hash)
  }
  return {
    mayHold: (asked) => {
      for (let at = 0; at < asked.length; at++) {
        const hash = asked[at] ?? 0
        if (isMarked(hash) && labels.has(hash)) return true
      }
      return false
    },
    add: (label) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_KEPT) return
      const count = hashDeletes(label, edits, hashes)
      for (const hash of hashes.subarray(0, count)) {
        const kept = labels.get(hash)
        if (kept === undefined) labels.set(hash, new Set([label]))
        else kept.add(label)
        mark(hash)
      }
      while (labels.size * 16 > bits.length * 32) widen()
    },
    remove: (label) => {
      if (label.length > LONGEST_KEPT) return
      const count = hashDeletes(label, editsFor(label.length), hashes)
      for (const hash of hashes.subarray(0, count)) {
        const kept = labels.get(hash)
        kept?.delete(label)
        if (kept?.size === 0) labels.delete(hash)
      }
    },
    near: (label, found) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_ASKED || labels.size === 0) return
      const count = hashDeletes(label, edits, hashes)
      for (let at = 0; at < count; at++) {
        const hash = hashes[at] ?? 0
        if (!isMarked(hash)) continue
        for (const near of labels.get(hash) ?? NONE) {
          const allowed = editsFor(Math.min(near.length, label.length))
          const distance = editDistance(label, near, allowed)
          if (distance > 0 && distance <= allowed) found(near, distance)
        }
      }
    },
  }
}

const NONE: ReadonlySet<string> = new Set()
