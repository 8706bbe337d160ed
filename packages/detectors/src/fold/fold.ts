/**
 * The fold: one pass over a text that undoes what hides words - case, width, styles, diacritics, look-alikes, letters
 * replaced, spaced or stretched, invisible characters, traditional characters - and keeps where each unit came from.
 */
import { closePlainly, closeSingles, closeToken, type Reader, readForeignWords } from './close-token.ts'
import { foldAddress, foldOther, foldPair, startsAddress } from './fold-other.ts'
import { GATE, KIND_DIGIT, KIND_HAN, KIND_LATIN, MARK, PICTOGRAPH } from './fold-kinds.ts'
import {
  closeHidden,
  createFoldState,
  emit,
  emitFolded,
  FOLD_LIMIT,
  type Folded,
  type FoldState,
  resetFoldState,
  TOKEN,
} from './fold-state.ts'
import { EXPANDED_FIRST, FOLDS, KINDS } from './fold-table.ts'
import { joinEllipses } from './part-ellipses.ts'
import { readRows } from './part-words.ts'
import { createReading } from './read-disguised-word.ts'
import { readLeetWords } from './read-leet.ts'
import { readRegionalWords } from './read-regional-words.ts'
import { readSpacedWords } from './read-spaced-words.ts'
import type { WordRepair } from './repair-words.ts'
import { scoreObfuscation } from './score-obfuscation.ts'
import { stripEmphasis } from './strip-emphasis.ts'
import type { Vocabulary } from './vocabulary.ts'

export type { Folded } from './fold-state.ts'
export { FOLD_LIMIT } from './fold-state.ts'

/** Letters that no word doubles but to stretch it; `skiing` and `vacuum` lose one, on both sides of every comparison. */
const RARELY_DOUBLED = rarelyDoubled('ahijkquwxy')

function rarelyDoubled(letters: string): Uint8Array {
  const table = new Uint8Array(128)
  for (const letter of letters) table[letter.charCodeAt(0)] = 1
  return table
}

export type Fold = (text: string) => Folded

/**
 * A fold with buffers of its own, to be called again and again; each result is valid until the next call.
 * `vocabulary` holds the words that disguises may hide; with null no disguise is guessed at. `repair` reads more
 * words and mends slips of the pen.
 */
export function createFold(vocabulary: Vocabulary | null, repair: WordRepair | null = null): Fold {
  const state = createFoldState()
  const reader: Reader = { vocabulary, reading: createReading() }
  return (text) => {
    resetFoldState(state)
    readText(state, reader, text)
    closeToken(state, reader)
    closeSingles(state, reader)
    readForeignWords(state)
    if (vocabulary !== null) {
      stripEmphasis(state)
      readRows(state)
      joinEllipses(state)
    }
    if (state.turned !== 0) readRegionalWords(state)
    repair?.unhide(state)
    readLeetWords(state, vocabulary, reader.reading)
    state.gates |=
      (state.latin > 0 ? GATE.latin : 0) | (state.han > 0 ? GATE.han : 0) | (state.foreign > 0 ? GATE.foreign : 0)
    state.upper = state.latin === 0 ? 0 : state.capitals / state.latin
    readSpacedWords(state, text)
    state.obfuscation = scoreObfuscation(state)
    repair?.mend(state, text)
    return state
  }
}

function readText(state: FoldState, reader: Reader, text: string): void {
  const size = Math.min(text.length, FOLD_LIMIT)
  state.truncated = text.length > FOLD_LIMIT
  state.spare = FOLD_LIMIT - size
  let at = 0
  while (at < size) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x61 && unit <= 0x7a) {
      if (state.hiddenAt < 0) {
        at = readPlainWords(state, text, at, size)
        continue
      }
      readLetter(state, unit, at)
      at += 1
      continue
    }
    const kind = KINDS[unit] ?? 0
    if (kind === KIND_LATIN) readLetter(state, unit, at)
    else if (kind === KIND_HAN) {
      if (state.tokenStart >= 0) closeToken(state, reader)
      readHan(state, reader, text, at)
      at = readHanRun(state, text, at + 1, size)
      continue
    } else if (kind === KIND_DIGIT) readDigit(state, unit, at)
    else if (kind === 13 || kind === 14) {
      at = foldPair(state, reader, text, at)
      continue
    } else if (unit === 0x3a && startsAddress(text, at)) {
      at = foldAddress(state, reader, text, at)
      continue
    } else foldOther(state, reader, text, at)
    at += 1
  }
}

