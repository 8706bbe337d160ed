/**
 * Keys within a few edits of a query, by parts: when two keys differ by at most k edits, one of k + 1 parts of the
 * stored key stands unchanged in the query, near its place. Typed arrays, so that a hundred thousand keys stay small.
 */
import { editDistance } from '../skeleton/edit-distance.ts'
import { bitCount, lettersOf } from '../skeleton/letter-bits.ts'

export type NearKeys = {
  readonly add: (key: string, value: number) => void
  readonly remove: (key: string, value: number) => void
  /** Values whose keys are within the edits allowed for their length; 0 edits are not here. */
  readonly near: (query: string) => readonly Near[]
  readonly table: NearTable
}

/** Edits that a reader overlooks, by the length of the key. */
export function editsAllowed(length: number): number {
  if (length < 5) return 0
  if (length < 9) return 1
  return length < 16 ? 2 : 3
}

const BUCKETS = 1 << 18
const LONGEST = 64
const MOST_EDITS = 3

const BASE = 0x01000193
/** BASE to the power of minus n, modulo 2^32: what makes the hash of a part the same wherever it stands. */
const INVERSES = inversesOf(BASE, LONGEST + MOST_EDITS)

function inversesOf(base: number, most: number): Int32Array {
  let inverse = base
  for (let step = 0; step < 5; step++) inverse = Math.imul(inverse, 2 - Math.imul(base, inverse))
  const powers = new Int32Array(most + 1).fill(1)
  for (let at = 1; at <= most; at++) powers[at] = Math.imul(powers[at - 1] ?? 1, inverse)
  return powers
}

/** Sums of the letters of one text before each place, weighed by the place. */
const sums = new Int32Array(LONGEST + MOST_EDITS + 1)

function sumLetters(text: string): void {
  let power = 1
  for (let at = 0; at < text.length; at++) {
    sums[at + 1] = ((sums[at] ?? 0) + Math.imul(text.charCodeAt(at), power)) | 0
    power = Math.imul(power, BASE)
  }
}

/** The hash of a part of the text that was summed last. */
function hashPart(from: number, to: number, salt: number): number {
  const part = Math.imul(((sums[to] ?? 0) - (sums[from] ?? 0)) | 0, INVERSES[from] ?? 0)
  const mixed = Math.imul(part ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** Where part `part` of a key of this length begins. */
const partStart = (length: number, part: number): number => Math.floor((length * part) / (editsAllowed(length) + 1))

function widen(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2)
  wider.set(numbers)
  return wider
}

/** Numbers of a link: the next one of its bucket, the key it belongs to, the hash of the part. */
export const LINK = 3

/** What a table of near keys is made of. Keys have numbers, in the order in which they came. */
export type NearTable = {
  /** The latest link of each bucket; -1 is none. */
  readonly heads: Int32Array
  /** `LINK` numbers each. */
  links: Int32Array
  used: number
  /** By the number of a key: what it stands for, -1 when it was taken out, and which letters it has. */
  values: Int32Array
  letters: Int32Array
  readonly count: () => number
  readonly keyOf: (owner: number) => string
}

/** The search in a table, which may grow meanwhile. */
function searchIn(table: NearTable): NearKeys['near'] {
  /** The last question in which each key was compared. */
  let compared = new Int32Array(0)
  let question = 0
  const compare = (owner: number, query: string, edits: number, bits: number): number => {
    if (compared[owner] === question) return 0
    compared[owner] = question
    if ((table.values[owner] ?? -1) < 0 || bitCount(bits ^ (table.letters[owner] ?? 0)) > 2 * edits) return 0
    const distance = editDistance(query, table.keyOf(owner), edits)
    return distance <= edits ? distance : 0
  }
  return (query) => {
    if (query.length > LONGEST + MOST_EDITS || table.used === 0) return NONE
    if (compared.length < table.count()) compared = new Int32Array(table.values.length)
    const { heads, links } = table
    const found: Near[] = []
    const bits = lettersOf(query)
    question++
    sumLetters(query)
    const follow = (hash: number, edits: number): void => {
      for (let link = heads[hash & (BUCKETS - 1)] ?? -1; link >= 0; link = links[link * LINK] ?? -1) {
        if (links[link * LINK + 2] !== hash) continue
        const owner = links[link * LINK + 1] ?? -1
        const distance = compare(owner, query, edits, bits)
        if (distance > 0) found.push({ value: table.values[owner] ?? -1, key: table.keyOf(owner), distance })
      }
    }
    for (let length = Math.max(5, query.length - MOST_EDITS); length <= query.length + MOST_EDITS; length++) {
      const edits = editsAllowed(length)
      if (Math.abs(length - query.length) > edits) continue
      for (let part = 0; part <= edits; part++) {
        const from = partStart(length, part)
        const size = partStart(length, part + 1) - from
        const last = Math.min(query.length - size, from + edits)
        for (let at = Math.max(0, from - edits); at <= last; at++)
          follow(hashPart(at, at + size, length * 8 + part), edits)
      }
    }
    // Two neighbours that changed places where two parts meet are one edit and change both: `papyal`.
    if (editsAllowed(query.length) === 1) {
      const middle = partStart(query.length, 1)
      sumLetters(query.slice(0, middle - 1) + query.charAt(middle))
      follow(hashPart(0, middle, query.length * 8), 1)
    }
    return found
  }
}

/** Keys that never change, in a table that was filled before. */
export function openNearKeys(table: NearTable): Pick<NearKeys, 'near'> {
  return { near: searchIn(table) }
}

export function createNearKeys(): NearKeys {
  const keys: string[] = []
  const table: NearTable = {
    heads: new Int32Array(BUCKETS).fill(-1),
    links: new Int32Array(1024 * LINK),
    used: 0,
    values: new Int32Array(1024),
    letters: new Int32Array(1024),
    count: () => keys.length,
    keyOf: (owner) => keys[owner] ?? '',
  }
  const addLink = (hash: number, owner: number): void => {
    if ((table.used + 1) * LINK > table.links.length) table.links = widen(table.links)
    const bucket = hash & (BUCKETS - 1)
    table.links[table.used * LINK] = table.heads[bucket] ?? -1
    table.links[table.used * LINK + 1] = owner
    table.links[table.used * LINK + 2] = hash
    table.heads[bucket] = table.used++
  }
  return {
    add: (key, value) => {
      const edits = editsAllowed(key.length)
      if (key.length > LONGEST || edits === 0) return
      const owner = keys.push(key) - 1
      if (owner === table.values.length) {
        table.values = widen(table.values)
        table.letters = widen(table.letters)
      }
      table.values[owner] = value
      table.letters[owner] = lettersOf(key)
      sumLetters(key)
      for (let part = 0; part <= edits; part++)
        addLink(hashPart(partStart(key.length, part), partStart(key.length, part + 1), key.length * 8 + part), owner)
    },
    remove: (key, value) => {
      // The key stays in its chains and answers for nobody: entries are removed seldom.
      for (let owner = 0; owner < keys.length; owner++)
        if (table.values[owner] === value && keys[owner] === key) table.values[owner] = -1
    },
    near: searchIn(table),
    table,
  }
}

export type Near = { readonly value: number; readonly key: string; readonly distance: number }
const NONE: readonly Near[] = []
