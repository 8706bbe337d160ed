/** Finds the terms of a lexicon in a folded text. */
import type { Folded } from '../fold/fold.ts'
import { KIND_DIGIT, KIND_FOREIGN, KIND_LATIN, MARK } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import { CHECK, FAIL, PATTERN } from './automaton.ts'
import type { Lexicon } from './lexicon.ts'

/** Hits that are kept for one text: enough for an honest text of any length, a bound for a hostile one. */
export const HIT_LIMIT = 4096

/** Hits in the order of their ends. Valid until the next search with the same buffer. */
export type Hits = {
  count: number
  /** Entry of the lexicon, and the folded units `starts[k]..ends[k]` (end exclusive) it was found in. */
  readonly entries: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Whether hits were left out because there were too many. */
  truncated: boolean
}

export function createHits(): Hits {
  return {
    count: 0,
    entries: new Int32Array(HIT_LIMIT),
    starts: new Int32Array(HIT_LIMIT),
    ends: new Int32Array(HIT_LIMIT),
    truncated: false,
  }
}

/** Fills `hits` with every term of the lexicon in the text. Links are not searched: their words mean nothing. */
export function findTerms(lexicon: Lexicon, folded: Folded, hits: Hits): void {
  const { codes, first, cells, shorter } = lexicon.automaton
  const { units, marks, length } = folded
  hits.count = 0
  hits.truncated = false
  let state = 0
  for (let at = 0; at < length; at += 1) {
    const code = codes[units[at] ?? 0] ?? 0
    if (code === 0 || ((marks[at] ?? 0) & MARK.address) !== 0) {
      state = 0
      continue
    }
    let next = state === 0 ? 0 : (cells[state * 4] ?? 0) + code
    while (state !== 0 && (cells[next * 4 + CHECK] !== state || next === 0)) {
      state = cells[state * 4 + FAIL] ?? 0
      next = state === 0 ? 0 : (cells[state * 4] ?? 0) + code
    }
    state = state === 0 ? (first[code] ?? 0) : next
    for (let match = state; match !== 0; match = shorter[match] ?? 0) {
      const pattern = (cells[match * 4 + PATTERN] ?? 0) - 1
      if (pattern >= 0) keep(lexicon, folded, hits, { pattern, end: at + 1 })
    }
  }
}

function keep(
  lexicon: Lexicon,
  folded: Folded,
  hits: Hits,
  match: { readonly pattern: number; readonly end: number },
): void {
  const { pattern, end } = match
  const start = end - (lexicon.automaton.lengths[pattern] ?? 0)
  const missing = missingBoundaries(folded, start, end)
  const last = lexicon.entryStarts[pattern + 1] ?? 0
  for (let entry = lexicon.entryStarts[pattern] ?? 0; entry < last; entry += 1) {
    if ((missing & ~(lexicon.entryOpenness[entry] ?? 0)) !== 0) continue
    if (hits.count >= HIT_LIMIT) {
      hits.truncated = true
      return
    }
    hits.entries[hits.count] = entry
    hits.starts[hits.count] = start
    hits.ends[hits.count] = end
    hits.count += 1
  }
}

/** Bits: the word goes on before (1), goes on after (2). */
function missingBoundaries(folded: Folded, start: number, end: number): number {
  const { units } = folded
  const before = start > 0 && goesOn(units[start] ?? 0, units[start - 1] ?? 0, start > 1 ? (units[start - 2] ?? 0) : 0)
  const { length } = folded
  const after =
    end < length && goesOn(units[end - 1] ?? 0, units[end] ?? 0, end + 1 < length ? (units[end + 1] ?? 0) : 0)
  return (before ? 1 : 0) | (after ? 2 : 0)
}

/** Whether a word goes on from its edge to the neighbour; an underscore joins only where letters stand beyond it. */
function goesOn(edge: number, neighbour: number, beyond: number): boolean {
  const kind = KINDS[edge]
  if (kind === KIND_LATIN) {
    if (neighbour === 0x5f) return KINDS[beyond] === KIND_LATIN
    return KINDS[neighbour] === KIND_LATIN || KINDS[neighbour] === KIND_FOREIGN
  }
  return kind === KIND_DIGIT && KINDS[neighbour] === KIND_DIGIT
}
