/** The rest of the fold: everything that is neither a plain letter, a digit nor a Han character of the first plane. */
import { countSeveral, countSign, notePart } from './count-signs.ts'
import { closeSingles, closeToken, type Reader } from './close-token.ts'
import {
  GATE,
  KIND_FOREIGN,
  KIND_HAN,
  KIND_HANGUL,
  KIND_INVISIBLE,
  KIND_KANA,
  KIND_LATIN,
  KIND_LETTER,
  KIND_MARK,
  KIND_NEWLINE,
  KIND_SPACE,
  KIND_STAND,
  MARK,
  PICTOGRAPH,
  UNKNOWN,
} from './fold-kinds.ts'
import { closeHidden, emit, emitFolded, endsInWord, extendLast, type FoldState, TOKEN } from './fold-state.ts'
import { ASCII_GATES, EXPANDED_FIRST, FOLDS, KINDS, styledLetter } from './fold-table.ts'

const LINE_FEED = 0x0a
const SPACE = 0x20

/** Folds one unit of any kind that `fold.ts` does not read itself. */
export function foldOther(state: FoldState, reader: Reader, text: string, at: number): void {
  const unit = text.charCodeAt(at)
  const kind = KINDS[unit] ?? 0
  if (kind === KIND_INVISIBLE) noteInvisible(state, unit)
  else if (kind === KIND_MARK) foldMark(state, unit, at)
  else if (kind === KIND_FOREIGN) foldForeign(state, unit, at)
  else if (kind === KIND_STAND) foldStand(state, unit, at)
  else {
    closeToken(state, reader)
    if (kind === KIND_SPACE) foldSpace(state, at)
    else if (kind === KIND_NEWLINE) foldLineBreak(state, text, at)
    else {
      foldSign(state, reader, unit, at)
      noteSign(state, unit, text.charCodeAt(at + 1))
    }
  }
}

/** Counts signs that may part words: punctuation before a gap does what it is for. */
function noteSign(state: FoldState, unit: number, next: number): void {
  const folded = FOLDS[unit] ?? 0
  if (folded >= EXPANDED_FIRST) countSeveral(state.signs)
  else notePart(state.signs, state.units, state.length)
  const ends = folded === 0x2e || folded === 0x2c || folded === 0x3f || folded === 0x3a || folded === 0x3b
  const behind = KINDS[next] ?? KIND_SPACE
  if (!ends || (behind !== KIND_SPACE && behind !== KIND_NEWLINE)) countSign(state.signs, folded)
  if (unit === 0x60) state.gates |= GATE.backtick
  if (unit === 0x5f || unit === 0x7e || unit === 0x60) {
    state.emphases += 1
    // Taken out, it leaves the gap that it stood beside.
    state.signs.mayPart = true
  }
}

function foldSpace(state: FoldState, at: number): void {
  const last = state.units[state.length - 1]
  if (state.length > 0 && (last === SPACE || last === LINE_FEED)) {
    extendLast(state, at + 1)
    return
  }
  state.breaks = 0
  emit(state, SPACE, at, at + 1)
}

/** One line break is a gap, for mail is wrapped; an empty line parts sentences. */
function foldLineBreak(state: FoldState, text: string, at: number): void {
  foldSpace(state, at)
  if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === LINE_FEED) return
  state.breaks += 1
  if (state.breaks >= 2 && state.length > 0) state.units[state.length - 1] = LINE_FEED
}

function foldSign(state: FoldState, reader: Reader, unit: number, at: number): void {
  const kind = KINDS[unit] ?? 0
  if (kind === KIND_KANA) state.gates |= GATE.kana
  else if (kind === KIND_HANGUL) state.gates |= GATE.hangul
  else if (kind === KIND_LETTER) state.gates |= GATE.letter
  if (kind === KIND_KANA || kind === KIND_HANGUL || kind === KIND_LETTER) {
    if (state.singles > 0) closeSingles(state, reader)
    state.wideOther += 1
  }
  const folded = FOLDS[unit] ?? 0
  if (folded < 128) state.gates |= ASCII_GATES[folded] ?? 0
  else if (unit === 0xa5 || unit === 0xffe5) state.gates |= GATE.currency
  emitFolded(state, folded, at, at + 1)
}

/** A sign that may stand for a letter belongs to the word it touches. */
function foldStand(state: FoldState, unit: number, at: number): void {
  if (unit === 0x24 || unit === 0x20ac || unit === 0xa3) state.gates |= GATE.currency
  else if (unit === 0x40) state.gates |= GATE.at
  if (state.tokenStart < 0) state.tokenStart = state.length
  state.tokenBits |= TOKEN.stand
  if (unit === 0x2a || unit === 0x7c) state.emphases += 1
  const folded = FOLDS[unit] ?? 0
  countSign(state.signs, folded)
  emit(state, folded, at, at + 1)
  notePart(state.signs, state.units, state.length)
}

