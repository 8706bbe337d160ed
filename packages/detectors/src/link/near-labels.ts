/** Labels that a slip of the hand makes of one another: found by hashes of what deletions leave, compared letter by letter. */
import { hashDeletes, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { editDistance } from '../skeleton/edit-distance.ts'
import { createHashChains } from '../skeleton/hash-chains.ts'

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
  /** By number: a label gets a higher one than all before it. */
  const labels = new Map<number, string>()
  const numbers = new Map<string, number>()
  const chains = createHashChains()
  let latest = 0
  return {
    mayHold: (asked) => {
      for (let at = 0; at < asked.length; at++) if (chains.has(asked[at] ?? 0)) return true
      return false
    },
    add: (label) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_KEPT || numbers.has(label)) return
      const number = ++latest
      labels.set(number, label)
      numbers.set(label, number)
      const count = hashDeletes(label, edits, hashes)
      for (let at = 0; at < count; at++) chains.add(hashes[at] ?? 0, number)
    },
    remove: (label) => {
      const number = numbers.get(label)
      if (number === undefined) return
      labels.delete(number)
      numbers.delete(label)
      const count = hashDeletes(label, editsFor(label.length), hashes)
      for (let at = 0; at < count; at++) chains.remove(hashes[at] ?? 0, number)
    },
    near: (label, found) => {
      const edits = editsFor(label.length)
      if (edits === 0 || label.length > LONGEST_ASKED || labels.size === 0) return
      const count = hashDeletes(label, edits, hashes)
      for (let at = 0; at < count; at++)
        for (const number of chains.valuesOf(hashes[at] ?? 0)) {
          const near = labels.get(number) ?? ''
          const allowed = editsFor(Math.min(near.length, label.length))
          const distance = editDistance(label, near, allowed)
          if (distance > 0 && distance <= allowed) found(near, distance)
        }
    },
  }
}
