/**
 * "l4wy3r5", "@dm!n!$7r470r": words with more digits and signs for letters than the vocabulary is asked about, or words that only the
 * language knows.
 */
import { KIND_DIGIT, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { KINDS } from './fold-table.ts'
import { extendHash, HASH_START } from './vocabulary.ts'

/** By digit, and by sign. A one, and what looks like it, is drawn for two letters. */
const DRAWINGS = [
  { digits: 'oizeasgtbg', signs: { '@': 'a', $: 's', '!': 'i', '|': 'l', '+': 't' } },
  { digits: 'olzeasgtbg', signs: { '@': 'a', $: 's', '!': 'l', '|': 'i', '+': 't' } },
].map(({ digits, signs }) => {
  const letters = new Uint8Array(128)
  for (const [digit, letter] of Array.from(digits).entries()) letters[0x30 + digit] = letter.charCodeAt(0)
  for (const [sign, letter] of Object.entries(signs)) letters[sign.charCodeAt(0)] = letter.charCodeAt(0)
  return letters
})
const [PLAINLY = new Uint8Array(128)] = DRAWINGS
/** A word of so many letters, so many of them digits, is no code that happens to read as a word. */
const LEAST_LETTERS = 4
const LEAST_OF_DIGITS = 5
/** So many digits in one word show the habit that else two words show. */
const HABIT_DIGITS = 3
const BANG = 0x21

/** Reads words that hold digits in place; what is found here counts as disguise. */
export function readDigitWords(isWord: (hash: number) => boolean, state: FoldState): void {
  const { units } = state
  for (let at = 0; at < state.length; at += 1) {
    if (KINDS[units[at] ?? 0] !== KIND_DIGIT) continue
    let from = at
    while (from > 0 && isOfWord(units[from - 1] ?? 0)) from -= 1
    let to = at + 1
    while (to < state.length && isOfWord(units[to] ?? 0)) to += 1
    const end = to
    // Behind a word it is what it is.
    while (to > at + 1 && units[to - 1] === BANG) to -= 1
    readWord(isWord, state, from, to)
    at = end
  }
}

function isOfWord(unit: number): boolean {
  return KINDS[unit] === KIND_LATIN || isDrawn(unit)
}

/** A digit or sign that may stand for a letter. */
function isDrawn(unit: number): boolean {
  return unit < 128 && PLAINLY[unit] !== 0
}

function readWord(
  isWord: (hash: number) => boolean,
  { units, marks, disguises }: FoldState,
  from: number,
  to: number,
): void {
  let drawn = 0
  for (let at = from; at < to; at += 1) drawn += isDrawn(units[at] ?? 0) ? 1 : 0
  const size = to - from
  if (drawn === size || ((marks[from] ?? 0) & MARK.address) !== 0) return
  if (size < (drawn * 2 >= size ? LEAST_OF_DIGITS : LEAST_LETTERS)) return
  const letters = DRAWINGS.find((drawing) => {
    let hash = HASH_START
    for (let at = from; at < to; at += 1) hash = extendHash(hash, letterOf(drawing, units[at] ?? 0))
    return isWord(hash)
  })
  if (letters === undefined) return
  disguises.substituted += drawn >= HABIT_DIGITS ? 2 : 1
  for (let at = from; at < to; at += 1) {
    if (!isDrawn(units[at] ?? 0)) continue
    units[at] = letterOf(letters, units[at] ?? 0)
    marks[at] = (marks[at] ?? 0) | MARK.undone
  }
}

function letterOf(drawing: Uint8Array, unit: number): number {
  const letter = unit < 128 ? (drawing[unit] ?? 0) : 0
  return letter === 0 ? unit : letter
}
