/**
 * Joins single letters in a row ("k i l l", "f.u.c.k") into the known words behind them; wider gaps part words.
 * A row that hides no known word ("A B C", "e.g.", initials) stays as it is.
 */
import { KIND_DIGIT, KIND_LATIN, KIND_STAND, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { removeUnits } from './take-out.ts'
import { KINDS } from './fold-table.ts'
import { extendHash, HASH_START, lookUp, type Vocabulary, WORD } from './vocabulary.ts'

const LONGEST_ROW = 256
const LONGEST_WORD = 24

const letters = new Uint16Array(LONGEST_ROW)
const sources = new Int32Array(LONGEST_ROW)
/** The units as they stand in the text: what a digit was before it was read as a letter. */
const written = new Uint16Array(LONGEST_ROW)
/** Whether a word ends after this letter. */
const breaks = new Uint8Array(LONGEST_ROW)
/** For the cheapest reading of the first k letters: its cost, and where its last word starts. */
const costs = new Float64Array(LONGEST_ROW + 1)
const origins = new Int32Array(LONGEST_ROW + 1)

/** Digits among the gathered letters. */
let digits = 0
const DIGIT_LETTERS = 'oizeasgtbg'

/** Joins the row `from..to` of the folded text where it hides words; returns how many units were taken out. */
export function joinSingles(state: FoldState, vocabulary: Vocabulary, from: number, to: number): number {
  const count = gather(state, from, to)
  if (count < 3 || digits * 2 > count || (count === 3 && digits > 0)) return 0
  const parted = markBreaks(state, count)
  const known = parted ? hasKnownWord(vocabulary, count) : splitIntoWords(vocabulary, count)
  if (!known) return 0
  // Initials and short forms ("S.H.E") join to known words by chance.
  if (count >= 4) state.disguises.spaced += 1
  keepNumbers(count)
  const end = write(state, from, count)
  removeUnits(state, end, to)
  return to - end
}

/** An apostrophe spelled out like the letters ("I ' l l") belongs to its word; one between letters only parts them. */
const APOSTROPHE = 0x27

function isSpaced(state: FoldState, at: number): boolean {
  return state.units[at - 1] === 0x20 && state.units[at + 1] === 0x20
}

function gather(state: FoldState, from: number, to: number): number {
  let count = 0
  digits = 0
  for (let at = from; at < to && count < LONGEST_ROW; at += 1) {
    const unit = state.units[at] ?? 0
    const kind = KINDS[unit]
    const spelled = unit === APOSTROPHE && isSpaced(state, at)
    if (!spelled && kind !== KIND_LATIN && kind !== KIND_DIGIT && (kind !== KIND_STAND || unit === 0x2a)) continue
    if (kind === KIND_DIGIT) digits += 1
    letters[count] = kind === KIND_DIGIT ? DIGIT_LETTERS.charCodeAt(unit - 0x30) : unit
    sources[count] = at
    written[count] = unit
    breaks[count] = 0
    count += 1
  }
  return count
}

/** Whether some letters are parted by signs ("k.i.l.l y.o.u"), so that spaces part words. */
function hasSigns(state: FoldState, count: number): boolean {
  for (let index = 0; index + 1 < count; index += 1) if (!hasSpace(state, index)) return true
  return false
}

function hasSpace(state: FoldState, index: number): boolean {
  const end = sources[index + 1] ?? 0
  for (let at = (sources[index] ?? 0) + 1; at < end; at += 1)
    if (state.units[at] === 0x20 || state.units[at] === 0x0a) return true
  return false
}

/** Marks where words end: at wider gaps, or at spaces among signs; false when all gaps are alike. */
function markBreaks(state: FoldState, count: number): boolean {
  let parted = false
  const signs = hasSigns(state, count)
  const gapAfter = (index: number) =>
    (state.starts[sources[index + 1] ?? 0] ?? 0) - (state.ends[sources[index] ?? 0] ?? 0)
  for (let index = 0; index + 1 < count; index += 1) {
    if (signs ? !hasSpace(state, index) : gapAfter(index) < 2) continue
    breaks[index] = 1
    parted = true
  }
  breaks[count - 1] = 1
  return parted
}

function hasKnownWord(vocabulary: Vocabulary, count: number): boolean {
  let start = 0
  for (let index = 0; index < count; index += 1) {
    if (breaks[index] !== 1) continue
    if (index - start >= 2 && isKnown(vocabulary, start, index + 1)) return true
    start = index + 1
  }
  return false
}

function isKnown(vocabulary: Vocabulary, from: number, to: number): boolean {
  let hash = HASH_START
  for (let at = from; at < to; at += 1) {
    hash = extendHash(hash, letters[at] ?? 0)
    const bits = lookUp(vocabulary, hash)
    if (bits === 0) return false
    if ((bits & WORD.stem) !== 0 && at - from >= 3) return true
    if (at === to - 1) return (bits & WORD.whole) !== 0
  }
  return false
}

/** Splits a row without gaps of its own into known words, the fewest and longest; false when it cannot be. */
function splitIntoWords(vocabulary: Vocabulary, count: number): boolean {
  costs.fill(Number.POSITIVE_INFINITY, 0, count + 1)
  costs[0] = 0
  for (let start = 0; start < count; start += 1)
    if (costs[start] !== Number.POSITIVE_INFINITY) reach(vocabulary, start, count)
  if (costs[count] === Number.POSITIVE_INFINITY) return false
  let longest = 0
  for (let end = count; end > 0; end = origins[end] ?? 0) {
    breaks[end - 1] = 1
    longest = Math.max(longest, end - (origins[end] ?? 0))
  }
  return longest >= 3
}

function reach(vocabulary: Vocabulary, start: number, count: number): void {
  let hash = HASH_START
  const cost = costs[start] ?? 0
  let stem = 0
  for (let end = start + 1; end <= count && end - start <= LONGEST_WORD; end += 1) {
    hash = extendHash(hash, letters[end - 1] ?? 0)
    const bits = lookUp(vocabulary, hash)
    if (bits === 0 && stem === 0) return
    const size = end - start
    if ((bits & WORD.stem) !== 0 && size >= 3 && stem === 0) stem = size
    const whole = (bits & WORD.whole) !== 0 && (size > 1 || letters[start] === 0x69 || letters[start] === 0x61)
    // A short word costs more than its letters: "i" and "a" fit nearly everywhere.
    const next = cost + 1 + (size < 3 ? 1.5 : 0) + (whole ? 0 : 0.7 + 0.3 * (size - stem))
    if ((!whole && (stem === 0 || size === stem)) || next >= (costs[end] ?? 0)) continue
    costs[end] = next
    origins[end] = start
  }
}

/** Words of digits alone are numbers. */
function keepNumbers(count: number): void {
  let start = 0
  let figures = true
  for (let index = 0; index < count; index += 1) {
    const unit = written[index] ?? 0
    if (unit < 0x30 || unit > 0x39) figures = false
    if (breaks[index] !== 1) continue
    if (figures) for (let at = start; at <= index; at += 1) letters[at] = written[at] ?? 0
    start = index + 1
    figures = true
  }
}

/** Writes the words over the row, one gap between them; returns where they end. */
function write(state: FoldState, from: number, count: number): number {
  let at = from
  for (let index = 0; index < count; index += 1) {
    const source = sources[index] ?? 0
    const end = state.ends[source] ?? 0
    state.units[at] = letters[index] ?? 0
    state.starts[at] = state.starts[source] ?? 0
    state.ends[at] = end
    state.marks[at] = MARK.undone
    at += 1
    if (breaks[index] !== 1 || index === count - 1) continue
    // A split without a gap of its own leaves fewer places than words need only if letters touch, which a row never does.
    state.units[at] = 0x20
    state.starts[at] = end
    state.ends[at] = end
    state.marks[at] = 0
    at += 1
  }
  return at
}
