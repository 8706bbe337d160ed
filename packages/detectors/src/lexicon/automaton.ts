/**
 * A double-array Aho-Corasick automaton over folded units: finds every pattern of a set in one pass over a text.
 * Plain typed arrays, so that it can be stored and handed to a worker as it is.
 */
import { createGate, type Gate } from './gate.ts'

export type Automaton = {
  /** Where a pattern may begin: everywhere else the root need not be left. */
  readonly gate: Gate
  /** Dense number of each UTF-16 unit that some pattern holds, from 1; 0 for the others. */
  readonly codes: Uint16Array
  /** State after the first unit, by code. */
  readonly first: Int32Array
  /** Four numbers for each state: base, state it was reached from, failure state, first output or 0. */
  readonly cells: Int32Array
  /** By output, from 1: a pattern that ends here, and the output of the next shorter one or 0. */
  readonly outputPatterns: Int32Array
  readonly nextOutputs: Int32Array
}

export const BASE = 0
export const CHECK = 1
export const FAIL = 2
export const OUTPUT = 3

type Trie = {
  readonly children: Map<number, number>[]
  readonly pattern: number[]
  /** Whether a pattern may begin right after the node's last unit. */
  readonly mayBegin: boolean[]
}

export type AutomatonOptions = {
  /** Which of the patterns it finds. */
  readonly picks: (pattern: string, index: number) => boolean
  /** Whether a pattern may begin right after this unit; what cannot begin there is not looked for. */
  readonly mayBeginAfter: (unit: number) => boolean
}

/** Builds the automaton; pattern `k` is reported by its index. Empty patterns and repeated ones are never found. */
export function createAutomaton(patterns: readonly string[], { picks, mayBeginAfter }: AutomatonOptions): Automaton {
  const picked = patterns.map((pattern, index) => (picks(pattern, index) ? pattern : ''))
  const codes = encode(picked)
  const trie = plant(picked, codes, mayBeginAfter)
  const { places, base, size } = arrange(trie)
  const alphabet = codes.reduce((most, code) => Math.max(most, code), 0)
  const first = new Int32Array(alphabet + 1)
  // Room for every code behind the last base: no look at a cell ever falls outside, which V8 answers very slowly.
  const cells = new Int32Array((size + alphabet + 1) * 4)
  const place = (node: number) => places[node] ?? 0
  for (const [code, child] of trie.children[0] ?? []) first[code] = place(child)
  trie.children.forEach((children, node) => {
    if (node === 0) return
    cells[place(node) * 4 + BASE] = base[node] ?? 0
    for (const child of children.values()) cells[place(child) * 4 + CHECK] = place(node)
  })
  return { gate: createGate(picked), codes, first, cells, ...link(trie, places, cells) }
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

function plant(
  patterns: readonly string[],
  codes: Uint16Array,
  mayBeginAfter: AutomatonOptions['mayBeginAfter'],
): Trie {
  const trie: Trie = { children: [new Map<number, number>()], pattern: [-1], mayBegin: [true] }
  patterns.forEach((pattern, index) => {
    let node = 0
    for (let at = 0; at < pattern.length; at += 1) {
      const code = codes[pattern.charCodeAt(at)] ?? 0
      const children = trie.children[node] ?? new Map<number, number>()
      let child = children.get(code)
      if (child === undefined) {
        child = trie.children.length
        trie.children.push(new Map())
        trie.pattern.push(-1)
        trie.mayBegin.push(mayBeginAfter(pattern.charCodeAt(at)))
        children.set(code, child)
      }
      node = child
    }
    if (node !== 0 && trie.pattern[node] === -1) trie.pattern[node] = index
  })
  return trie
}

type Arrangement = { readonly places: Int32Array; readonly base: Int32Array; readonly size: number }

/**
 * Gives every node a place so that child = base[node] + code, no two children sharing one.
 * The root is place 0 and has a table of its own, for it alone has thousands of children.
 */
function arrange(trie: Trie): Arrangement {
  const count = trie.children.length
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
  for (const child of trie.children[0]?.values() ?? []) {
    occupy(child, free)
    free += 1
  }
  for (let node = 1; node < count; node += 1) {
    const children = trie.children[node]
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

type Outputs = Pick<Automaton, 'outputPatterns' | 'nextOutputs'>

/** Failure links by breadth, and for each state what ends there. */
function link(trie: Trie, places: Int32Array, cells: Int32Array): Outputs {
  const fails = new Int32Array(trie.children.length)
  const patterns = [-1]
  const nexts = [0]
  const queue = [...(trie.children[0]?.values() ?? [])]
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? 0
    for (const [code, child] of trie.children[node] ?? []) {
      fails[child] = findFailure(trie, fails, node, code)
      queue.push(child)
    }
    const failed = fails[node] ?? 0
    const at = places[node] ?? 0
    const suffix = failed === 0 ? 0 : (places[failed] ?? 0)
    cells[at * 4 + FAIL] = suffix
    const shorter = suffix === 0 ? 0 : (cells[suffix * 4 + OUTPUT] ?? 0)
    const pattern = trie.pattern[node] ?? -1
    cells[at * 4 + OUTPUT] = pattern < 0 ? shorter : patterns.push(pattern) - 1
    if (pattern >= 0) nexts.push(shorter)
  }
  return { outputPatterns: Int32Array.from(patterns), nextOutputs: Int32Array.from(nexts) }
}

/** The longest proper suffix of `node` and `code` that begins a pattern where one may begin. */
function findFailure(trie: Trie, fails: Int32Array, node: number, code: number): number {
  for (let suffix = node; suffix !== 0; ) {
    suffix = fails[suffix] ?? 0
    if (suffix === 0 && trie.mayBegin[node] !== true) return 0
    const target = trie.children[suffix]?.get(code)
    if (target !== undefined) return target
  }
  return 0
}
