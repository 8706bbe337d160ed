/** Finds the terms of a lexicon in a folded text. */
import type { Folded } from '../fold/fold.ts'
import { FOLD_LIMIT } from '../fold/fold-state.ts'
import { GATE, KIND_DIGIT, KIND_FOREIGN, KIND_LATIN, MARK } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import { findAcross } from './find-across.ts'
import type { Lexicon } from './lexicon.ts'
import { READ } from './read-plainly.ts'

/** Hits that are kept for one text: several for each unit of the longest one, and a bound for a hostile one. */
export const HIT_LIMIT = 4 * FOLD_LIMIT
/** From so many hits on a pattern is kept once in so many units: one that is repeated for pages leaves room for what stands behind it. */
export const MANY_HITS = 16_384
const APART = 8

/**
 * Patterns of the lexicon that were found, in the order of their starts; at the same start shorter ones first. Each may be a term of
 * several categories. Valid until the next search with the same buffer.
 */
export type Hits = {
  count: number
  /** Where its entries are told in `spans` of the lexicon, and the folded units `starts[k]..ends[k]` (end exclusive) it was found in. */
  readonly patterns: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Bits: letters go on before it (1), behind it (2). */
  readonly edges: Uint8Array
  /** Whether hits were left out because there were too many. */
  truncated: boolean
  /** By pattern, once there are many hits: where it was kept last. Empty until then. */
  keptAt: Int32Array
}

export function createHits(): Hits {
  return {
    count: 0,
    patterns: new Int32Array(HIT_LIMIT),
    starts: new Int32Array(HIT_LIMIT),
    ends: new Int32Array(HIT_LIMIT),
    edges: new Uint8Array(HIT_LIMIT),
    truncated: false,
    keptAt: NONE,
  }
}

const NONE = new Int32Array(0)

/**
 * Fills `hits` with every term of the lexicon in the text. Links are not searched: their words mean nothing.
 * The time is that of the text's length and, for hostile texts, of the longest term from every place.
 */
export function findTerms(lexicon: Lexicon, folded: Folded, hits: Hits): void {
  hits.count = 0
  hits.truncated = false
  hits.keptAt = NONE
  const { reader } = lexicon
  const { length } = folded
  copyUnits(folded.units, reader.units, length)
  const places = reader.findPlaces(length)
  for (let place = 0; place < places; ) {
    place = reader.readOn(length, place, places)
    if (!keepReads(lexicon, folded, hits)) return
  }
  if (hits.count < MANY_HITS) keepAcross(lexicon, folded, hits)
}

type Found = { readonly pattern: number; readonly start: number; readonly end: number; readonly missing: number }

/** Keeps the patterns that are found across gaps, each in its place among the others. */
function keepAcross(lexicon: Lexicon, folded: Folded, hits: Hits): void {
  const found: Found[] = []
  findAcross(lexicon, folded, (pattern, start, end) => {
    const missing = missingBoundaries(folded, start, end)
    if (missing === 0 || mayStand(lexicon, pattern, missing)) found.push({ pattern, start, end, missing })
    return hits.count + found.length < MANY_HITS
  })
  found.sort((a, b) => a.start - b.start || a.end - b.end)
  const { patterns, starts, ends, edges } = hits
  // From the last to the first, so that each of those before is moved once.
  let from = hits.count - 1
  let to = from + found.length
  hits.count += found.length
  for (const { pattern, start, end, missing } of found.reverse()) {
    const isBehind = (hit: number): boolean =>
      (starts[hit] ?? 0) > start || (starts[hit] === start && (ends[hit] ?? 0) > end)
    for (; from >= 0 && isBehind(from); from -= 1, to -= 1) {
      patterns[to] = patterns[from] ?? 0
      starts[to] = starts[from] ?? 0
      ends[to] = ends[from] ?? 0
      edges[to] = edges[from] ?? 0
    }
    patterns[to] = pattern
    starts[to] = start
    ends[to] = end
    edges[to] = missing
    to -= 1
  }
}

/** Element by element: texts are short, and a view of a part costs more to make than to fill. */
function copyUnits(from: Uint16Array, to: Uint16Array, length: number): void {
  for (let at = 0; at < length; at += 1) to[at] = from[at] ?? 0
}

/** Keeps of what was read the patterns that may stand where they were found; false when there is no more room. */
function keepReads(lexicon: Lexicon, folded: Folded, hits: Hits): boolean {
  const { reads, count } = lexicon.reader
  const { marks } = folded
  const { patterns, starts, ends, edges } = hits
  const hasAddress = (folded.gates & GATE.url) !== 0
  for (let at = 0; at < count * READ.words; at += READ.words) {
    const start = (reads[at + READ.start] ?? 0) >> 1
    const end = (reads[at + READ.end] ?? 0) >> 1
    if (hasAddress && touchesAddress(marks, start, end)) continue
    const pattern = reads[at] ?? 0
    const missing = missingBoundaries(folded, start, end)
    if (missing !== 0 && !mayStand(lexicon, pattern, missing)) continue
    if (hits.count >= MANY_HITS && isRepeated(lexicon, hits, pattern, start)) continue
    if (hits.count >= HIT_LIMIT) {
      hits.truncated = true
      return false
    }
    const place = makeRoom(hits, start, end)
    patterns[place] = pattern
    starts[place] = start
    ends[place] = end
    edges[place] = missing
    hits.count += 1
  }
  return true
}

/** Whether the pattern was kept just before, of which this is one more; it is not, and kept from here on, otherwise. */
function isRepeated({ spans }: Lexicon, hits: Hits, pattern: number, start: number): boolean {
  if (hits.keptAt === NONE) hits.keptAt = new Int32Array(spans.length >> 1).fill(-APART)
  if (start - (hits.keptAt[pattern] ?? 0) < APART) return true
  hits.keptAt[pattern] = start
  return false
}

/** Whether some entry of the pattern is open where letters go on. */
function mayStand({ spans, entryOpenness }: Lexicon, pattern: number, missing: number): boolean {
  const first = spans[pattern * 2] ?? 0
  const last = first + ((spans[pattern * 2 + 1] ?? 0) & 0xffff)
  for (let entry = first; entry < last; entry += 1) if ((missing & ~(entryOpenness[entry] ?? 0)) === 0) return true
  return false
}

function touchesAddress(marks: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (((marks[at] ?? 0) & MARK.address) !== 0) return true
  return false
}

/** Makes room for a hit, which moves only before longer ones that were read before it from the same place. Answers where. */
function makeRoom({ patterns, starts, ends, edges, count }: Hits, start: number, end: number): number {
  let at = count
  for (; at > 0 && starts[at - 1] === start && (ends[at - 1] ?? 0) > end; at -= 1) {
    patterns[at] = patterns[at - 1] ?? 0
    starts[at] = start
    ends[at] = ends[at - 1] ?? 0
    edges[at] = edges[at - 1] ?? 0
  }
  return at
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
  if (kind === KIND_FOREIGN) return KINDS[neighbour] === KIND_FOREIGN || KINDS[neighbour] === KIND_LATIN
  return kind === KIND_DIGIT && KINDS[neighbour] === KIND_DIGIT
}