function foldForeign(state: FoldState, unit: number, at: number): void {
  state.foreign += 1
  if (state.tokenStart < 0) state.tokenStart = state.length
  state.tokenBits |= TOKEN.foreign
  emitFolded(state, FOLDS[unit] ?? 0, at, at + 1)
  state.marksOnBase = 0
  if (state.hiddenAt >= 0) closeHidden(state)
}

/** Diacritics fall off Latin, Greek and Cyrillic letters; other scripts spell with them. */
function foldMark(state: FoldState, unit: number, at: number): void {
  const kind = KINDS[state.units[state.length - 1] ?? 0]
  if (state.length === 0 || (kind !== KIND_LATIN && kind !== KIND_FOREIGN && kind !== KIND_HAN)) {
    if (unit < 0x300 || unit > 0x36f) emit(state, unit, at, at + 1)
    return
  }
  extendLast(state, at + 1)
  state.marksOnBase += 1
  if ((unit >= 0x334 && unit <= 0x338) || state.marksOnBase === 3) {
    state.disguises.overlays += 1
    state.marks[state.length - 1] = (state.marks[state.length - 1] ?? 0) | MARK.undone
  }
}

function noteInvisible(state: FoldState, unit: number): void {
  if (unit === 0x202d || unit === 0x202e) state.disguises.overrides += 1
  if (unit === 0xad) {
    state.disguises.softHyphens += 1
    return
  }
  const word = endsInWord(state)
  // A variation selector after a Han character chooses how it is drawn.
  const chooses = unit >= 0xfe00 && unit <= 0xfe0f && KINDS[state.units[state.length - 1] ?? 0] === KIND_HAN
  if (word && !chooses && unit !== 0x200e && unit !== 0x200f) state.hiddenAt = state.length
}

/** Folds a pair of surrogates: a styled letter, a rare Han character, a pictograph. Returns where to go on. */
export function foldPair(state: FoldState, reader: Reader, text: string, at: number): number {
  const point = text.codePointAt(at) ?? UNKNOWN
  if (point < 0x10000) {
    closeToken(state, reader)
    emit(state, UNKNOWN, at, at + 1)
    return at + 1
  }
  const letter = styledLetter(point)
  if (letter !== 0) foldStyled(state, letter, at)
  else if (point >= 0x20000 && point <= 0x3ffff) foldRareHan(state, reader, text, at)
  else if (point >= 0xe0000) noteTag(state, point)
  else if (point >= 0x1f3fb && point <= 0x1f3ff && state.units[state.length - 1] === PICTOGRAPH)
    extendLast(state, at + 2)
  else {
    closeToken(state, reader)
    countSign(state.signs, PICTOGRAPH)
    state.signs.mayPart = true
    emit(state, PICTOGRAPH, at, at + 2)
  }
  return at + 2
}

function foldStyled(state: FoldState, letter: number, at: number): void {
  if (state.tokenStart < 0) state.tokenStart = state.length
  state.tokenBits |= KINDS[letter] === KIND_LATIN ? TOKEN.latin : TOKEN.digit
  state.latin += 1
  state.disguises.styled += 1
  emit(state, letter, at, at + 2)
  state.marks[state.length - 1] = MARK.undone
  if (state.hiddenAt >= 0) closeHidden(state)
}

function foldRareHan(state: FoldState, reader: Reader, text: string, at: number): void {
  closeToken(state, reader)
  state.signs.mayPart = true
  const plain = text.slice(at, at + 2).normalize('NFKC')
  state.han += 1
  if (plain.length === 1) emit(state, FOLDS[plain.charCodeAt(0)] ?? 0, at, at + 2)
  else for (let index = 0; index < 2; index += 1) emit(state, text.charCodeAt(at + index), at, at + 2)
  state.hanEnd = state.length
}

/** Tag characters spell the flags of regions after a black flag, and hide text everywhere else. */
function noteTag(state: FoldState, point: number): void {
  if (point > 0xe007f) return
  if (state.units[state.length - 1] !== PICTOGRAPH) state.disguises.tags += 1
}

/** Whether the colon at `at` opens a link ("https://"). */
export function startsAddress(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f
}

/** Takes a link over without reading words in it. Returns where to go on. */
export function foldAddress(state: FoldState, reader: Reader, text: string, at: number): number {
  const from = state.tokenStart < 0 ? state.length : state.tokenStart
  closeToken(state, reader)
  state.gates |= GATE.url | GATE.colon | GATE.slash
  let next = at
  for (; next < text.length; next += 1) {
    const unit = text.charCodeAt(next)
    const kind = KINDS[unit] ?? 0
    if (
      kind === KIND_SPACE ||
      kind === KIND_NEWLINE ||
      kind === KIND_HAN ||
      unit === 0x22 ||
      unit === 0x3e ||
      unit === 0x3c
    )
      break
    if (kind !== KIND_INVISIBLE) emitFolded(state, FOLDS[unit] ?? 0, next, next + 1)
    if (unit === 0x2e) state.gates |= GATE.dot
    else if (unit >= 0x30 && unit <= 0x39) state.gates |= GATE.digit
  }
  state.marks.fill(MARK.address, Math.min(from, state.length), state.length)
  return next
}
