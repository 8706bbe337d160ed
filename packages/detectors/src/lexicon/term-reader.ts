/**
 * Reads the terms of a trie in a text, in the memory of a small module of WebAssembly (term-reader.wat): it looks at each unit of each
 * text, and compiled so it is half again as fast. Where a runtime has no WebAssembly, plain code reads the same (`read-plainly.ts`).
 */
import { type Assembly, assemblyOfRuntime, openAssembly } from '../assembly.ts'
import { FOLD_LIMIT } from '../fold/fold-state.ts'
import type { Beginnings } from './gate.ts'
import { findPlacesPlainly, READ, type ReaderMemory, readTermsPlainly } from './read-plainly.ts'
import { TERM_READER } from './term-reader.generated.ts'
import type { TermTrie } from './term-trie.ts'

/** Reads that are answered together at most, but for those of one place. */
const TOGETHER = 1024
const UNITS = FOLD_LIMIT + 64

/** All in one memory; what was read is valid until it reads on. */
export type TermReader = {
  /** The units of the text to read, which the caller puts there. */
  readonly units: Uint16Array
  /** Where terms may begin, in order: the place in the text above two bits. */
  readonly places: Int32Array
  /** What was read, `READ.words` numbers each. */
  readonly reads: Int32Array
  /** Finds where terms may begin in a text of so many units. Answers how many places. */
  readonly findPlaces: (length: number) => number
  /** Reads on from the places `from..to`. Answers the place it stopped at, because many terms were read, or `to`; how many is in `count`. */
  readonly readOn: (length: number, from: number, to: number) => number
  count: number
}

type Exported = {
  readonly findPlaces: (
    ...numbers: readonly [units: number, length: number, traits: number, pairs: number, triples: number, places: number]
  ) => number
  readonly readTerms: (
    ...numbers: readonly [
      units: number,
      length: number,
      places: number,
      from: number,
      to: number,
      codes: number,
      words: number,
      anywhere: number,
      cells: number,
      tails: number,
      reads: number,
      most: number,
      stopped: number,
    ]
  ) => number
}

/** `assembly`: null for plain code. */
export function createTermReader(
  { codes, first, cells, tails, depth }: TermTrie,
  { units: traits, pairs, triples }: Beginnings,
  assembly: Assembly | null = assemblyOfRuntime(),
): TermReader {
  const [words = NONE, anywhere = NONE] = first
  const most = TOGETHER * READ.words
  // A place is read to its end, in both sets; what ends nowhere is written once, too.
  const reads = most + (2 * depth + 1) * READ.words
  const sizes = {
    units: UNITS * 2,
    traits: traits.length,
    pairs: pairs.length,
    triples: triples.length,
    places: (FOLD_LIMIT + 1) * 4,
    codes: codes.length * 2,
    words: words.length * 4,
    anywhere: anywhere.length * 4,
    cells: cells.length * 4,
    tails: tails.length * 2,
    reads: reads * 4,
    stopped: 4,
  }
  // Each part begins at a multiple of eight.
  const rounded = Object.values(sizes).map((size) => Math.ceil(size / 8) * 8)
  const { buffer, exported } = openAssembly<Exported>(TERM_READER, sum(rounded), assembly)
  const at = Object.fromEntries(
    Object.keys(sizes).map((name, part) => [name, sum(rounded.slice(0, part))]),
  ) as Readonly<Record<keyof typeof sizes, number>>
  const memory: ReaderMemory = {
    units: new Uint16Array(buffer, at.units, UNITS),
    traits: new Uint8Array(buffer, at.traits, traits.length),
    pairs: new Uint8Array(buffer, at.pairs, pairs.length),
    triples: new Uint8Array(buffer, at.triples, triples.length),
    places: new Int32Array(buffer, at.places, FOLD_LIMIT + 1),
    codes: new Uint16Array(buffer, at.codes, codes.length),
    words: new Int32Array(buffer, at.words, words.length),
    anywhere: new Int32Array(buffer, at.anywhere, anywhere.length),
    cells: new Int32Array(buffer, at.cells, cells.length),
    tails: new Uint16Array(buffer, at.tails, tails.length),
    reads: new Int32Array(buffer, at.reads, reads),
    stopped: new Int32Array(buffer, at.stopped, 1),
  }
  memory.traits.set(traits)
  memory.pairs.set(pairs)
  memory.triples.set(triples)
  memory.codes.set(codes)
  memory.words.set(words)
  memory.anywhere.set(anywhere)
  memory.cells.set(cells)
  memory.tails.set(tails)
  const reader: TermReader = {
    units: memory.units,
    places: memory.places,
    reads: memory.reads,
    count: 0,
    findPlaces: (length) => {
      // The module checks nothing: of another length it would write over all that it reads, for every text from then on.
      if (!(length >= 0 && length <= FOLD_LIMIT)) throw new RangeError(`A text of ${length} units cannot be read.`)
      return exported === null
        ? findPlacesPlainly(memory, length)
        : exported.findPlaces(at.units, length, at.traits, at.pairs, at.triples, at.places)
    },
    readOn: (length, from, to) => {
      const bytes =
        exported === null
          ? readTermsPlainly(memory, length, { from, to, most: most * 4 })
          : exported.readTerms(
              at.units,
              length,
              at.places,
              from,
              to,
              at.codes,
              at.words,
              at.anywhere,
              at.cells,
              at.tails,
              at.reads,
              most * 4,
              at.stopped,
            )
      reader.count = bytes / (READ.words * 4)
      return memory.stopped[0] ?? to
    },
  }
  return reader
}

const NONE = new Int32Array(1)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
