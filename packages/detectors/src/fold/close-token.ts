/**
 * What happens at the end of a word: disguises inside it are undone where a known word stands behind them.
 * Without a known word only the harmless is done: look-alikes beside Latin letters, and runs of one letter cut to two.
 */
import { KIND_DIGIT, KIND_FOREIGN, KIND_LATIN, KIND_SEPARATOR, KIND_SPACE, MARK } from './fold-kinds.ts'
import { type FoldState, TOKEN } from './fold-state.ts'
import { removeUnits } from './take-out.ts'
import { EXACT, KINDS, LOOSE } from './fold-table.ts'
import { isCyrillic, readCyrillic } from './cyrillic-words.ts'
import { joinSingles } from './join-letters.ts'
import { countKind, type Reading, readDisguisedWord, standsForLetter } from './read-disguised-word.ts'
import { extendHash, HASH_START, lookUp, type Vocabulary, WORD } from './vocabulary.ts'

const LONGEST_PIECE = 9
/** Words of two scripts that make a habit. */
const HABIT = 3
const SPACE = 0x20
const STAR = 0x2a

export type Reader = { readonly vocabulary: Vocabulary | null; readonly reading: Reading }

/** Ends the word in the making, if there is one. */
export function closeToken(state: FoldState, reader: Reader): void {
  if (state.tokenStart < 0) return
  const bits = state.tokenBits
  if ((bits & TOKEN.foreign) !== 0) readLookalikes(state, reader)
  const size = state.length - state.tokenStart + state.tokenCollapsed
  const doubled = state.tokenDoubles * 2 === size && state.tokenDoubles >= 3
  if ((bits & TOKEN.latin) !== 0) {
    if ((bits & (TOKEN.stand | TOKEN.digit)) !== 0) readStands(state, reader)
    else if ((bits & TOKEN.stretched) !== 0 || doubled) readStretched(state, reader, doubled)
  }
  joinNeighbours(state, reader)
  followSingles(state, reader)
  state.lastStart = state.tokenStart
  state.lastEnd = state.length
  state.tokenStart = -1
  state.tokenBits = 0
  state.tokenDoubles = 0
  state.tokenCollapsed = 0
}

/**
 * Ends a word of plain letters before a single gap, if nothing can be hidden in it or between it and the word before: what `closeToken`
 * does then. False, and nothing done, where it must be asked.
 */
export function closePlainly(state: FoldState): boolean {
  const { tokenStart, lastStart, lastEnd, length } = state
  if (state.tokenBits !== TOKEN.latin || state.tokenDoubles >= 3 || state.singles !== 0 || length - tokenStart < 2)
    return false
  if (lastStart >= 0 && lastEnd === tokenStart - 1 && (lastEnd - lastStart < 2 || state.units[lastEnd] !== SPACE))
    return false
  state.singlesStart = tokenStart
  state.lastStart = tokenStart
  state.lastEnd = length
  state.tokenStart = -1
  state.tokenBits = 0
  state.tokenDoubles = 0
  state.tokenCollapsed = 0
  state.breaks = 0
  return true
}

/** Letters of other scripts inside a Latin word become the Latin letters they look like. */
function readLookalikes(state: FoldState, reader: Reader): void {
  const { units, tokenStart, length } = state
  const mixed = (state.tokenBits & TOKEN.latin) !== 0
  let drawn = 0
  for (let at = tokenStart; at < length; at += 1) {
    const unit = units[at] ?? 0
    if (KINDS[unit] !== KIND_FOREIGN) continue
    if ((mixed ? LOOSE[unit] : EXACT[unit]) === 0) state.foreignUndrawn += 1
    else drawn += 1
  }
  if (!mixed) {
    noteForeignWord(state, reader)
    return
  }
  if (isCyrillic(state)) {
    readCyrillic(state)
    return
  }
  let latin = 0
  for (let at = tokenStart; at < length; at += 1) {
    const unit = units[at] ?? 0
    if (KINDS[unit] === KIND_LATIN) latin += 1
    const letter = LOOSE[unit] ?? 0
    if (KINDS[unit] !== KIND_FOREIGN || letter === 0) continue
    units[at] = letter
    state.marks[at] = (state.marks[at] ?? 0) | MARK.undone
  }
  // Units and formulas mix Greek with Latin in short words, which hides nothing.
  if (drawn > 0 && length - tokenStart >= 4 && latin > 1) state.disguises.mixed += 1
}

