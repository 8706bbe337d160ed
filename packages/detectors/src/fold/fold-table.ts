/** The tables of the fold, unpacked once from the generated data: 64 Ki entries each, so that a look-up is one read. */
import {
  ENCLOSED,
  EXACT_LOOKALIKES,
  EXPANSIONS,
  KIND_RUNS,
  LOOSE_LOOKALIKES,
  MATHEMATICAL,
  PAIRS,
} from './fold-data.generated.ts'
import { GATE } from './fold-kinds.ts'

const UNITS = 0x10000
/** Folded units from here up are indexes into `EXPANDED`: the private use area, which never stands for itself. */
export const EXPANDED_FIRST = 0xe000

function unpackPairs(pairs: string, table: Uint16Array): Uint16Array {
  for (let at = 0; at < pairs.length; at += 2) table[pairs.charCodeAt(at)] = pairs.charCodeAt(at + 1)
  return table
}

function unpackKinds(): Uint8Array {
  const kinds = new Uint8Array(UNITS)
  const runs = KIND_RUNS.split(' ')
  let start = 0
  runs.forEach((run, index) => {
    start += Number.parseInt(run.slice(0, -1), 36)
    const next = runs[index + 1]
    const end = next === undefined ? UNITS : start + Number.parseInt(next.slice(0, -1), 36)
    kinds.fill(Number.parseInt(run.slice(-1), 16), start, end)
  })
  return kinds
}

function unpackFolds(): Uint16Array {
  const folds = new Uint16Array(UNITS)
  for (let unit = 0; unit < UNITS; unit += 1) folds[unit] = unit
  unpackPairs(PAIRS, folds)
  EXPANDED.forEach((_, index) => {
    folds[EXPANSIONS.charCodeAt(EXPANSION_STARTS[index] ?? 0)] = EXPANDED_FIRST + index
  })
  return folds
}

function expansionStarts(): readonly number[] {
  const starts: number[] = []
  for (let at = 0; at >= 0 && at < EXPANSIONS.length; ) {
    starts.push(at)
    const gap = EXPANSIONS.indexOf(' ', at)
    at = gap < 0 ? -1 : gap + 1
  }
  return starts
}

const EXPANSION_STARTS = expansionStarts()
/** What characters that fold to several units fold to. */
export const EXPANDED: readonly string[] = EXPANSIONS.split(' ').map((entry) => entry.slice(1))

export const KINDS = unpackKinds()
/** What a unit folds to; see `EXPANDED_FIRST`. Case, width, compatibility forms, diacritics, traditional characters. */
export const FOLDS = unpackFolds()
/** Latin letter that a letter of another script can stand for, or 0. */
export const LOOSE = unpackPairs(LOOSE_LOOKALIKES, new Uint16Array(UNITS))
/** Latin letter that a letter of another script looks exactly like, or 0. */
export const EXACT = unpackPairs(EXACT_LOOKALIKES, new Uint16Array(UNITS))

/** The plain letter or digit of a styled one in the supplementary planes, or 0. */
export function styledLetter(point: number): number {
  const block = point >= ENCLOSED.start ? ENCLOSED : MATHEMATICAL
  const letter = block.letters.charCodeAt(point - block.start)
  return Number.isNaN(letter) || letter === 0x2e ? 0 : letter
}

function asciiGates(): Uint16Array {
  const gates = new Uint16Array(128)
  const put = (signs: string, gate: number) => {
    for (const sign of signs) gates[sign.charCodeAt(0)] = gate
  }
  put('0123456789', GATE.digit)
  put('@', GATE.at)
  put('.', GATE.dot)
  put('/', GATE.slash)
  put(':', GATE.colon)
  put('$', GATE.currency)
  put('?', GATE.question)
  put('"', GATE.quote)
  return gates
}

/** The gate of an ASCII unit after folding, or 0. */
export const ASCII_GATES = asciiGates()
