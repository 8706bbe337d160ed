/**
 * Words that the vocabulary alone does not see behind a disguise, and slips of the pen, meant or not: digits for letters, letters
 * spelled out, two letters swapped, one left out, words written as one. Where the word as written is known nowhere and a known
 * word is nearly it, the folded text is given that word; the places in the source stay.
 */
import { GATE, KIND_DIGIT, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { Folded, FoldState } from './fold-state.ts'
import { KINDS } from './fold-table.ts'
import { createSlipReader, type Repaired, type SlipReader } from './read-slips.ts'
import { TOKEN, tokensOf } from './text-tokens.ts'
import { extendHash, HASH_START, lookUp, mayBeSlip, type Vocabulary, WORD } from './vocabulary.ts'

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
const LONGEST_WORD = 48
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
    unknown: new Int32Array(MOST_WORDS),
    keys: new Int32Array(REMEMBERED),
    answers: Array.from({ length: REMEMBERED }, () => null),
    knownWords: new Int32Array(REMEMBERED),
  }
  const isRead = (state: FoldState): boolean => state.length <= LONGEST_TEXT && state.latin > state.han
  return {
    unhide: (state) => {
      if (!isRead(state)) return
      if ((state.gates & GATE.digit) !== 0) readDigits(reader, state)
      if (state.spelled) joinRows(reader, state)
    },
    mend: (state, text) => {
      if (isRead(state)) mend(reader, state, text)
    },
  }
}

const LETTER_OF_DIGIT = 'oizeasgtbg'
/** A one is drawn for two letters. */
const ONE_AS_L = 'olzeasgtbg'
/** A word of so many letters, so many of them digits, is no code that happens to read as a word. */
const LEAST_LETTERS = 4
const LEAST_OF_DIGITS = 5
/** So many digits in one word show the habit that else two words show. */
const HABIT_DIGITS = 3

/** "l4wy3r5": more digits than the vocabulary is asked about, or a word that only the language knows. */
function readDigits(reader: Reader, state: FoldState): void {
  const { units } = state
  for (let at = 0; at < state.length; at += 1) {
    if (KINDS[units[at] ?? 0] !== KIND_DIGIT) continue
    let from = at
    while (from > 0 && isLetterOrDigit(units[from - 1] ?? 0)) from -= 1
    let to = at + 1
    while (to < state.length && isLetterOrDigit(units[to] ?? 0)) to += 1
    readDigitWord(reader, state, from, to)
    at = to
  }
}

function readDigitWord(reader: Reader, { units, marks, disguises }: FoldState, from: number, to: number): void {
  let digits = 0
  for (let at = from; at < to; at += 1) digits += KINDS[units[at] ?? 0] === KIND_DIGIT ? 1 : 0
  const size = to - from
  if (digits === size || ((marks[from] ?? 0) & MARK.address) !== 0) return
  if (size < (digits * 2 >= size ? LEAST_OF_DIGITS : LEAST_LETTERS)) return
  const letters = [LETTER_OF_DIGIT, ONE_AS_L].find((table) => {
    let hash = HASH_START
    for (let at = from; at < to; at += 1) hash = extendHash(hash, letterOf(table, units[at] ?? 0))
    return isWord(reader, hash)
  })
  if (letters === undefined) return
  disguises.substituted += digits >= HABIT_DIGITS ? 2 : 1
  for (let at = from; at < to; at += 1) {
    if (KINDS[units[at] ?? 0] !== KIND_DIGIT) continue
    units[at] = letterOf(letters, units[at] ?? 0)
    marks[at] = (marks[at] ?? 0) | MARK.undone
  }
}

function letterOf(letters: string, unit: number): number {
  return KINDS[unit] === KIND_DIGIT ? letters.charCodeAt(unit - 0x30) : unit
}

function isLetterOrDigit(unit: number): boolean {
  return KINDS[unit] === KIND_LATIN || KINDS[unit] === KIND_DIGIT
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
  return unit === APOSTROPHE || isLetterOrDigit(unit)
}

function mend(reader: Reader, state: FoldState, text: string): void {
  const { hashes, kinds, count } = tokensOf(state)
  const { unknown } = reader
  let found = 0
  let words = 0
  for (let token = 0; token < count && found < MOST_WORDS; token += 1) {
    if ((kinds[token] ?? 0) > TOKEN.word) continue
    words += 1
    if (isWord(reader, hashes[token] ?? 0)) continue
    unknown[found] = token
    found += 1
  }
  if (found === 0 || (words > FEW && words - found < words * LEAST_KNOWN) || reader.isStrange(state)) return
  mendUnknown(reader, { state, text }, { words, unknown: found })
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
      isName: isName(text, state.starts[from] ?? 0),
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

type Unknown = { readonly from: number; readonly to: number; readonly hash: number; readonly isName: boolean }

function repairOf(
  { keys, answers, slips, vocabulary }: Reader,
  { units }: FoldState,
  { from, to, hash, isName }: Unknown,
): Repaired | null {
  const near = mayBeSlip(vocabulary, hash)
  // Of a name only the near word is asked for.
  if (!near && isName) return null
  const key = hash ^ (isName ? 1 : 0)
  const slot = (key ^ (key >>> 15)) & (REMEMBERED - 1)
  if (keys[slot] === key) return answers[slot] ?? null
  const letters: number[] = []
  for (let at = from; at < to; at += 1) letters.push(units[at] ?? 0)
  const repaired = letters.includes(APOSTROPHE)
    ? null
    : ((near ? slips.nearest(letters) : null) ?? (isName ? null : slips.joined(letters)))
  keys[slot] = key
  answers[slot] = repaired
  return repaired
}

/** A capital before a small letter, not at the start: what is written so is a name before it is two words. */
function isName(text: string, at: number): boolean {
  if (at === 0) return false
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  if (first < 0x80)
    return (
      first >= 0x41 &&
      first <= 0x5a &&
      (second > 0x7f ? SMALL.test(text.charAt(at + 1)) : second > 0x60 && second < 0x7b)
    )
  return CAPITAL_THEN_SMALL.test(text.slice(at, at + 2))
}

const SMALL = /\p{Ll}/u
const CAPITAL_THEN_SMALL = /^\p{Lu}\p{Ll}/u

function write(state: FoldState, { from, to, repaired, mark }: Change): void {
  const { units, starts, ends, marks } = state
  const { letters, sources } = repaired
  const grown = letters.length - (to - from)
  const origins = sources.map((source) => [starts[from + source] ?? 0, ends[from + source] ?? 0] as const)
  for (const array of [units, starts, ends, marks]) array.copyWithin(to + grown, to, state.length)
  state.length += grown
  letters.forEach((letter, index) => {
    const [start, end] = origins[index] ?? [0, 0]
    units[from + index] = letter
    starts[from + index] = letter === GAP ? end : start
    ends[from + index] = end
    marks[from + index] = letter === GAP ? 0 : mark
  })
}
