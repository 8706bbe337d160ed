/**
 * A double-array trie over folded units: from one place of a text it reads on as long as some pattern does. Where a pattern may
 * begin is told before, so that few places are read from at all; an automaton that goes on at every unit costs more.
 * Plain typed arrays, so that it can be stored and handed to a worker as it is.
 */

export type TermTrie = {
  /** Dense number of each UTF-16 unit that some pattern holds, from 1; 0 for the others. */
  readonly codes: Uint16Array
  /** By set of patterns: the state after the first unit, by code. */
  readonly first: readonly Int32Array[]
  /** Two numbers for each state: base << 1 | 1 where a pattern ends, and the state it was reached from. */
  readonly cells: Int32Array
  /** By state where a pattern ends: which. */
  readonly patterns: Int32Array
  /** Units of the longest pattern. */
  readonly depth: number
}

export const BASE = 0
export const CHECK = 1

type Nodes = { readonly children: Map<number, number>[]; readonly pattern: number[] }

/**
 * Builds the trie of patterns in sets, whose number is `setOf(index) < sets`; pattern `k` is reported by its index. Empty patterns and
 * repeated ones are never found.
 */
export function createTermTrie(patterns: readonly string[], sets: number, setOf: (index: number) => number): TermTrie {
  const codes = encode(patterns)
  const nodes = plant(patterns, codes, { sets, setOf })
  const { places, base, size } = arrange(nodes, sets)
  const alphabet = codes.reduce((most, code) => Math.max(most, code), 0)
  // Room for every code behind the last base: no look at a cell ever falls outside, which V8 answers very slowly.
  const cells = new Int32Array((size + alphabet + 1) * 2)
  const endings = new Int32Array(size)
  const place = (node: number) => places[node] ?? 0
  const first = Array.from({ length: sets }, (_, set) => {
    const states = new Int32Array(alphabet + 1)
    for (const [code, child] of nodes.children[set] ?? []) states[code] = place(child)
    return states
  })
  nodes.children.forEach((children, node) => {
    if (node < sets) return
    const pattern = nodes.pattern[node] ?? -1
    cells[place(node) * 2 + BASE] = ((base[node] ?? 0) << 1) | (pattern < 0 ? 0 : 1)
    endings[place(node)] = Math.max(0, pattern)
    for (const child of children.values()) cells[place(child) * 2 + CHECK] = place(node)
  })
  const depth = patterns.reduce((most, { length }) => Math.max(most, length), 0)
  return { codes, first, cells, patterns: endings, depth }
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

type Sets = { readonly sets: number; readonly setOf: (index: number) => number }

/** The first nodes are the roots of the sets. */
function plant(patterns: readonly string[], codes: Uint16Array, { sets, setOf }: Sets): Nodes {
  const roots = Array.from({ length: sets })
  const nodes: Nodes = { children: roots.map(() => new Map<number, number>()), pattern: roots.map(() => -1) }
  patterns.forEach((pattern, index) => {
    let node = setOf(index)
    for (let at = 0; at < pattern.length; at += 1) {
      const code = codes[pattern.charCodeAt(at)] ?? 0
      const children = nodes.children[node] ?? new Map<number, number>()
      let child = children.get(code)
      if (child === undefined) {
        child = nodes.children.length
        nodes.children.push(new Map())
        nodes.pattern.push(-1)
        children.set(code, child)
      }
      node = child
    }
    if (node >= sets && nodes.pattern[node] === -1) nodes.pattern[node] = index
  })
  return nodes
}

type Arrangement = { readonly places: Int32Array; readonly base: Int32Array; readonly size: number }

/**
 * Gives every node a place so that child = base[node] + code, no two children sharing one.
 * The roots are place 0 and have tables of their own, for they alone have thousands of children.
 */
function arrange(nodes: Nodes, roots: number): Arrangement {
  const count = nodes.children.length
  const places = new Int32Array(count)
  const base = new Int32Array(count)
  let taken = new Uint8Array(count * 2 + 0x10000)
  taken[0] = 1
  let free = 1
  let size = 1
  const grow = (needed: number) => {
    if (needed < taken.length) return
    const wider = new Uint8Array(needed * 2)
    wider.set(taken)
    taken = wider
  }
  const occupy = (node: number, at: number) => {
    grow(at)
    taken[at] = 1
    places[node] = at
    size = Math.max(size, at + 1)
  }
  for (const root of nodes.children.slice(0, roots))
    for (const child of root.values()) {
      occupy(child, free)
      free += 1
    }
  for (let node = roots; node < count; node += 1) {
    const children = nodes.children[node]
    if (children === undefined || children.size === 0) continue
    while (taken[free] === 1) free += 1
    const wanted = [...children.keys()].sort((a, b) => a - b)
    base[node] = fit(wanted, free, (at) => at < taken.length && taken[at] === 1)
    for (const [code, child] of children) occupy(child, (base[node] ?? 0) + code)
  }
  return { places, base, size }
}

/** The least base, from 0, at which all wanted codes fall on free places, none before `free`. */
function fit(wanted: readonly number[], free: number, isTaken: (at: number) => boolean): number {
  const lowest = wanted[0] ?? 0
  for (let base = Math.max(0, free - lowest); ; base += 1)
    if (wanted.every((code) => !isTaken(base + code))) return base
}