/**
 * Reads on while letters are small and plain and words are parted by single gaps: the bulk of most texts, read without the turns that
 * the rest must take. Returns where to go on.
 */
function readPlainWords(state: FoldState, text: string, from: number, size: number): number {
  const { units, starts, ends, marks } = state
  const limit = Math.min(size, from + FOLD_LIMIT - state.length)
  if (limit <= from) {
    state.truncated = true
    return size
  }
  let length = state.length
  let gaps = 0
  let at = from
  for (;;) {
    if (state.tokenStart < 0) state.tokenStart = length
    const tokenStart = state.tokenStart
    let previous = length > tokenStart ? (units[length - 1] ?? 0) : 0
    let unit = 0
    for (; at < limit; at += 1) {
      unit = text.charCodeAt(at)
      if (unit < 0x61 || unit > 0x7a) break
      if (unit === previous) {
        state.tokenDoubles += 1
        if (length - 2 >= tokenStart && units[length - 2] === unit) state.tokenBits |= TOKEN.stretched
        else if (RARELY_DOUBLED[unit] === 1 && length - 1 > tokenStart) {
          ends[length - 1] = at + 1
          state.tokenCollapsed += 1
          continue
        }
      }
      units[length] = unit
      starts[length] = at
      ends[length] = at + 1
      marks[length] = 0
      length += 1
      previous = unit
    }
    state.length = length
    state.tokenBits |= TOKEN.latin
    if (unit !== 0x20 || at + 1 >= limit || !closePlainly(state)) break
    units[length] = unit
    starts[length] = at
    ends[length] = at + 1
    marks[length] = 0
    length += 1
    gaps += 1
    at += 1
    state.length = length
    unit = text.charCodeAt(at)
    if (unit < 0x61 || unit > 0x7a) break
  }
  state.latin += at - from - gaps
  state.marksOnBase = 0
  return at
}

function readLetter(state: FoldState, unit: number, at: number): void {
  const folded = FOLDS[unit] ?? 0
  state.latin += 1
  if (unit < 0x5b) state.capitals += 1
  else if (unit > 0x7f) noteStyle(state, unit)
  const { length } = state
  if (state.tokenStart < 0) state.tokenStart = length
  else if (state.units[length - 1] === folded && length > state.tokenStart) {
    state.tokenDoubles += 1
    if (state.units[length - 2] === folded && length - 2 >= state.tokenStart) state.tokenBits |= TOKEN.stretched
    else if (RARELY_DOUBLED[folded] === 1 && length - 1 > state.tokenStart) {
      state.ends[length - 1] = at + 1
      state.tokenCollapsed += 1
      return
    }
  }
  state.tokenBits |= TOKEN.latin
  if (folded < EXPANDED_FIRST) emit(state, folded, at, at + 1)
  else emitFolded(state, folded, at, at + 1)
  state.marksOnBase = 0
  if (unit > 0xff00) state.marks[state.length - 1] = MARK.undone
  if (state.hiddenAt >= 0) closeHidden(state)
}

/** Counts letters drawn in another style: full width, enclosed, small capitals, letter-like signs. */
function noteStyle(state: FoldState, unit: number): void {
  if (unit >= 0xff21 && unit <= 0xff5a) state.disguises.fullWidth += 1
  else if ((unit >= 0x249c && unit <= 0x24e9) || (unit >= 0x1d00 && unit <= 0x1d22)) state.disguises.styled += 1
}

