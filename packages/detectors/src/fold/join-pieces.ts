/**
 * Words that were cut apart by a gap or by signs ("ki ll", "sui🔥cide", "th**reat"): two neighbours of which one is no word, or hardly
 * one, are read as the word that they are together.
 */
import { KIND_DIGIT, MARK, PICTOGRAPH } from './fold-kinds.ts'
import type { Folded, FoldState } from './fold-state.ts'
import { removeUnits } from './take-out.ts'
import { KINDS } from './fold-table.ts'
import { isCapital, isName } from './is-name.ts'
import { TOKEN, tokensOf } from './text-tokens.ts'
import { extendHash, lookUp, type Vocabulary, WORD } from './vocabulary.ts'

/** What is asked of words. */
export type PieceReader = {
  readonly vocabulary: Vocabulary
  readonly isWord: (hash: number) => boolean
  /** Whether a folded text is of another language, whose short words are no pieces. */
  readonly isStrange: (folded: Folded) => boolean
}

const LEAST_LETTERS = 4
const LEAST_AROUND_SIGNS = 3
/** From so many letters on, what a piece and a word are together is no chance, though no list holds it. */
const LONG = 7
const LONGEST_PIECE = 12
/** Signs between two pieces, at most. */
const MOST_SIGNS = 4
const SPACE = 0x20
/** Between letters these are drawn, or draw letters, and part nothing. */
const DRAWN: ReadonlySet<number> = new Set(Array.from('*_~`|', (sign) => sign.charCodeAt(0)))

/** By two letters: 1 for a word; all others are pieces, as often as not. */
const SHORT_WORDS = new Uint8Array(0x80 * 0x80)
for (const word of 'of to in is it on at by we he me my no so up us if be do go or an as am ok hi oh pm tv id hr vs uk eu dr mr ms ur'.split(
  ' ',
))
  SHORT_WORDS[word.charCodeAt(0) * 0x80 + word.charCodeAt(1)] = 1

/** Whether two letters are no word. */
export function isShortPiece(first: number, second: number): boolean {
  return first < 0x80 && second < 0x80 && SHORT_WORDS[first * 0x80 + second] !== 1
}

/** Joins what was cut apart, in place. `text`: as it was sent. Answers whether something was. */
export function joinPieces(reader: PieceReader, state: FoldState, text: string): boolean {
  const { hashes, kinds, starts, ends, count } = tokensOf(state)
  const cuts: (readonly [from: number, to: number])[] = []
  for (let token = 0; token + 1 < count; token += 1) {
    if (kinds[token] !== TOKEN.plain) continue
    let next = token + 1
    while (next < count && next <= token + MOST_SIGNS && state.units[starts[next] ?? 0] === PICTOGRAPH) next += 1
    if (next >= count || kinds[next] !== TOKEN.plain) continue
    const first = { from: starts[token] ?? 0, to: ends[token] ?? 0, hash: hashes[token] ?? 0 }
    const second = { from: starts[next] ?? 0, to: ends[next] ?? 0, hash: hashes[next] ?? 0 }
    if (!isCut(state, first.to, second.from) || !mayJoin(state, first, second)) continue
    if (isName(text, state.starts[first.from] ?? 0) || isNew(state, text, second.from)) continue
    if (!isOneWord(reader, state.units, first, second)) continue
    cuts.push([first.to, second.from])
    // The second piece is taken.
    token = next
  }
  // Where nearly every word is cut apart, what is left looks like no language, or any.
  if (cuts.length === 0 || (cuts.length * 3 < count && reader.isStrange(state))) return false
  for (const [from, to] of cuts.reverse()) {
    state.marks[to] = (state.marks[to] ?? 0) | MARK.joined
    removeUnits(state, from, to)
  }
  state.tokens.count = -1
  return true
}

type Piece = { readonly from: number; readonly to: number; readonly hash: number }

/** A capital behind small letters: what begins so goes on from nothing. */
function isNew({ starts }: FoldState, text: string, second: number): boolean {
  return isCapital(text, starts[second] ?? 0) && !isCapital(text, (starts[second] ?? 0) + 1)
}

function mayJoin(state: FoldState, first: Piece, second: Piece): boolean {
  const [before, behind] = [first.to - first.from, second.to - second.from]
  const least = state.units[first.to] === SPACE ? LEAST_LETTERS : LEAST_AROUND_SIGNS
  if (before > LONGEST_PIECE || behind > LONGEST_PIECE || before + behind < least) return false
  return !isBesideDigit(state, first.from, second.to)
}

/** Whether two pieces are a known word together, and at least one of them none alone. A word that no list holds is made of two pieces. */
function isOneWord(reader: PieceReader, units: Uint16Array, first: Piece, second: Piece): boolean {
  const odd = (isOdd(reader, units, first) ? 1 : 0) + (isOdd(reader, units, second) ? 1 : 0)
  if (odd === 0) return false
  let { hash } = first
  for (let at = second.from; at < second.to; at += 1) hash = extendHash(hash, units[at] ?? 0)
  if ((lookUp(reader.vocabulary, hash) & WORD.whole) !== 0) return true
  return (odd === 2 || first.to - first.from + second.to - second.from >= LONG) && reader.isWord(hash)
}

/** One gap, or signs without any. */
function isCut({ units }: FoldState, from: number, to: number): boolean {
  if (to - from === 1 && units[from] === SPACE) return true
  if (to === from || to - from > MOST_SIGNS) return false
  for (let at = from; at < to; at += 1) if (units[at] !== PICTOGRAPH && !DRAWN.has(units[at] ?? 0)) return false
  return true
}

function isBesideDigit({ units, length }: FoldState, from: number, to: number): boolean {
  return (
    (from > 0 && KINDS[units[from - 1] ?? 0] === KIND_DIGIT) || (to < length && KINDS[units[to] ?? 0] === KIND_DIGIT)
  )
}

/** Whether letters are a piece of a word rather than a word. */
function isOdd({ vocabulary, isWord }: PieceReader, units: Uint16Array, { from, to, hash }: Piece): boolean {
  if (to - from === 1) return false
  if (to - from === 2) return isShortPiece(units[from] ?? 0, units[from + 1] ?? 0)
  return !isWord(hash) || (to - from === 3 && (lookUp(vocabulary, hash) & WORD.whole) === 0)
}