/** A word wholly of look-alikes is decided when the text has been read: in a Cyrillic text it is a Cyrillic word. */
function noteForeignWord(state: FoldState, reader: Reader): void {
  const { units, tokenStart, length, pending, pendingCount } = state
  if (reader.vocabulary === null || length - tokenStart < 3 || pendingCount + 2 > pending.length) return
  let hash = HASH_START
  for (let at = tokenStart; at < length; at += 1) {
    const letter = EXACT[units[at] ?? 0] ?? 0
    if (letter === 0) return
    hash = extendHash(hash, letter)
  }
  if ((lookUp(reader.vocabulary, hash) & WORD.whole) === 0) return
  pending[pendingCount] = tokenStart
  pending[pendingCount + 1] = length
  state.pendingCount += 2
}

/** Reads words of look-alikes only where the text around them is Latin, or where all of it can be read so. */
export function readForeignWords(state: FoldState): void {
  const { mixed } = state.disguises
  if (mixed > 0 && state.foreignUndrawn === 0) {
    readAllLookalikes(state, EXACT)
    return
  }
  // So many words mix scripts, and so few letters stand in words of their own, that those which look only nearly the same are drawn too.
  if (mixed >= HABIT && state.foreignUndrawn * 8 <= state.foreign) {
    readAllLookalikes(state, LOOSE)
    return
  }
  if (state.pendingCount === 0 || (state.foreign > state.latin && state.foreignUndrawn > 0)) return
  for (let index = 0; index < state.pendingCount; index += 2) {
    const to = state.pending[index + 1] ?? 0
    for (let at = state.pending[index] ?? 0; at < to; at += 1) {
      const letter = EXACT[state.units[at] ?? 0] ?? 0
      if (letter === 0) continue
      state.units[at] = letter
      state.marks[at] = (state.marks[at] ?? 0) | MARK.undone
    }
    state.disguises.mixed += 1
  }
}

/** Beside words that mix scripts, words wholly of look-alikes are Latin too, however short. */
function readAllLookalikes(state: FoldState, drawn: Uint16Array): void {
  for (let at = 0; at < state.length; at += 1) {
    const letter = drawn[state.units[at] ?? 0] ?? 0
    if (letter === 0) continue
    state.units[at] = letter
    state.marks[at] = (state.marks[at] ?? 0) | MARK.undone
  }
}

/** "sh1t", "$ex", "f*ck": digits and signs between letters. */
function readStands(state: FoldState, reader: Reader): void {
  const { units } = state
  let from = state.tokenStart
  let to = state.length
  while (to > from && KINDS[units[to - 1] ?? 0] !== KIND_LATIN && (units[to - 1] ?? 0) !== 0x24) {
    if (units[to - 1] !== 0x21 && units[to - 1] !== 0x2a && units[to - 1] !== 0x2b) break
    to -= 1
  }
  while (from < to && !standsForLetter(units[from] ?? 0) && KINDS[units[from] ?? 0] !== KIND_LATIN) from += 1
  const letters = countKind(units, from, to, KIND_LATIN)
  const digits = countKind(units, from, to, KIND_DIGIT)
  if (letters === 0 || letters + 1 < digits || to - from < 3 || letters === to - from) return
  if (isHalfBold(state, from)) return
  const { reading } = reader
  if (!readKnown(state, reader, { from, to, doubled: false })) return
  const inside = KINDS[units[from] ?? 0] === KIND_LATIN && KINDS[units[to - 1] ?? 0] === KIND_LATIN
  const certain = reading.length >= 4 || (inside && reading.length === 3 && reading.substituted + reading.masked === 1)
  if (!certain || (letters < 2 && !inside)) return
  // More digits than letters is how codes look, so only a harmful word is read in it.
  if (letters < digits && ((reading.bits & WORD.plain) === 0 || reading.length < 5)) return
  if (reading.substituted > 0) {
    state.disguises.substituted += 1
    if ((reading.bits & WORD.plain) !== 0) state.disguises.substitutedPlain += 1
  }
  if (reading.masked > 0 && (reading.bits & WORD.plain) !== 0) state.disguises.masked += 1
  writeReading(state, reading, from, to)
}

/** "wh**ere**": what chat draws half bold. It is taken out once the text has been read; "f**k**" has letters replaced. */
function isHalfBold({ units, length }: FoldState, from: number): boolean {
  if (units[length - 1] !== STAR || units[length - 2] !== STAR) return false
  let opens = from
  while (opens < length && units[opens] !== STAR) opens += 1
  return opens - from >= 2 && length - 2 - (opens + 2) >= 2 && units[opens + 1] === STAR && units[opens + 2] !== STAR
}

/** "fuuuck", "ffuucckk"; a word nobody knows keeps two letters of each run. */
function readStretched(state: FoldState, reader: Reader, doubled: boolean): void {
  const from = state.tokenStart
  if (!doubled && isOneLetter(state)) {
    removeUnits(state, Math.min(from + 3, state.length), state.length)
    return
  }
  if (readKnown(state, reader, { from, to: state.length, doubled })) {
    writeReading(state, reader.reading, from, state.length)
    return
  }
  for (let at = state.length - 1; at >= from + 2; at -= 1) {
    const unit = state.units[at]
    if (state.units[at - 1] !== unit || state.units[at - 2] !== unit) continue
    state.ends[at - 1] = state.ends[at] ?? 0
    removeUnits(state, at, at + 1)
  }
}

