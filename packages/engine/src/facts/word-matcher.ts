/**
 * Finds an organization's own words in texts through the fold that the detectors use: whatever their case, width, script of
 * look-alikes, spacing and hidden characters, with the places as sent.
 * A word of Latin letters or digits is found as a whole word; other scripts know no spaces, so there it is found anywhere.
 */
import { createFold } from '@goodstanding/detectors'

export type FoundWord = { readonly word: string; readonly start: number; readonly end: number }
/** Every word of each set that occurs, in order of their ends; at most 64 of a set. */
export type WordMatcher = (text: string) => readonly (readonly FoundWord[])[]

const MOST = 64
const PLAIN = /^[a-z0-9]$/

/** A word that ends at a node, and the set that it is of. */
type Ending = { readonly set: number; readonly word: string }

type Node = {
  readonly children: Map<string, Node>
  fail: Node | null
  /** The nearest on the way of failures at which a word ends, so that none is asked in vain. */
  shorter: Node | null
  readonly endings: Ending[]
  readonly length: number
}

const newNode = (length: number): Node => ({ children: new Map(), fail: null, shorter: null, endings: [], length })

/** `starts[k]`, `ends[k]`: where folded unit k stands in the text as sent. Valid until another text is folded. */
type FoldedText = { readonly units: string; readonly starts: Int32Array; readonly ends: Int32Array }

const fold = createFold(null)
let lastText = ''
let lastFolded: FoldedText = { units: '', starts: new Int32Array(), ends: new Int32Array() }

/** However many sets there are, a text is gone through once. */
export function compileWordSets(sets: readonly (readonly string[])[]): WordMatcher {
  const root = plant(sets)
  return (text) => {
    const found: FoundWord[][] = sets.map(() => [])
    if (root.children.size === 0) return found
    const { units, starts, ends } = foldText(text)
    let node = root
    for (let at = 0; at < units.length; at++) {
      const unit = units[at] ?? ''
      while (node !== root && !node.children.has(unit)) node = node.fail ?? root
      node = node.children.get(unit) ?? root
      for (let ending: Node | null = node; ending !== null; ending = ending.shorter) {
        const first = at + 1 - ending.length
        if (ending.endings.length === 0 || !standsAlone(units, first, at + 1)) continue
        const place = { start: starts[first] ?? 0, end: ends[at] ?? text.length }
        for (const { set, word } of ending.endings) {
          const own = found[set]
          if (own !== undefined && own.length < MOST) own.push({ word, ...place })
        }
      }
    }
    return found
  }
}

/** Several look at one text, so the last one is kept. */
function foldText(text: string): FoldedText {
  if (text === lastText) return lastFolded
  const { units, starts, ends, length } = fold(text)
  let folded = ''
  for (let at = 0; at < length; at += 8_192)
    folded += String.fromCharCode(...units.subarray(at, Math.min(length, at + 8_192)))
  lastText = text
  lastFolded = { units: folded, starts, ends }
  return lastFolded
}

function standsAlone(units: string, start: number, end: number): boolean {
  const joins = (inside: string, outside: string | undefined) =>
    PLAIN.test(inside) && outside !== undefined && PLAIN.test(outside)
  return !joins(units[start] ?? '', units[start - 1]) && !joins(units[end - 1] ?? '', units[end])
}

function plant(sets: readonly (readonly string[])[]): Node {
  const root = newNode(0)
  for (const [set, words] of sets.entries()) for (const word of words) plantWord(root, { set, word })
  linkFailures(root)
  return root
}

function plantWord(root: Node, ending: Ending): void {
  const folded = foldText(ending.word).units.trim()
  if (folded === '') return
  let node = root
  for (let at = 0; at < folded.length; at++) {
    const unit = folded[at] ?? ''
    const child = node.children.get(unit) ?? newNode(at + 1)
    node.children.set(unit, child)
    node = child
  }
  // Two words of a set that are the same when they are folded are one.
  if (node.endings.at(-1)?.set === ending.set) node.endings.pop()
  node.endings.push(ending)
}

/** Aho-Corasick: where to go on when the next unit does not follow, breadth first. */
function linkFailures(root: Node): void {
  const queue: Node[] = [...root.children.values()]
  for (const child of queue) child.fail = root
  for (const node of queue) {
    const { fail } = node
    node.shorter = fail === null || fail.endings.length > 0 ? fail : fail.shorter
    for (const [unit, child] of node.children) {
      let next = node.fail
      while (next !== null && !next.children.has(unit)) next = next.fail
      child.fail = next?.children.get(unit) ?? root
      queue.push(child)
    }
  }
}
