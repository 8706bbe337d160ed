/**
 * Finds an organization's own words in texts, whatever their case, width or spacing, with the places as sent.
 * A word of Latin letters or digits is found as a whole word; other scripts know no spaces, so there it is found anywhere.
 */

export type FoundWord = { readonly word: string; readonly start: number; readonly end: number }
/** Every word that occurs, in order of their ends; at most 64. */
export type WordMatcher = (text: string) => readonly FoundWord[]
export type CompileWords = (words: readonly string[]) => WordMatcher

const MOST = 64
const LETTER = /[\p{L}\p{N}]/u
const PLAIN = /^[a-z0-9]$/
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]/

/** `starts[i]` is where folded unit i begins in the text as sent. Runs of white space become one space. */
type FoldedText = { readonly units: string; readonly starts: readonly number[] }

type Node = { readonly children: Map<string, Node>; fail: Node | null; word: string | null; length: number }

export const compileWords: CompileWords = (words) => {
  const root = plant(words)
  return (text) => {
    const { units, starts } = foldText(text)
    const found: FoundWord[] = []
    let node = root
    for (let at = 0; at < units.length && found.length < MOST; at++) {
      const unit = units[at] ?? ''
      while (node !== root && !node.children.has(unit)) node = node.fail ?? root
      node = node.children.get(unit) ?? root
      for (let ending: Node | null = node; ending !== null; ending = ending.fail) {
        if (ending.word === null || !standsAlone(units, at + 1 - ending.length, at + 1)) continue
        found.push({
          word: ending.word,
          start: starts[at + 1 - ending.length] ?? 0,
          end: starts[at + 1] ?? text.length,
        })
      }
    }
    return found
  }
}

function foldText(text: string): FoldedText {
  const starts: number[] = []
  let units = ''
  let at = 0
  for (const character of text) {
    const folded = foldCharacter(character)
    if (folded !== '' && !(folded === ' ' && (units === '' || units.endsWith(' ')))) {
      for (let unit = 0; unit < folded.length; unit++) starts.push(at)
      units += folded
    }
    at += character.length
  }
  return { units, starts }
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return code <= 32 ? ' ' : character.toLowerCase()
  if (UNSEEN.test(character)) return ''
  const folded = character.normalize('NFKC').toLowerCase()
  return /^\s+$/u.test(folded) ? ' ' : folded
}

function standsAlone(units: string, start: number, end: number): boolean {
  const joins = (inside: string, outside: string | undefined) =>
    PLAIN.test(inside) && outside !== undefined && LETTER.test(outside) && PLAIN.test(outside)
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
