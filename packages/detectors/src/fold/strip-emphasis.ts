/**
 * Takes out the signs that chat draws as bold, italic, struck, hidden or code: "I will *find* you", "th**rea**t", "我要**找**你". Who
 * reads the message does not see them.
 */
import { GATE, KIND_DIGIT, KIND_HAN, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { type Span, takeOut } from './take-out.ts'
import { KINDS } from './fold-table.ts'

const STAR = 0x2a
const TILDE = 0x7e
const UNDERSCORE = 0x5f
const STROKE = 0x7c
/** What a backtick folds to. */
const APOSTROPHE = 0x27
const LINE_FEED = 0x0a
/** Signs that open, or close, at once. */
const MOST_SIGNS = 3
/** Units between those that open and those that close, at most. */
const LONGEST = 400

type Run = Span & { readonly sign: number }

/** Takes them out in place. Costs nothing where there are none. */
export function stripEmphasis(state: FoldState): void {
  if (state.emphases === 0) return
  const taken: Span[] = []
  const open = new Map<number, Run>()
  for (let at = 0; at < state.length; at += 1) {
    if (state.units[at] === LINE_FEED) open.clear()
    if (!isSign(state, at)) continue
    const run = runAt(state, at)
    at = run.to - 1
    if (isBetweenHan(state, run)) {
      taken.push(run)
      continue
    }
    const key = run.sign * (MOST_SIGNS + 1) + run.to - run.from
    const opened = open.get(key)
    if (opened !== undefined && run.from - opened.to <= LONGEST && mayClose(state, run)) {
      taken.push(opened, run)
      open.delete(key)
    } else if (mayOpen(state, run)) open.set(key, run)
  }
  if (taken.length > 0)
    takeOut(
      state,
      taken.sort((a, b) => a.from - b.from),
      0,
    )
}

function isSign({ units, marks, gates }: FoldState, at: number): boolean {
  const unit = units[at] ?? 0
  if (((marks[at] ?? 0) & MARK.address) !== 0) return false
  if (unit === APOSTROPHE) return (gates & GATE.backtick) !== 0
  return unit === STAR || unit === TILDE || unit === UNDERSCORE || (unit === STROKE && isStroke(units, at))
}

/** Two strokes hide what stands between them until somebody asks; one parts columns. */
function isStroke(units: Uint16Array, at: number): boolean {
  return units[at + 1] === STROKE && units[at + 2] !== STROKE
}

function runAt({ units }: FoldState, from: number): Run {
  const sign = units[from] ?? 0
  let to = from + 1
  while (to < from + MOST_SIGNS && units[to] === sign) to += 1
  return { from, to, sign }
}

/** No list, no sum: where nothing else parts two characters of Chinese, these are drawn. */
function isBetweenHan({ units }: FoldState, { from, to }: Run): boolean {
  return from > 0 && KINDS[units[from - 1] ?? 0] === KIND_HAN && KINDS[units[to] ?? 0] === KIND_HAN
}

/** A letter follows, and no word ends here; two stars or tildes may stand inside a word. */
function mayOpen({ units, length }: FoldState, run: Run): boolean {
  if (run.to >= length || !isWritten(units[run.to] ?? 0)) return false
  return run.from === 0 || isInside(run) || !isWord(units[run.from - 1] ?? 0)
}

function mayClose({ units, length }: FoldState, run: Run): boolean {
  if (run.from === 0 || units[run.from - 1] === 0x20) return false
  return run.to >= length || isInside(run) || !isWord(units[run.to] ?? 0)
}

function isInside({ from, to, sign }: Run): boolean {
  return to - from === 2 && (sign === STAR || sign === TILDE)
}

function isWord(unit: number): boolean {
  return KINDS[unit] === KIND_LATIN || KINDS[unit] === KIND_DIGIT
}

function isWritten(unit: number): boolean {
  return isWord(unit) || KINDS[unit] === KIND_HAN
}