function isOneLetter(state: FoldState): boolean {
  const first = state.units[state.tokenStart]
  for (let at = state.tokenStart; at < state.length; at += 1) if (state.units[at] !== first) return false
  return true
}

function readKnown(
  state: FoldState,
  reader: Reader,
  word: { readonly from: number; readonly to: number; readonly doubled: boolean },
): boolean {
  if (reader.vocabulary === null || state.budget <= 0) return false
  state.budget -= 1 + (word.to - word.from)
  return readDisguisedWord(state.units, word, reader.vocabulary, reader.reading)
}

/** Puts the word that was read in the place of its disguise. */
function writeReading(state: FoldState, reading: Reading, from: number, to: number): void {
  const { units, starts, ends, marks } = state
  for (let index = 0; index < reading.length; index += 1) {
    const first = reading.first[index] ?? 0
    const last = reading.last[index] ?? 0
    const letter = reading.letters[index] ?? 0
    const changed = units[first] !== letter || last !== first ? MARK.undone : 0
    units[from + index] = letter
    starts[from + index] = starts[first] ?? 0
    ends[from + index] = ends[last] ?? 0
    marks[from + index] = (marks[first] ?? 0) | changed
  }
  removeUnits(state, from + reading.length, to)
}

/** "fu.ck", "f uck": a known harmful word cut in two by one sign or gap. */
function joinNeighbours(state: FoldState, reader: Reader): void {
  const { tokenStart, lastStart, lastEnd, units } = state
  const length = state.length - tokenStart
  const before = lastEnd - lastStart
  if (reader.vocabulary === null || lastStart < 0 || lastEnd !== tokenStart - 1) return
  if (length > LONGEST_PIECE || before > LONGEST_PIECE || length + before < 4) return
  const kind = KINDS[units[lastEnd] ?? 0]
  if (kind === KIND_SPACE ? length > 1 && before > 1 : kind !== KIND_SEPARATOR) return
  // What stands after an apostrophe belongs to the word before it: "it's hit", "can't its".
  if (before === 1 && units[lastStart - 1] === 0x27) return
  if (units[lastEnd] === 0x27 || units[lastEnd] === 0x3a || units[lastEnd] === 0x2f) return
  if ((state.starts[tokenStart] ?? 0) - (state.ends[lastEnd - 1] ?? 0) !== 1) return
  let hash = HASH_START
  for (let at = lastStart; at < state.length; at += 1) if (at !== lastEnd) hash = extendHash(hash, units[at] ?? 0)
  const bits = lookUp(reader.vocabulary, hash)
  if ((bits & WORD.whole) === 0 || (bits & WORD.plain) === 0 || isArticle(state, before, length)) return
  state.marks[tokenStart] = (state.marks[tokenStart] ?? 0) | MARK.undone | MARK.joined
  removeUnits(state, lastEnd, lastEnd + 1)
  state.tokenStart = lastStart
  state.disguises.split += 1
}

/** "a hole", "i kill": a letter that is a word of its own was not cut off another. */
function isArticle(state: FoldState, before: number, length: number): boolean {
  const isWord = (unit: number | undefined) => unit === 0x61 || unit === 0x69 || unit === 0x6f || unit === 0x75
  if (before === 1) return isWord(state.units[state.lastStart])
  return length === 1 && isWord(state.units[state.tokenStart])
}

/** Follows single letters in a row ("f u c k") and joins them when the row ends. */
function followSingles(state: FoldState, reader: Reader): void {
  const single = state.length - state.tokenStart === 1
  const gap = state.lastEnd < 0 ? 99 : (state.starts[state.tokenStart] ?? 0) - (state.ends[state.lastEnd - 1] ?? 0)
  if (single && state.singles > 0 && gap <= 3) {
    state.singles += 1
    return
  }
  if (state.singles >= 3 && reader.vocabulary !== null) {
    const removed = joinSingles(state, reader.vocabulary, state.singlesStart, state.lastEnd)
    state.spelled = true
    state.tokenStart -= removed
    state.lastEnd -= removed
  }
  state.singles = single ? 1 : 0
  state.singlesStart = state.tokenStart
}

/** Ends a row of single letters at the end of the text or before another script. */
export function closeSingles(state: FoldState, reader: Reader): void {
  if (state.singles >= 3 && reader.vocabulary !== null) {
    const removed = joinSingles(state, reader.vocabulary, state.singlesStart, state.lastEnd)
    state.lastEnd -= removed
    state.spelled = true
  }
  state.singles = 0
}
