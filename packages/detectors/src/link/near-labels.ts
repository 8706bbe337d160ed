/** Labels that a slip of the hand makes of one another: found by hashes of what deletions leave, compared letter by letter. */
import { hashDeletes, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { editDistance } from '../skeleton/edit-distance.ts'
import { createHashChains } from '../skeleton/hash-chains.ts'

/** Longest label that is kept, and longest that is asked for. */
const LONGEST_KEPT = 24
export const LONGEST_ASKED = 26

/** Slips that a reader overlooks in a label of this length. */
export const editsFor = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2)

/** What near labels are sought for. */
export type NearAsked = {
  /** Hashes of what deletions leave of the labels that are asked for. */
  readonly hashes: Int32Array
  /** Bits by length: a label that is near one of them has one of these. */
  readonly lengths: number
}

/** Bits by length of the labels that may be near one of this length. */
export function lengthsNear(length: number): number {
  let lengths = 0
  for (let other = 1; other <= LONGEST_KEPT; other++)
    if (Math.abs(length - other) <= editsFor(Math.min(length, other))) lengths |= 1 << other
  return lengths
}

export type NearLabels = {
  readonly add: (label: string) => void
  readonly remove: (label: string) => void
  /** False when no label can be near what is asked for: none has such a length, or leaves such a hash when letters are deleted. */
  readonly mayHold: (asked: NearAsked) => boolean
  /** Calls with each label that is one or two slips away from this one, perhaps more than once. */
  readonly near: (label: string, found: (near: string, distance: number) => void) => void
}

const hashes = new Int32Array(MOST_HASHES)

export function createNearLabels(): NearLabels {
  /** By number: a label gets a higher one than all before it. */
  const labels = new Map<number, string>()
  const numbers = new Map<string, number>()
  const chains = createHashChains()
  let latest = 0
  /** By length: how many labels have it; and the bits of those that any has. */
  const counts = new Int32Array(LONGEST_KEPT + 1)
  let lengths = 0
  const count = (length: number, more: number): void => {
    counts[length] = (counts[length] ?? 0) + more
    lengths = counts[length] === 0 ? lengths & ~(1 << length) : lengths | (1 << length)
  }
  return {
    mayHold: (asked) => {
      if ((asked.lengths & lengths) === 0) return false
      for (let at = 0; at < asked.hashes.length; at++) if (chains.has(asked.hashes[at] ?? 0)) return true
      return false
    },
    add: (label) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_KEPT || numbers.has(label)) return
      const number = ++latest
      labels.set(number, label)
      numbers.set(label, number)
      count(label.length, 1)
      const left = hashDeletes(label, edits, hashes)
      for (let at = 0; at < left; at++) chains.add(hashes[at] ?? 0, number)
    },
    remove: (label) => {
      const number = numbers.get(label)
      if (number === undefined) return
      labels.delete(number)
      numbers.delete(label)
      count(label.length, -1)
      const left = hashDeletes(label, editsFor(label.length), hashes)
      for (let at = 0; at < left; at++) chains.remove(hashes[at] ?? 0, number)
    },
    near: (label, found) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_ASKED || labels.size === 0) return
      const left = hashDeletes(label, edits, hashes)
      for (let at = 0; at < left; at++)
        for (const number of chains.valuesOf(hashes[at] ?? 0)) {
          const near = labels.get(number) ?? ''
          const allowed = editsFor(Math.min(near.length, label.length))
          const distance = editDistance(label, near, allowed)
          if (distance > 0 && distance <= allowed) found(near, distance)
        }
    },
  }
}
