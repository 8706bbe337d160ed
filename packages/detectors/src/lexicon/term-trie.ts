/**
 * A double-array trie over folded units: from one place of a text it reads on as long as some pattern does. Where a pattern may
 * begin is told before, so that few places are read from at all; an automaton that goes on at every unit costs more. Where only one
 * pattern is left, the rest of it lies in one piece, and is compared unit by unit: most cells of a trie would be spent on such ends.
 * Plain typed arrays, so that it can be stored and handed to a worker as it is.
 */

export type TermTrie = {
  /** Dense number of each UTF-16 unit that some pattern holds, from 1; 0 for the others. */
  readonly codes: Uint16Array
  /** By set of patterns: the state after the first unit, by code. */
  readonly first: readonly Int32Array[]
  /**
   * Two numbers for each state. The first: `base << 2`, and `ENDS` where a pattern ends; or, where one pattern is left, `place << 2` of its
   * rest in `tails`, and `TAIL`. The second: the state it was reached from.
   */
  readonly cells: Int32Array
  /** For each rest its length, and its units. */
  readonly tails: Uint16Array
  /** By state where a pattern ends, or is left alone: which. */
  readonly patterns: Int32Array
  /** Units of the longest pattern. */
  readonly depth: number
}

export const BASE = 0
export const CHECK = 1
/** Bits of the first number of a state. */
export const ENDS = 1
export const TAIL = 2

/** The patterns `order[from..to)` share their first `depth` units, which lead to `state` from `parent`. */
type Branch = {
  readonly order: readonly number[]
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly state: number
  readonly parent: number
}

/**
 * Builds the trie of patterns in sets, whose number is `setOf(index) < sets`; pattern `k` is reported by its index. Empty patterns and
 * repeated ones are never found.
 */
export function createTermTrie(patterns: readonly string[], sets: number, setOf: (index: number) => number): TermTrie {
  const codes = encode(patterns)
  const alphabet = codes.reduce((most, code) => Math.max(most, code), 0)
  const room = createRoom()
  // Those of fewer units first: they are what most texts come to, and lie together. A processor has not all cells at hand.
  const branches: Branch[] = []
  const first = Array.from({ length: sets }, (_, set) => {
    const states = new Int32Array(alphabet + 1)
    const order = orderOf(patterns, (index) => setOf(index) === set)
    // The roots have tables of their own, for they alone have thousands of children.
    for (const { unit, from, to } of partAt(patterns, order, { from: 0, to: order.length, depth: 0 })) {
      const state = room.next()
      states[codes[unit] ?? 0] = state
      branches.push({ order, from, to, depth: 1, state, parent: 0 })
    }
    return states
  })
  const tails: number[] = []
  /** What is written of each state: the state, its parent, its first number and its pattern. */
  const told: number[] = []
  for (const branch of branches) {
    const { order, from, to, depth, state, parent } = branch
    const pattern = order[from] ?? 0
    const written = patterns[pattern] ?? ''
    if (to - from === 1) {
      told.push(state, parent, (tails.length << 2) | TAIL, pattern)
      tails.push(written.length - depth)
      for (let at = depth; at < written.length; at += 1) tails.push(written.charCodeAt(at))
      continue
    }
    const ends = written.length === depth
    const children = partAt(patterns, order, { from: ends ? from + 1 : from, to, depth })
    const taken = children.map(({ unit }) => codes[unit] ?? 0)
    const base = room.occupy(taken.length === 1 ? taken : taken.sort((a, b) => a - b))
    for (const part of children) {
      const reached = base + (codes[part.unit] ?? 0)
      branches.push({ order, from: part.from, to: part.to, depth: depth + 1, state: reached, parent: state })
    }
    told.push(state, parent, (base << 2) | (ends ? ENDS : 0), ends ? pattern : 0)
  }
  // Room for every code behind the last base: no look at a cell ever falls outside, which V8 answers very slowly.
  const cells = new Int32Array((room.size() + alphabet + 1) * 2)
  const endings = new Int32Array(room.size())
  for (let at = 0; at < told.length; at += 4) {
    const state = told[at] ?? 0
    cells[state * 2 + BASE] = told[at + 2] ?? 0
    cells[state * 2 + CHECK] = told[at + 1] ?? 0
    endings[state] = told[at + 3] ?? 0
  }
  const depth = patterns.reduce((most, { length }) => Math.max(most, length), 0)
  return { codes, first, cells, tails: Uint16Array.from(tails), patterns: endings, depth }
}

function encode(patterns: readonly string[]): Uint16Array {
  const codes = new Uint16Array(0x10000)
  let next = 1
  for (const pattern of patterns)
    for (let at = 0; at < pattern.length; at += 1) {
      const unit = pattern.charCodeAt(at)
      if (codes[unit] !== 0) continue
      codes[unit] = next
      next += 1
    }
  return codes
}

/** The patterns of a set in the order of their units, each text once. */
function orderOf(patterns: readonly string[], isOf: (index: number) => boolean): readonly number[] {
  const numbers = new Map<string, number>()
  for (const [index, pattern] of patterns.entries())
    if (pattern !== '' && isOf(index) && !numbers.has(pattern)) numbers.set(pattern, index)
  return [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, index]) => index)
}

type Part = { readonly unit: number; readonly from: number; readonly to: number }

const unitOf = (patterns: readonly string[], order: readonly number[], at: number, depth: number): number =>
  (patterns[order[at] ?? 0] ?? '').charCodeAt(depth)

/** Parts patterns that are longer than `depth` by their unit there. */
function partAt(
  patterns: readonly string[],
  order: readonly number[],
  { from, to, depth }: { readonly from: number; readonly to: number; readonly depth: number },
): readonly Part[] {
  const parts: Part[] = []
  let begin = from
  let unit = unitOf(patterns, order, from, depth)
  for (let at = from + 1; at < to; at += 1) {
    const next = unitOf(patterns, order, at, depth)
    if (next === unit) continue
    parts.push({ unit, from: begin, to: at })
    begin = at
    unit = next
  }
  if (begin < to) parts.push({ unit, from: begin, to })
  return parts
}

type Room = {
  /** The next free state. */
  readonly next: () => number
  /** Takes the least base, from 0, at which all these codes, in order, fall on free states. */
  readonly occupy: (codes: readonly number[]) => number
  readonly size: () => number
}

/** State 0 is none. */
function createRoom(): Room {
  let taken = Uint8Array.of(1)
  let free = 1
  let size = 1
  const take = (state: number): void => {
    if (state >= taken.length) {
      const wider = new Uint8Array(state * 2)
      wider.set(taken)
      taken = wider
    }
    taken[state] = 1
    size = Math.max(size, state + 1)
  }
  const isFree = (state: number): boolean => state >= taken.length || taken[state] === 0
  const findFree = (): number => {
    while (!isFree(free)) free += 1
    return free
  }
  return {
    next: () => {
      const state = findFree()
      take(state)
      return state
    },
    occupy: (codes) => {
      let base = Math.max(0, findFree() - (codes[0] ?? 0))
      for (let at = 0; at < codes.length; )
        if (isFree(base + (codes[at] ?? 0))) at += 1
        else {
          base += 1
          at = 0
        }
      for (const code of codes) take(base + code)
      return base
    },
    size: () => size,
  }
}
