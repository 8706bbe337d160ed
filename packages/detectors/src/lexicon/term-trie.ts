/**
 * A double-array trie over folded units: from one place of a text it reads on as long as some pattern does. A gate says first
 * where a pattern may begin, so that few places are read from at all; an automaton that goes on at every unit costs more.
 * Plain typed arrays, so that it can be stored and handed to a worker as it is.
 */
import { createGate, type Gate } from './gate.ts'

export type TermTrie = {
  /** Where a pattern may begin: everywhere else nothing need be read. */
  readonly gate: Gate
  /** Dense number of each UTF-16 unit that some pattern holds, from 1; 0 for the others. */
  readonly codes: Uint16Array
  /** State after the first unit, by code. */
  readonly first: Int32Array
  /** Two numbers for each state: base << 1 | 1 where a pattern ends, and the state it was reached from. */
  readonly cells: Int32Array
  /** By state where a pattern ends: which. */
  readonly patterns: Int32Array
}

export const BASE = 0
export const CHECK = 1

type Nodes = { readonly children: Map<number, number>[]; readonly pattern: number[] }

/** Builds the trie of the patterns that it picks; pattern `k` is reported by its index. Empty patterns and repeated ones are never found. */
export function createTermTrie(
  patterns: readonly string[],
  picks: (pattern: string, index: number) => boolean,
): TermTrie {
  const picked = patterns.map((pattern, index) => (picks(pattern, index) ? pattern : ''))
  const codes = encode(picked)
  const nodes = plant(picked, codes)
  const { places, base, size } = arrange(nodes)
  const alphabet = codes.reduce((most, code) => Math.max(most, code), 0)
  const first = new Int32Array(alphabet + 1)
  // Room for every code behind the last base: no look at a cell ever falls outside, which V8 answers very slowly.
  const cells = new Int32Array((size + alphabet + 1) * 2)
  const endings = new Int32Array(size)
  const place = (node: number) => places[node] ?? 0
  for (const [code, child] of nodes.children[0] ?? []) first[code] = place(child)
  nodes.children.forEach((children, node) => {
    if (node === 0) return
    const pattern = nodes.pattern[node] ?? -1
    cells[place(node) * 2 + BASE] = ((base[node] ?? 0) << 1) | (pattern < 0 ? 0 : 1)
    endings[place(node)] = Math.max(0, pattern)
    for (const child of children.values()) cells[place(child) * 2 + CHECK] = place(node)
  })
  return { gate: createGate(picked), codes, first, cells, patterns: endings }
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

function plant(patterns: readonly string[], codes: Uint16Array): Nodes {
  const nodes: Nodes = { children: [new Map<number, number>()], pattern: [-1] }
  patterns.forEach((pattern, index) => {
    let node = 0
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
    if (node !== 0 && nodes.pattern[node] === -1) nodes.pattern[node] = index
  })
  return nodes
}

type Arrangement = { readonly places: Int32Array; readonly base: Int32Array; readonly size: number }

/**
 * Gives every node a place so that child = base[node] + code, no two children sharing one.
 * The root is place 0 and has a table of its own, for it alone has thousands of children.
 */
function arrange(nodes: Nodes): Arrangement {
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
  for (const child of nodes.children[0]?.values() ?? []) {
    occupy(child, free)
    free += 1
  }
  for (let node = 1; node < count; node += 1) {
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
