/**
 * Words as a trie in typed arrays, with where to go on when the next unit does not follow (Aho-Corasick). Tens of thousands of words have
 * some hundred thousand nodes: as objects with maps they take seconds to make and hundreds of megabytes.
 */
import type { Pieces } from '@goodstanding/policy'

/** The root is node 0, and leads nowhere when it has failed. */
export const ROOT = 0
const NONE = -1
/** Nodes that are linked in one piece. */
const LINKED_AT_ONCE = 256

export type WordTrie = {
  /** Adds a path, and answers its last node. */
  readonly plant: (units: string) => number
  /** Once everything is planted. */
  readonly link: () => Pieces<void>
  readonly size: () => number
  /** The node behind `node` when this unit follows; -1: none. */
  readonly child: (node: number, unit: number) => number
  readonly fail: (node: number) => number
  /** The nearest node on the way of failures at which a word ends; the root: none. */
  readonly shorter: (node: number) => number
  /** How many units lead to the node. */
  readonly depth: (node: number) => number
}

/** `ends`: whether a word ends at a node. */
export function createWordTrie(ends: (node: number) => boolean): WordTrie {
  let nodes = createNodes(64)
  let places = createPlaces(128)
  let count = 1
  const child = (node: number, unit: number): number => {
    const { parents, children, mask } = places
    for (let at = placeOf(node, unit) & mask; ; at = (at + 1) & mask) {
      const found = children[at] ?? 0
      if (found === 0) return NONE
      if (parents[at] === node && nodes.units[found] === unit) return found
    }
  }
  const put = (node: number, unit: number, to: number): void => {
    const { parents, children, mask } = places
    let at = placeOf(node, unit) & mask
    while (children[at] !== 0) at = (at + 1) & mask
    parents[at] = node
    children[at] = to
  }
  const widen = (): void => {
    nodes = widened(nodes)
    const { parents, children } = places
    places = createPlaces(children.length * 2)
    for (let at = 0; at < children.length; at++) {
      const to = children[at] ?? 0
      if (to !== 0) put(parents[at] ?? 0, nodes.units[to] ?? 0, to)
    }
  }
  const grow = (node: number, unit: number): number => {
    if (count === nodes.units.length) widen()
    const grown = count++
    nodes.units[grown] = unit
    nodes.depths[grown] = (nodes.depths[node] ?? 0) + 1
    nodes.siblings[grown] = nodes.first[node] ?? 0
    nodes.first[node] = grown
    put(node, unit, grown)
    return grown
  }
  const failure = (node: number, unit: number): number => {
    let next = nodes.fails[node] ?? NONE
    while (next !== NONE) {
      const found = child(next, unit)
      if (found !== NONE) return found
      next = nodes.fails[next] ?? NONE
    }
    return ROOT
  }
  return {
    child,
    fail: (node) => nodes.fails[node] ?? NONE,
    shorter: (node) => nodes.shorter[node] ?? ROOT,
    depth: (node) => nodes.depths[node] ?? 0,
    size: () => count,
    plant: (units) => {
      let node = ROOT
      for (let at = 0; at < units.length; at++) {
        const unit = units.charCodeAt(at)
        const known = child(node, unit)
        node = known === NONE ? grow(node, unit) : known
      }
      return node
    },
    /** Breadth first, so that every node's failure is linked before its own. */
    link: function* () {
      const { fails, shorter, first, siblings, units } = nodes
      const queue = new Int32Array(count)
      let queued = 1
      fails[ROOT] = NONE
      for (let done = 0; done < queued; done++) {
        const node = queue[done] ?? 0
        for (let to = first[node] ?? 0; to !== 0; to = siblings[to] ?? 0) {
          const fail = failure(node, units[to] ?? 0)
          fails[to] = fail
          shorter[to] = fail !== ROOT && ends(fail) ? fail : (shorter[fail] ?? ROOT)
          queue[queued++] = to
        }
        if (done % LINKED_AT_ONCE === 0) yield
      }
    },
  }
}

type Nodes = {
  /** What leads to the node. */
  readonly units: Uint16Array<ArrayBuffer>
  readonly depths: Uint16Array<ArrayBuffer>
  readonly fails: Int32Array<ArrayBuffer>
  readonly shorter: Int32Array<ArrayBuffer>
  /** One child, and the next one of the same node; 0: none. */
  readonly first: Int32Array<ArrayBuffer>
  readonly siblings: Int32Array<ArrayBuffer>
}

function createNodes(room: number): Nodes {
  return {
    units: new Uint16Array(room),
    depths: new Uint16Array(room),
    fails: new Int32Array(room),
    shorter: new Int32Array(room),
    first: new Int32Array(room),
    siblings: new Int32Array(room),
  }
}

function widened(nodes: Nodes): Nodes {
  const wider = createNodes(nodes.units.length * 2)
  wider.units.set(nodes.units)
  wider.depths.set(nodes.depths)
  wider.first.set(nodes.first)
  wider.siblings.set(nodes.siblings)
  return wider
}

/** Where the children are, by parent and unit: half of the places stay free. Child 0 marks a free one. */
function createPlaces(room: number) {
  return { parents: new Int32Array(room), children: new Int32Array(room), mask: room - 1 }
}

function placeOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
