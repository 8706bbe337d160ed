/**
 * Terms that go on across what parts no sentence: dots, brackets, quotation marks, a dash or a pictograph between two words ("pack ...
 * your (things)"), and these or a gap between characters of Chinese ("把 东西 收好"). The text is read once more without them, near them.
 */
import { isWeak } from '../fold/count-signs.ts'
import { KIND_HAN, KIND_LATIN, MARK, PICTOGRAPH } from '../fold/fold-kinds.ts'
import { type Folded, FOLD_LIMIT } from '../fold/fold-state.ts'
import { KINDS } from '../fold/fold-table.ts'
import type { Lexicon } from './lexicon.ts'
import { READ } from './read-plainly.ts'

/** Takes a pattern that was found in the folded units `start..end`; false where there is no more room. */
export type TakeFound = (pattern: number, start: number, end: number) => boolean

/** Gaps of one text that are read across, and units of one. */
const MOST_GAPS = 256
const WIDEST = 6
/** Units before a gap from which a term may go on across it. */
const REACH = 48
/** Shorter ones meet by chance where one clause ends and the next begins. */
const SHORTEST_HAN = 3
const SPACE = 0x20
const DOT = 0x2e
const HYPHEN = 0x2d

/** For each unit that is read: which one of the folded text it is. */
const origins = new Int32Array(FOLD_LIMIT + 1)
/** Where what is read goes on behind a gap. */
const cuts = new Int32Array(MOST_GAPS)

/** Finds them, by their starts within each gap's reach. Uses the memory of the lexicon's reader: what it read before is gone. */
export function findAcross({ reader }: Lexicon, folded: Folded, take: TakeFound): void {
  if (!folded.signs.mayPart) return
  const { length, gaps } = closeUp(folded, reader.units)
  if (gaps === 0) return
  const { places, reads } = reader
  const count = reader.findPlaces(length)
  let place = 0
  for (let gap = 0; gap < gaps; gap += 1) {
    const cut = cuts[gap] ?? 0
    while (place < count && (places[place] ?? 0) >> 2 < cut - REACH) place += 1
    let to = place
    while (to < count && (places[to] ?? 0) >> 2 < cut) to += 1
    while (place < to) {
      place = reader.readOn(length, place, to)
      for (let at = 0; at < reader.count * READ.words; at += READ.words) {
        const start = (reads[at + READ.start] ?? 0) >> 1
        const end = (reads[at + READ.end] ?? 0) >> 1
        const [from, last] = [origins[start] ?? 0, origins[end - 1] ?? 0]
        if (last - from === end - 1 - start) continue
        if (KINDS[folded.units[from] ?? 0] === KIND_HAN && end - start < SHORTEST_HAN) continue
        if (!take(reads[at] ?? 0, from, last + 1)) return
      }
    }
  }
}

/** Where the first of them begins: most texts have none, and are not written anew. */
function firstGap(folded: Folded): number {
  const { units, length } = folded
  let before = 0
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0
    const kind = KINDS[unit] ?? 0
    const ends = kind !== before && (before === KIND_LATIN || before === KIND_HAN)
    // One gap between two words is the gap that is between all of them.
    const isPlain = unit === SPACE && before === KIND_LATIN && KINDS[units[at + 1] ?? 0] === KIND_LATIN
    if (ends && !isPlain && gapEnd(folded, at, before) >= 0) return at
    before = kind
  }
  return -1
}

/** Writes the text without such gaps: between words one gap is left. */
function closeUp(folded: Folded, to: Uint16Array): { readonly length: number; readonly gaps: number } {
  const { units, length } = folded
  const first = firstGap(folded)
  if (first < 0) return { length: 0, gaps: 0 }
  for (let at = 0; at < first; at += 1) {
    to[at] = units[at] ?? 0
    origins[at] = at
  }
  let gaps = 0
  let out = first
  let before = KINDS[units[first - 1] ?? 0] ?? 0
  for (let at = first; at < length; ) {
    const unit = units[at] ?? 0
    const kind = KINDS[unit] ?? 0
    const end =
      kind !== before && (before === KIND_LATIN || before === KIND_HAN) && gaps < MOST_GAPS
        ? gapEnd(folded, at, before)
        : -1
    if (end < 0) {
      to[out] = unit
      origins[out] = at
      before = kind
      out += 1
      at += 1
      continue
    }
    if (before === KIND_LATIN) {
      to[out] = SPACE
      origins[out] = at
      out += 1
    }
    cuts[gaps] = out
    gaps += 1
    at = end
    before = 0
  }
  return { length: out, gaps }
}

/** Where the gap ends that begins at `from`, behind a letter of this kind, and the next one of its kind stands; -1 where it is none. */
function gapEnd({ units, marks, length }: Folded, from: number, kind: number): number {
  let signs = 0
  let dots = 0
  let at = from
  for (; at < Math.min(length, from + WIDEST); at += 1) {
    const unit = units[at] ?? 0
    if (KINDS[unit] === kind) break
    if (((marks[at] ?? 0) & MARK.address) !== 0) return -1
    if (unit === SPACE) continue
    if (unit === DOT) dots += 1
    else if (unit === PICTOGRAPH || isWeak(unit) || isDash(units, at)) signs += 1
    else return -1
  }
  if (at >= length || KINDS[units[at] ?? 0] !== kind || dots === 1) return -1
  if (kind === KIND_HAN) return at
  return signs + dots > 0 && at - from > 1 ? at : -1
}

/** With a gap on both sides: else it makes one word of two. */
function isDash(units: Uint16Array, at: number): boolean {
  return units[at] === HYPHEN && units[at - 1] === SPACE && units[at + 1] === SPACE
}
