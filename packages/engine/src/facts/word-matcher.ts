/**
 * Finds an organization's own words in texts through the fold that the detectors use: whatever their case, width, script of
 * look-alikes, spacing and hidden characters, with the places as sent.
 * A word of Latin letters or digits is found as a whole word; other scripts know no spaces, so there it is found anywhere.
 */
import { createFold } from '@goodstanding/detectors'
import type { Pieces } from '@goodstanding/policy'
import { createWordTrie, ROOT, type WordTrie } from './word-trie.ts'

export type FoundWord = { readonly word: string; readonly start: number; readonly end: number }
/** Every word of each set that occurs, in order of their ends; at most 64 of a set. */
export type WordMatcher = (text: string) => readonly (readonly FoundWord[])[]

const MOST = 64
const PLAIN = /^[a-z0-9]$/

/** A word that ends at a node, and the set that it is of. */
type Ending = { readonly set: number; readonly word: string }

/** `starts[k]`, `ends[k]`: where folded unit k stands in the text as sent. Valid until another text is folded. */
type FoldedText = { readonly units: string; readonly starts: Int32Array; readonly ends: Int32Array }

const fold = createFold(null)
let lastText = ''
let lastFolded: FoldedText = { units: '', starts: new Int32Array(), ends: new Int32Array() }

/** However many sets there are, a text is gone through once. */
export function* compileWordSets(sets: readonly (readonly string[])[]): Pieces<WordMatcher> {
  const endings = new Map<number, Ending[]>()
  const trie = createWordTrie((node) => endings.has(node))
  for (const [set, words] of sets.entries())
    for (const word of words) {
      plantWord(trie, endings, { set, word })
      yield
    }
  yield* trie.link()
  return (text) => {
    const found: FoundWord[][] = sets.map(() => [])
    if (endings.size === 0) return found
    const { units, starts, ends } = foldText(text)
    let node = ROOT
    for (let at = 0; at < units.length; at++) {
      node = follow(trie, node, units.charCodeAt(at))
      for (let ending = node; ending !== ROOT; ending = trie.shorter(ending)) {
        const ended = endings.get(ending)
        const first = at + 1 - trie.depth(ending)
        if (ended === undefined || !standsAlone(units, first, at + 1)) continue
        const place = { start: starts[first] ?? 0, end: ends[at] ?? text.length }
        for (const { set, word } of ended) {
          const own = found[set]
          if (own !== undefined && own.length < MOST) own.push({ word, ...place })
        }
      }
    }
    return found
  }
}

/** Where a unit leads, on the way of failures until it leads somewhere. */
function follow(trie: WordTrie, from: number, unit: number): number {
  for (let node = from; ; node = trie.fail(node)) {
    const next = trie.child(node, unit)
    if (next >= 0) return next
    if (node === ROOT) return ROOT
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

/** A word as it is looked for; '' where nothing is left of it, which is found nowhere. */
export const foldWord = (word: string): string => foldText(word).units.trim()

function plantWord(trie: WordTrie, endings: Map<number, Ending[]>, ending: Ending): void {
  const folded = foldWord(ending.word)
  if (folded === '') return
  const node = trie.plant(folded)
  const ended = endings.get(node)
  if (ended === undefined) endings.set(node, [ending])
  else {
    // Two words of a set that are the same when they are folded are one.
    if (ended.at(-1)?.set === ending.set) ended.pop()
    ended.push(ending)
  }
}
