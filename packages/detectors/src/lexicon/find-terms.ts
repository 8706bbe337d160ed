/** Finds the terms of a lexicon in a folded text. */
import type { Folded } from '../fold/fold.ts'
import { KIND_DIGIT, KIND_FOREIGN, KIND_LATIN, MARK } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import { type Automaton, CHECK, FAIL, OUTPUT } from './automaton.ts'
import { BEGINS_ANYWHERE, BEGINS_WORD, mayBegin, pairAt } from './gate.ts'
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
  const { words, anywhere, pairs } = lexicon
  const { units, marks, length } = folded
  hits.count = 0
  hits.truncated = false
  const here: Place = { folded, hits, end: 0 }
  let inWords = 0
  let inAnywhere = 0
  // Whether the unit before goes on into this one, so that no word begins here.
  let joined = false
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0
    const pair = pairAt(pairs, unit, units[at + 1] ?? 0)
    const begins = joined ? pair & BEGINS_ANYWHERE : pair
    joined = joins(unit)
    if ((inWords | inAnywhere | begins) === 0) continue
    if (((marks[at] ?? 0) & MARK.address) !== 0) {
      inWords = 0
      inAnywhere = 0
      continue
    }
    if (inWords !== 0) inWords = advance(words, inWords, unit)
    if (inWords === 0 && (begins & BEGINS_WORD) !== 0 && mayBegin(words.gate, units, at)) inWords = begin(words, unit)
    if (inAnywhere !== 0) inAnywhere = advance(anywhere, inAnywhere, unit)
    if (inAnywhere === 0 && (begins & BEGINS_ANYWHERE) !== 0 && mayBegin(anywhere.gate, units, at))
      inAnywhere = begin(anywhere, unit)
    here.end = at + 1
    if (inWords !== 0) {
      const output = words.cells[inWords * 4 + OUTPUT] ?? 0
      if (output !== 0) report(lexicon, words, output, here)
    }
    if (inAnywhere !== 0) {
      const output = anywhere.cells[inAnywhere * 4 + OUTPUT] ?? 0
      if (output !== 0) report(lexicon, anywhere, output, here)
    }
  }
}

/** Whether a word goes on after this unit, so that none begins there. */
export function joins(unit: number): boolean {
  const kind = KINDS[unit]
  return kind === KIND_LATIN || kind === KIND_FOREIGN
}

/** The state after one more unit; 0 when nothing that is being read goes on with it. */
function advance({ codes, cells }: Automaton, from: number, unit: number): number {
  const code = codes[unit] ?? 0
  if (code === 0) return 0
  for (let state = from; state !== 0; state = cells[state * 4 + FAIL] ?? 0) {
    const next = (cells[state * 4] ?? 0) + code
    if (next !== 0 && cells[next * 4 + CHECK] === state) return next
  }
  return 0
}

function begin({ codes, first }: Automaton, unit: number): number {
  const code = codes[unit] ?? 0
  return code === 0 ? 0 : (first[code] ?? 0)
}

/** `end`: behind the unit that was read last. */
type Place = { readonly folded: Folded; readonly hits: Hits; end: number }

/** Keeps what ends here: the longest pattern, then the shorter ones. */
function report(lexicon: Lexicon, { outputPatterns, nextOutputs }: Automaton, longest: number, place: Place): void {
  for (let output = longest; output !== 0; output = nextOutputs[output] ?? 0)
    keep(lexicon, outputPatterns[output] ?? 0, place)
}

function keep(lexicon: Lexicon, pattern: number, { folded, hits, end }: Place): void {
  const start = end - (lexicon.lengths[pattern] ?? 0)
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
