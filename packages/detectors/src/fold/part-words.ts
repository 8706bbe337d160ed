/**
 * Signs that stand where gaps should: words parted by signs alone ("I_will_kill_you", "I🔥will🔥kill🔥you", "kill | your | self") get
 * the gaps they would have, and Han characters parted by anything that comes again and again ("杀x死x你x们", "【杀】【死】【你】【们】")
 * lose what parts them. What is written so once or twice is a name, a path or a list of three, and stays.
 */
import { KIND_DIGIT, KIND_HAN, KIND_LATIN, MARK, PICTOGRAPH } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { type Span, takeOut } from './take-out.ts'
import { KINDS } from './fold-table.ts'

/** So many words, or characters, make a row. */
const LEAST = 4
/** Units between two of them, at most. */
const WIDEST_GAP = 4
/** Letters a word of the row has on average, at least: rows of single letters are spelled out, and read elsewhere. */
const LEAST_LETTERS = 2
const SPACE = 0x20
const LINE_FEED = 0x0a
const APOSTROPHE = 0x27
const DOT = 0x2e
const HYPHEN = 0x2d

const setOf = (signs: string): ReadonlySet<number> => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))
/** Between two words they part whatever stands around them. */
const PARTING = setOf('.-_~|+=^\\/,#*:;!?·•●○★☆<>()[]{}"`')
/** Before a gap these end sentences and part lists. */
const PUNCTUATION = setOf('.,:;!?')
/** What the names of hosts end in: what stands before is one. */
const ENDINGS = new Set([
  'com',
  'net',
  'org',
  'io',
  'cn',
  'de',
  'uk',
  'eu',
  'co',
  'dev',
  'app',
  'me',
  'example',
  'test',
  'local',
])
/** Between characters of Chinese these make lists. */
const LISTING = setOf(',.;:!?/、')

/** Parts and joins what a row of signs hides, in place. Costs nothing where no sign comes again and again and no characters stand alone. */
export function readRows(state: FoldState): void {
  // A row has as many gaps of one sign as were counted to make it: LEAST - 1.
  if (state.signs.thrice !== 0 && state.latin > 0) partWords(state)
  if (state.hanRuns >= LEAST) joinCharacters(state)
}

/** Where the gap that begins at `from` ends, where it is one; else -1. */
function gapEnd(state: FoldState, from: number): number {
  const { units, marks, length } = state
  const most = Math.min(length, from + WIDEST_GAP)
  let at = from
  let sign = 0
  for (; at < most; at += 1) {
    const unit = units[at] ?? 0
    if (KINDS[unit] === KIND_LATIN) break
    if (unit === SPACE) continue
    if (!isParting(unit) || ((marks[at] ?? 0) & MARK.address) !== 0) return -1
    if (sign !== 0 && sign !== unit) return -1
    sign = unit
  }
  if (sign === 0 || at >= length || KINDS[units[at] ?? 0] !== KIND_LATIN) return -1
  return PUNCTUATION.has(sign) && units[at - 1] === SPACE ? -1 : at
}

function isParting(unit: number): boolean {
  return unit === PICTOGRAPH || PARTING.has(unit) || (unit >= 0x2190 && unit < 0x2e80)
}

/** The sign of a gap: all pictographs are one. */
function signOf(state: FoldState, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const unit = state.units[at] ?? 0
    if (unit !== SPACE) return unit >= 0x2190 && !PARTING.has(unit) ? PICTOGRAPH : unit
  }
  return 0
}

/** Words in a row, parted by one sign. */
type Row = { readonly sign: number; readonly gaps: readonly Span[]; readonly isLong: boolean }

/** Once a sign parts many words, it parts the two or three of a shorter row too. */
function partWords(state: FoldState): void {
  const rows = findRows(state)
  const signs = new Set(rows.filter(({ isLong }) => isLong).map(({ sign }) => sign))
  const parted = rows
    .filter(({ sign, isLong }) => isLong || (sign !== HYPHEN && signs.has(sign)))
    .flatMap(({ gaps }) => gaps)
  if (parted.length > 0) takeOut(state, parted, SPACE)
}

