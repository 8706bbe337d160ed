/**
 * Words that the vocabulary alone does not see behind a disguise, and slips of the pen, meant or not: digits for letters, letters
 * spelled out, two letters swapped, one left out, words written as one. Where the word as written is known nowhere and a known
 * word is nearly it, the folded text is given that word; the places in the source stay.
 */
import { GATE, KIND_DIGIT, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { Folded, FoldState } from './fold-state.ts'
import { KINDS } from './fold-table.ts'
import { readDigitWords } from './read-digit-words.ts'
import { hasManyCapitals, isName } from './is-name.ts'
import { partAtCapitals } from './part-at-capitals.ts'
import { isShortPiece, joinPieces, type PieceReader } from './join-pieces.ts'
import { createSlipReader, type Repaired, type SlipReader } from './read-slips.ts'
import { TOKEN, tokensOf } from './text-tokens.ts'
import { lookUp, mayBeSlip, type Vocabulary, WORD } from './vocabulary.ts'

/** The words of a language beyond a vocabulary. */
export type Language = {
  /** Whether a word is known, by its hash. */
  readonly isKnown: (hash: number) => boolean
  /** Whether a folded text is of another language. */
  readonly isStrange: (folded: Folded) => boolean
}

/** Repairs folded texts in place. */
export type WordRepair = {
  /** Digits for letters and letters spelled out: what is found here counts as disguise. */
  readonly unhide: (state: FoldState) => void
  /** Slips: they hide nothing. `text`: as it was sent. */
  readonly mend: (state: FoldState, text: string) => void
}

/** In longer texts slips are chance, and the words around them say enough. */
const LONGEST_TEXT = 1_200
const LONGEST_WORD = 160
/** Unknown words of one text that are looked at. */
const MOST_WORDS = 48
const REMEMBERED = 8_192
const APOSTROPHE = 0x27
const GAP = 0x20
/** A text whose words are known less often than this, as it stands and once repaired, is of another language. */
const LEAST_KNOWN = 0.3
const LEAST_EXPLAINED = 0.65
/** So few words may all be slips. */
const FEW = 4

type Reader = Language & {
  readonly vocabulary: Vocabulary
  readonly slips: SlipReader
  readonly pieces: PieceReader
  /** Words of the text that are known nowhere, by their place among its tokens. */
  readonly unknown: Int32Array
  /** What was found for words, by hash: names, terms of a trade and slips come again and again. Forgets on collision. */
  readonly keys: Int32Array
  readonly answers: (Repaired | null)[]
  /** The last words that were found to be known. */
  readonly knownWords: Int32Array
}

export function createWordRepair(vocabulary: Vocabulary, language: Language): WordRepair {
  const reader: Reader = {
    ...language,
    vocabulary,
    slips: createSlipReader(vocabulary, language.isKnown),
    pieces: { vocabulary, isWord: (hash) => isWord(reader, hash), isStrange: language.isStrange },
    unknown: new Int32Array(MOST_WORDS),
    keys: new Int32Array(REMEMBERED),
    answers: Array.from({ length: REMEMBERED }, () => null),
    knownWords: new Int32Array(REMEMBERED),
  }
  const isRead = (state: FoldState): boolean => state.length <= LONGEST_TEXT && state.latin > state.han
  return {
    unhide: (state) => {
      if (!isRead(state)) return
      if ((state.gates & GATE.digit) !== 0) readDigitWords(reader.pieces.isWord, state)
      if (state.spelled) joinRows(reader, state)
    },
    mend: (state, text) => {
      if (isRead(state)) mend(reader, state, text)
    },
  }
}

function isWord({ vocabulary, isKnown, knownWords }: Reader, hash: number): boolean {
  const slot = (hash ^ (hash >>> 15)) & (REMEMBERED - 1)
  if (knownWords[slot] === hash) return true
  if (!isKnown(hash) && (lookUp(vocabulary, hash) & (WORD.whole | WORD.sign)) === 0) return false
  knownWords[slot] = hash
  return true
}

const SHORTEST_ROW = 3

/** "w a i t": a row of letters that holds a word which the vocabulary does not know. */
function joinRows(reader: Reader, state: FoldState): void {
  const { units } = state
  for (let at = 0; at + 4 < state.length; at += 1) {
    if (units[at + 1] !== GAP || units[at + 3] !== GAP || !isAlone(units, at, state.length)) continue
    const from = at
    while (units[at + 1] === GAP && isAlone(units, at + 2, state.length)) at += 2
    const count = (at - from) / 2 + 1
    if (count < SHORTEST_ROW || count > LONGEST_WORD) continue
    const letters = Array.from({ length: count }, (_, index) => units[from + index * 2] ?? 0)
    const repaired = reader.slips.joined(letters)
    if (repaired === null) continue
    write(state, {
      from,
      to: at + 1,
      repaired: { ...repaired, sources: repaired.sources.map((source) => source * 2) },
      mark: MARK.undone,
    })
    state.disguises.spaced += count > SHORTEST_ROW ? 1 : 0
    at = from + repaired.letters.length - 1
  }
}

/** A Latin letter without letters or digits beside it. */
function isAlone(units: Uint16Array, at: number, length: number): boolean {
  if (at >= length || KINDS[units[at] ?? 0] !== KIND_LATIN) return false
  return (at === 0 || !joinsWord(units[at - 1] ?? 0)) && (at + 1 >= length || !joinsWord(units[at + 1] ?? 0))
}

function joinsWord(unit: number): boolean {
  return unit === APOSTROPHE || KINDS[unit] === KIND_LATIN || KINDS[unit] === KIND_DIGIT
}

function mend(reader: Reader, state: FoldState, text: string): void {
  let { words, found, pieces } = countUnknown(reader, state)
  if (found > 0 && partCapitals(reader, state, text, found)) ({ words, found, pieces } = countUnknown(reader, state))
  if (pieces > 0 && joinPieces(reader.pieces, state, text)) ({ words, found, pieces } = countUnknown(reader, state))
  if (found === 0 || (words > FEW && words - found < words * LEAST_KNOWN) || reader.isStrange(state)) return
  mendUnknown(reader, { state, text }, { words, unknown: found })
}

/** Parts the unknown words that were written as one, each with a capital. Answers whether there were any. */
function partCapitals(reader: Reader, state: FoldState, text: string, found: number): boolean {
  const { starts, ends } = tokensOf(state)
  const changes: Change[] = []
  for (let index = 0; index < found; index += 1) {
    const word = reader.unknown[index] ?? 0
    const [from, to] = [starts[word] ?? 0, ends[word] ?? 0]
    if (to - from > LONGEST_WORD || !hasManyCapitals(text, state.starts[from] ?? 0, state.ends[to - 1] ?? 0)) continue
    const repaired = partAtCapitals(reader.pieces.isWord, state, text, { from, to })
    if (repaired !== null) changes.push({ from, to, repaired, mark: 0 })
  }
  for (const change of changes.reverse()) write(state, change)
  if (changes.length > 0) state.tokens.count = -1
  return changes.length > 0
}

type Count = { readonly words: number; readonly found: number; readonly pieces: number }

/** Words of the text; those that are known nowhere, which `unknown` lists; and what may be a piece of a word. */
function countUnknown(reader: Reader, state: FoldState): Count {
  const { hashes, kinds, starts, ends, count } = tokensOf(state)
  const { unknown } = reader
  let found = 0
  let words = 0
  let pieces = 0
  for (let token = 0; token < count && found < MOST_WORDS; token += 1) {
    if ((kinds[token] ?? 0) > TOKEN.word) continue
    words += 1
    const start = starts[token] ?? 0
    if ((ends[token] ?? 0) - start === 2 && isShortPiece(state.units[start] ?? 0, state.units[start + 1] ?? 0))
      pieces += 1
    if (isWord(reader, hashes[token] ?? 0)) continue
    unknown[found] = token
    found += 1
    pieces += 1
  }
  return { words, found, pieces }
}

type Change = { readonly from: number; readonly to: number; readonly repaired: Repaired; readonly mark: number }

/** Changes nothing unless the mended words leave little unexplained: else the text is of another language. */
function mendUnknown(
  reader: Reader,
  { state, text }: { readonly state: FoldState; readonly text: string },
  { words, unknown }: { readonly words: number; readonly unknown: number },
): void {
  const { starts, ends, hashes, kinds } = tokensOf(state)
  const changes: Change[] = []
  for (let index = 0; index < unknown; index += 1) {
    const word = reader.unknown[index] ?? 0
    const [from, to] = [starts[word] ?? 0, ends[word] ?? 0]
    if (kinds[word] !== TOKEN.plain || to - from > LONGEST_WORD || isInCode(state, from, to)) continue
    const repaired = repairOf(reader, state, {
      from,
      to,
      hash: hashes[word] ?? 0,
      isName:
        isName(text, state.starts[from] ?? 0) &&
        !hasManyCapitals(text, state.starts[from] ?? 0, state.ends[to - 1] ?? 0),
    })
    if (repaired !== null) changes.push({ from, to, repaired, mark: 0 })
  }
  if (words - unknown + changes.length < words * LEAST_EXPLAINED) return
  // From the last to the first, so that places before stay.
  for (const change of changes.reverse()) write(state, change)
  if (changes.length > 0) state.tokens.count = -1
}

/** Letters beside a digit: of a password, a code, a version. Nobody slipped there. */
function isInCode({ units, length }: FoldState, from: number, to: number): boolean {
  return (
    (from > 0 && KINDS[units[from - 1] ?? 0] === KIND_DIGIT) || (to < length && KINDS[units[to] ?? 0] === KIND_DIGIT)
  )
}

function hasDouble(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (units[at] === units[at - 1]) return true
  return false
}

type Unknown = { readonly from: number; readonly to: number; readonly hash: number; readonly isName: boolean }

function repairOf(
  { keys, answers, slips, vocabulary }: Reader,
  { units }: FoldState,
  { from, to, hash, isName }: Unknown,
): Repaired | null {
  const near = mayBeSlip(vocabulary, hash)
  const doubled = hasDouble(units, from, to)
  // Of a name only the near word is asked for.
  if (!near && !doubled && isName) return null
  const key = hash ^ (isName ? 1 : 0)
  const slot = (key ^ (key >>> 15)) & (REMEMBERED - 1)
  if (keys[slot] === key) return answers[slot] ?? null
  const letters: number[] = []
  for (let at = from; at < to; at += 1) letters.push(units[at] ?? 0)
  const repaired = letters.includes(APOSTROPHE)
    ? null
    : ((near ? slips.nearest(letters) : null) ??
      (doubled ? slips.undoubled(letters) : null) ??
      (isName ? null : slips.joined(letters)))
  keys[slot] = key
  answers[slot] = repaired
  return repaired
}

function write(state: FoldState, { from, to, repaired, mark }: Change): void {
  const { units, starts, ends, marks } = state
  const { letters, sources } = repaired
  const grown = letters.length - (to - from)
  const origins = sources.map((source) => [starts[from + source] ?? 0, ends[from + source] ?? 0] as const)
  for (const array of [units, starts, ends, marks]) array.copyWithin(to + grown, to, state.length)
  state.length += grown
  if (grown > 0) state.spare -= grown
  letters.forEach((letter, index) => {
    const [start, end] = origins[index] ?? [0, 0]
    units[from + index] = letter
    // Several letters may stand for one sign ("ﬃ"), with a gap among them.
    starts[from + index] = letter === GAP ? Math.min(end, origins[index + 1]?.[0] ?? end) : start
    ends[from + index] = end
    marks[from + index] = letter === GAP ? 0 : mark
  })
}
