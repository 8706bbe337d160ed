/**
 * Finds an organization's own words in texts through the fold that the detectors use: whatever their case, width, script of
 * look-alikes, spacing and hidden characters, with the places as sent.
 * A word of Latin letters or digits is found as a whole word; other scripts know no spaces, so there it is found anywhere.
 */
import { createFold } from '@goodstanding/detectors'

export type FoundWord = { readonly word: string; readonly start: number; readonly end: number }
/** Every word that occurs, in order of their ends; at most 64. */
export type WordMatcher = (text: string) => readonly FoundWord[]
export type CompileWords = (words: readonly string[]) => WordMatcher

const MOST = 64
const PLAIN = /^[a-z0-9]$/

type Node = { readonly children: Map<string, Node>; fail: Node | null; word: string | null; length: number }

/** `starts[k]`, `ends[k]`: where folded unit k stands in the text as sent. Valid until another text is folded. */
type FoldedText = { readonly units: string; readonly starts: Int32Array; readonly ends: Int32Array }

const fold = createFold(null)
let lastText = ''
let lastFolded: FoldedText = { units: '', starts: new Int32Array(), ends: new Int32Array() }

export const compileWords: CompileWords = (words) => {
  const root = plant(words)
  return (text) => {
    const { units, starts, ends } = foldText(text)
    const found: FoundWord[] = []
    let node = root
    for (let at = 0; at < units.length && found.length < MOST; at++) {
      const unit = units[at] ?? ''
      while (node !== root && !node.children.has(unit)) node = node.fail ?? root
      node = node.children.get(unit) ?? root
      for (let ending: Node | null = node; ending !== null; ending = ending.fail) {
        const first = at + 1 - ending.length
        if (ending.word === null || !standsAlone(units, first, at + 1)) continue
        found.push({ word: ending.word, start: starts[first] ?? 0, end: ends[at] ?? text.length })
      }
    }
    return found
  }
}

/** Many rules look at one text, so the last one is kept. */
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

function plant(words: readonly string[]): Node {
  const root: Node = { children: new Map(), fail: null, word: null, length: 0 }
  for (const word of words) {
    const folded = foldText(word).units.trim()
    if (folded === '') continue
    let node = root
    for (let at = 0; at < folded.length; at++) {
      const unit = folded[at] ?? ''
      const child = node.children.get(unit) ?? {
        children: new Map<string, Node>(),
        fail: null,
        word: null,
        length: at + 1,
      }
      node.children.set(unit, child)
      node = child
    }
    node.word = word
  }
  linkFailures(root)
  return root
}

/** Aho-Corasick: where to go on when the next unit does not follow, breadth first. */
function linkFailures(root: Node): void {
  const queue: Node[] = [...root.children.values()]
  for (const child of queue) child.fail = root
  for (const node of queue) {
    for (const [unit, child] of node.children) {
      let fail = node.fail
      while (fail !== null && !fail.children.has(unit)) fail = fail.fail
      child.fail = fail?.children.get(unit) ?? root
      queue.push(child)
    }
  }
}