function findRows(state: FoldState): readonly Row[] {
  const { length } = state
  const rows: Row[] = []
  for (let at = 0; at < length; ) {
    if (!isOfWord(state, at)) {
      at += 1
      continue
    }
    const begin = at
    const gaps: Span[] = []
    let sign = 0
    let letters = 0
    for (;;) {
      const word = at
      while (at < length && isOfWord(state, at)) at += 1
      letters += at - word
      const end = gapEnd(state, at)
      if (end < 0) break
      const next = signOf(state, at, end)
      if (sign !== 0 && next !== sign) break
      sign = next
      gaps.push({ from: at, to: end })
      at = end
    }
    if (gaps.length === 0 || isPlace(state, begin, at, sign)) continue
    const isLong = gaps.length >= LEAST - 1 && letters >= LEAST_LETTERS * (gaps.length + 1)
    rows.push({ sign, gaps, isLong })
  }
  return rows
}

/** A letter outside of links; an apostrophe before one. */
function isOfWord({ units, marks, length }: FoldState, at: number): boolean {
  const unit = units[at] ?? 0
  if (((marks[at] ?? 0) & MARK.address) !== 0) return false
  if (KINDS[unit] === KIND_LATIN) return true
  return unit === APOSTROPHE && at + 1 < length && KINDS[units[at + 1] ?? 0] === KIND_LATIN
}

/** The name of a host, or an address for mail; or one that goes on in digits. */
function isPlace({ units, length }: FoldState, from: number, to: number, sign: number): boolean {
  if ((to < length && units[to] === 0x40) || (from > 0 && units[from - 1] === 0x40)) return true
  if (to < length && KINDS[units[to] ?? 0] === KIND_DIGIT) return true
  if (sign !== DOT) return false
  let last = to
  while (last > from && units[last - 1] !== DOT) last -= 1
  return ENDINGS.has(String.fromCharCode(...units.subarray(last, to)))
}

/** Gaps between characters that each stand alone, if they are the same again and again. */
function joinCharacters(state: FoldState): void {
  const { length } = state
  const joined: Span[] = []
  for (let at = 0; at < length; at += 1) {
    if (!isHan(state, at)) continue
    const gaps: Span[] = []
    let end = at
    for (;;) {
      const first = gaps[0]
      const next = first === undefined ? nextAlone(state, end + 1) : end + 1 + (first.to - first.from)
      // Behind the text lies what is left of another one.
      if (next < 0 || next >= length || !isHan(state, next)) break
      if (first !== undefined && !isSame(state, first, end + 1)) break
      gaps.push({ from: end + 1, to: next })
      end = next
    }
    if (gaps.length < LEAST - 1) continue
    joined.push(...gaps)
    at = end
  }
  if (joined.length > 0) {
    takeOut(state, joined, 0, MARK.undone | MARK.joined)
    state.disguises.separatedHan += 1
  }
}

const isHan = ({ units }: FoldState, at: number): boolean => KINDS[units[at] ?? 0] === KIND_HAN

/** The next Han character behind a gap of other units that is no list; -1 where there is none. */
function nextAlone(state: FoldState, from: number): number {
  const { units, marks, length } = state
  for (let at = from; at < Math.min(length, from + WIDEST_GAP); at += 1) {
    if (isHan(state, at)) return at > from ? at : -1
    const unit = units[at] ?? 0
    if (LISTING.has(unit) || unit === LINE_FEED || ((marks[at] ?? 0) & MARK.address) !== 0) return -1
  }
  return -1
}

function isSame({ units }: FoldState, { from, to }: Span, begin: number): boolean {
  for (let at = from; at < to; at += 1) if (units[at] !== units[begin + at - from]) return false
  return true
}
