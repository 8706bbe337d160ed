/**
 * Keys within a few edits of a query, by parts: when two keys differ by at most k edits, one of k + 1 parts of the
 * stored key stands unchanged in the query, near its place. Typed arrays, so that a hundred thousand keys stay small.
 */
import { editDistance } from '../skeleton/edit-distance.ts'

export type NearKeys = {
  readonly add: (key: string, value: number) => void
  readonly remove: (key: string, value: number) => void
  /** Values whose keys are within the edits allowed for their length; 0 edits are not here. */
  readonly near: (
    query: string,
  ) => readonly { readonly value: number; readonly key: string; readonly distance: number }[]
}

/** Edits that a reader overlooks, by the length of the key. */
export function editsAllowed(length: number): number {
  if (length < 5) return 0
  if (length < 9) return 1
  return length < 16 ? 2 : 3
}

const BUCKETS = 1 << 18
const LONGEST = 64

function hashPart(text: string, from: number, to: number, salt: number): number {
  let hash = Math.imul(salt, 0x9e3779b1) ^ 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

/** Which letters a key has, as bits: two keys d edits apart differ in at most 2d of them. */
function lettersOf(key: string): number {
  let bits = 0
  for (let at = 0; at < key.length; at++) bits |= 1 << (key.charCodeAt(at) & 31)
  return bits
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function partBounds(length: number, parts: number): readonly number[] {
  return Array.from({ length: parts + 1 }, (_, index) => Math.floor((length * index) / parts))
}

export function createNearKeys(): NearKeys {
  const heads = new Int32Array(BUCKETS).fill(-1)
  let next = new Int32Array(1024)
  let owners = new Int32Array(1024)
  let used = 0
  const keys: string[] = []
  const values: number[] = []
  const letters: number[] = []
  const eachPart = (key: string, visit: (bucket: number) => void) => {
    const edits = editsAllowed(key.length)
    const bounds = partBounds(key.length, edits + 1)
    for (let part = 0; part <= edits; part++)
      visit(hashPart(key, bounds[part] ?? 0, bounds[part + 1] ?? 0, key.length * 8 + part))
  }
  return {
    add: (key, value) => {
      if (key.length > LONGEST || editsAllowed(key.length) === 0) return
      const owner = keys.push(key) - 1
      values.push(value)
      letters.push(lettersOf(key))
      eachPart(key, (bucket) => {
        if (used === next.length) {
          const [moreNext, moreOwners] = [new Int32Array(used * 2), new Int32Array(used * 2)]
          moreNext.set(next)
          moreOwners.set(owners)
          next = moreNext
          owners = moreOwners
        }
        next[used] = heads[bucket] ?? -1
        owners[used] = owner
        heads[bucket] = used++
      })
    },
    remove: (key, value) => {
      // The key stays in its chains and answers for nobody: entries are removed seldom.
      for (let owner = 0; owner < keys.length; owner++)
        if (values[owner] === value && keys[owner] === key) values[owner] = -1
    },
    near: (query) => {
      if (query.length > LONGEST + 3) return []
      const tried = new Set<number>()
      const found: { value: number; key: string; distance: number }[] = []
      const bits = lettersOf(query)
      for (let length = Math.max(5, query.length - 3); length <= query.length + 3; length++) {
        const edits = editsAllowed(length)
        if (Math.abs(length - query.length) > edits) continue
        const bounds = partBounds(length, edits + 1)
        for (let part = 0; part <= edits; part++) {
          const [from, to] = [bounds[part] ?? 0, bounds[part + 1] ?? 0]
          const first = Math.max(0, from - edits)
          const last = Math.min(query.length - (to - from), from + edits)
          for (let at = first; at <= last; at++) {
            const bucket = hashPart(query, at, at + to - from, length * 8 + part)
            for (let link = heads[bucket] ?? -1; link >= 0; link = next[link] ?? -1) {
              const owner = owners[link] ?? -1
              if (tried.has(owner)) continue
              tried.add(owner)
              const value = values[owner] ?? -1
              if (value < 0 || bitCount(bits ^ (letters[owner] ?? 0)) > 2 * edits) continue
              const key = keys[owner] ?? ''
              const distance = editDistance(query, key, edits)
              if (distance > 0 && distance <= edits) found.push({ value, key, distance })
            }
          }
        }
      }
      return found
    },
  }
}
