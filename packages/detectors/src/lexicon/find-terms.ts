/** Finds the terms of a lexicon in a folded text. */
import { FOLD_LIMIT, type Folded } from '../fold/fold.ts'
import { KIND_DIGIT, KIND_FOREIGN, KIND_LATIN, MARK } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import { BEGINS_ANYWHERE, BEGINS_WORD, hashPair, LONGER_BITS, mayBegin } from './gate.ts'
import type { Lexicon } from './lexicon.ts'
import { BASE, CHECK, type TermTrie } from './term-trie.ts'

/** Hits that are kept for one text: enough for an honest text of any length, a bound for a hostile one. */
export const HIT_LIMIT = 4096

/** Hits in the order of their ends, terms that begin words first, longer ones before shorter ones. Valid until the next search with the same buffer. */
export type Hits = {
  count: number
  /** Entry of the lexicon, and the folded units `starts[k]..ends[k]` (end exclusive) it was found in. */
  readonly entries: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 for terms that begin where a word does. */
  readonly words: Uint8Array
  /** Whether hits were left out because there were too many. */
  truncated: boolean
}

export function createHits(): Hits {
  return {
    count: 0,
    entries: new Int32Array(HIT_LIMIT),
    starts: new Int32Array(HIT_LIMIT),
    ends: new Int32Array(HIT_LIMIT),
    words: new Uint8Array(HIT_LIMIT),
    truncated: false,
  }
}

/** Places of the text at hand where a term may begin: place << 2 | bits of the sets it may be of. */
const candidates = new Int32Array(FOLD_LIMIT + 1)

/**
 * Fills `hits` with every term of the lexicon in the text. Links are not searched: their words mean nothing.
 * The time is that of the text's length and, for hostile texts, of the longest term from every place.
 */
export function findTerms(lexicon: Lexicon, folded: Folded, hits: Hits): void {
  const { words, anywhere } = lexicon
  clear(hits)
  const count = findCandidates(lexicon, folded)
  const here: Place = { lexicon, folded, hits, start: 0, end: 0, isWord: 0 }
  for (let candidate = 0; candidate < count && !hits.truncated; candidate += 1) {
    const place = candidates[candidate] ?? 0
    here.start = place >> 2
    if ((place & BEGINS_WORD) !== 0 && mayBegin(words.gate, folded.units, here.start)) {
      here.isWord = 1
      readTerms(words, here)
    }
    if ((place & BEGINS_ANYWHERE) !== 0 && mayBegin(anywhere.gate, folded.units, here.start)) {
      here.isWord = 0
      readTerms(anywhere, here)
    }
  }
}

function clear(hits: Hits): void {
  hits.count = 0
  hits.truncated = false
}

/** Writes `candidates`, without a branch that a processor could guess wrong. Answers how many there are. */
function findCandidates({ beginnings }: Lexicon, { units, length }: Folded): number {
  const { pairs } = beginnings
  let count = 0
  // Whether the unit before goes on into this one, so that no word begins here.
  let allowed = BEGINS_WORD | BEGINS_ANYWHERE
  let unit = units[0] ?? 0
  for (let at = 0; at < length; at += 1) {
    const next = units[at + 1] ?? 0
    const sets = beginnings.units[unit] ?? 0
    const begins = (sets | ((pairs[hashPair(unit, next)] ?? 0) & (sets >> LONGER_BITS))) & allowed
    candidates[count] = (at << 2) | begins
    count += (begins + 3) >> 2
    allowed = BEGINS_ANYWHERE | (JOINING[unit] ?? 0)
    unit = next
  }
  return count
}

/** Whether a word goes on after this unit, so that none begins there. */
function joins(unit: number): boolean {
  const kind = KINDS[unit]
  return kind === KIND_LATIN || kind === KIND_FOREIGN
}

/** By unit: `BEGINS_WORD` where a word may begin after it. */
const JOINING = Uint8Array.from({ length: 0x10000 }, (_, unit) => (joins(unit) ? 0 : BEGINS_WORD))

/** What is being searched; a term that begins at `start` and has been read up to `end`; 1 where it begins a word. */
type Place = {
  readonly lexicon: Lexicon
  readonly folded: Folded
  readonly hits: Hits
  start: number
  end: number
  isWord: number
}

/** Reads on from the start as long as a term does, and keeps each that ends. */
function readTerms({ codes, first, cells, patterns }: TermTrie, here: Place): void {
  const { units, marks, length } = here.folded
  let state = first[codes[units[here.start] ?? 0] ?? 0] ?? 0
  for (let end = here.start + 1; state !== 0 && ((marks[end - 1] ?? 0) & MARK.address) === 0; end += 1) {
    const base = cells[state * 2 + BASE] ?? 0
    if ((base & 1) !== 0) {
      here.end = end
      keep(patterns[state] ?? 0, here)
    }
    const code = end < length ? (codes[units[end] ?? 0] ?? 0) : 0
    const next = (base >> 1) + code
    if (code === 0 || cells[next * 2 + CHECK] !== state) return
    state = next
  }
}

function keep(pattern: number, here: Place): void {
  const { lexicon, folded, hits } = here
  const missing = missingBoundaries(folded, here.start, here.end)
  const last = lexicon.entryStarts[pattern + 1] ?? 0
  for (let entry = lexicon.entryStarts[pattern] ?? 0; entry < last; entry += 1) {
    if ((missing & ~(lexicon.entryOpenness[entry] ?? 0)) !== 0) continue
    if (hits.count >= HIT_LIMIT) {
      hits.truncated = true
      return
    }
    insert(hits, entry, here)
    hits.count += 1
  }
}

/** Puts a hit where it belongs in the order of ends: mostly last, for terms are found in the order of their starts. */
function insert({ entries, starts, ends, words, count }: Hits, entry: number, { start, end, isWord }: Place): void {
  let at = count
  for (; at > 0; at -= 1) {
    const before = ends[at - 1] ?? 0
    if (before < end || (before === end && (words[at - 1] ?? 0) >= isWord)) break
    entries[at] = entries[at - 1] ?? 0
    starts[at] = starts[at - 1] ?? 0
    ends[at] = before
    words[at] = words[at - 1] ?? 0
  }
  entries[at] = entry
  starts[at] = start
  ends[at] = end
  words[at] = isWord
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
