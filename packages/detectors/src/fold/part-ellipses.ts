/**
 * Dots that hesitate where no sentence ends: "I ... will ... find ... you" and "今晚…就把…东西…带走" are read as the sentences they are. One or
 * two of them may end one; three behind a few words each end none.
 */
import { bitOf } from './count-signs.ts'
import { KIND_HAN, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { type Span, takeOut } from './take-out.ts'
import { KINDS } from './fold-table.ts'

/** So many in a row. */
const LEAST = 3
const SPACE = 0x20
const DOT = 0x2e
const DOTS = bitOf(DOT)
/** Units between two of them, at most. */
const LONGEST_WORDS = 28
const LONGEST_HAN = 8

/** Puts a gap, between characters of Chinese nothing, in the place of such dots. Costs nothing where there are few signs. */
export function joinEllipses(state: FoldState): void {
  if ((state.signs.thrice & DOTS) === 0 || !hasMany(state)) return
  const words = findRows(state, KIND_LATIN, LONGEST_WORDS)
  if (words.length > 0) takeOut(state, words, SPACE)
  const characters = findRows(state, KIND_HAN, LONGEST_HAN)
  if (characters.length > 0) takeOut(state, characters, 0, MARK.undone | MARK.joined)
}

/** Every other unit says whether there are two dots somewhere. */
function hasMany({ units, length }: FoldState): boolean {
  let dots = 0
  for (let at = 1; at < length && dots < LEAST; at += 2)
    if (units[at] === DOT && (units[at - 1] === DOT || units[at + 1] === DOT)) dots += 1
  return dots === LEAST
}

function findRows(state: FoldState, kind: number, longest: number): readonly Span[] {
  const found: Span[] = []
  let row: Span[] = []
  const close = (): void => {
    if (row.length >= LEAST) found.push(...row)
    row = []
  }
  for (let at = 1; at < state.length; at += 1) {
    const span = ellipsisAt(state, at, kind)
    if (span === null) continue
    if (span.from - (row.at(-1)?.to ?? 0) > longest) close()
    row.push(span)
    at = span.to
  }
  close()
  return found
}

/** Two dots and more, with gaps around them, between letters of one kind; null where none begins. */
function ellipsisAt({ units, marks, length }: FoldState, from: number, kind: number): Span | null {
  if (KINDS[units[from - 1] ?? 0] !== kind || ((marks[from] ?? 0) & MARK.address) !== 0) return null
  let to = units[from] === SPACE ? from + 1 : from
  const first = to
  while (to < length && units[to] === DOT) to += 1
  if (to - first < 2) return null
  if (units[to] === SPACE) to += 1
  return to < length && KINDS[units[to] ?? 0] === kind ? { from, to } : null
}