function readDigit(state: FoldState, unit: number, at: number): void {
  if (state.tokenStart < 0) state.tokenStart = state.length
  state.tokenBits |= TOKEN.digit
  state.gates |= GATE.digit
  emitFolded(state, FOLDS[unit] ?? 0, at, at + 1)
  if (state.hiddenAt >= 0) closeHidden(state)
}

function readHan(state: FoldState, reader: Reader, text: string, at: number): void {
  if (state.singles > 0) closeSingles(state, reader)
  state.han += 1
  state.hanRuns += 1
  const gap = state.length - state.hanEnd
  if (gap === 0) state.hanRun += 1
  else if (gap <= 3 && state.hanEnd > 0 && closeHanGap(state, text, at)) state.hanRun = 1
  else {
    noteSeparated(state)
    state.hanRun = 1
    if (gap === 1 && state.hanEnd > 0) state.signs.mayPart = true
  }
  const unit = text.charCodeAt(at)
  const folded = FOLDS[unit] ?? 0
  state.turned |= folded ^ unit
  emit(state, folded, at, at + 1)
  if (gap !== 0 && state.hanJoined > 0) state.marks[state.length - 1] = MARK.joined
  if (state.hiddenAt >= 0) closeHidden(state)
  state.marksOnBase = 0
  state.hanEnd = state.length
}

/** Reads on while Han characters follow one another. Returns where to go on. */
function readHanRun(state: FoldState, text: string, from: number, size: number): number {
  const { units, starts, ends, marks } = state
  const limit = Math.min(size, from + FOLD_LIMIT - state.length)
  let length = state.length
  let at = from
  let turned = 0
  for (; at < limit; at += 1) {
    const unit = text.charCodeAt(at)
    if (KINDS[unit] !== KIND_HAN) break
    const folded = FOLDS[unit] ?? 0
    turned |= folded ^ unit
    units[length] = folded
    starts[length] = at
    ends[length] = at + 1
    marks[length] = 0
    length += 1
  }
  state.length = length
  state.turned |= turned
  state.han += at - from
  state.hanRun += at - from
  state.hanEnd = length
  return at
}

/** Units that part sentences and list items; between words of several characters they mean what they say. */
const LISTING = unitSet(',./?!:')
/** Signs that people put between characters to hide a word, beside gaps: never brackets or quotation marks. */
const HIDING = unitSet(" .-_*~|+=^\\/,'`#@!?:·•●○★☆")

function unitSet(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))
}

/** Closes the gap between single Han characters ("加 微 信"); false when what lies between is no such gap. */
function closeHanGap(state: FoldState, text: string, at: number): boolean {
  const next = at + 1 < text.length ? (KINDS[text.charCodeAt(at + 1)] ?? 0) : 0
  const single = next !== KIND_HAN
  if (state.hanRun !== 1 && !single) return false
  let listed = false
  const dotted = text.charCodeAt(state.starts[state.hanEnd] ?? 0) === 0x2e
  for (let index = state.hanEnd; index < state.length; index += 1) {
    const unit = state.units[index] ?? 0
    if (!HIDING.has(unit) && unit !== PICTOGRAPH) return false
    if (LISTING.has(unit)) listed = true
  }
  if (listed && !dotted && (state.hanRun !== 1 || !single)) return false
  if (!listed || dotted) state.hanJoined += 1
  if (state.length - state.hanEnd === 1 && state.units[state.hanEnd] === 0x20) {
    state.hanSpaced += 1
    state.hanGaps += 1
  }
  state.length = state.hanEnd
  return true
}

function noteSeparated(state: FoldState): void {
  if (state.hanJoined - state.hanSpaced >= 3) state.disguises.separatedHan += 1
  else if (state.hanJoined >= 3) state.spacedRows += 1
  state.hanJoined = 0
  state.hanSpaced = 0
}
