/**
 * Perceptual hashes (PDQ, 256 bits) by nearness, exactly and in typed arrays.
 *
 * Two hashes at most 31 bits apart: of their eight words of 32 bits, one differs in at most 3 (8 x 4 is 32). Of the two halves of
 * that word, one differs in at most 1, and both together in at most 3. So a search looks at 17 neighbours in each of 16 bands of
 * 16 bits, and reads there, side by side, the other half of each entry's word: of hashes that have nothing to do with each other one
 * in some hundred passes that, and only those are measured whole.
 *
 * What takes the time is memory that is in no cache. So a search goes in steps, each over all neighbours: where their runs are, what
 * the entries of these say, whose entries passed, how far those are. A processor fetches many lines at once when none waits for what
 * another one says, and when no branch is guessed wrong between them.
 */
import { addEntry, createPdqRuns, FIRST, type PdqRuns, takeEntry, usedOf } from './pdq-runs.ts'

const BANDS = 16
const WORDS = 8
const KEYS = 0x1_0000
export const PDQ_DISTANCE = 31

export type PdqIndex<Item> = {
  /** `pdq`: 64 hex digits. Answers its place. */
  readonly put: (pdq: string, item: Item) => number
  /** By the place that `put` answered. */
  readonly remove: (place: number) => void
  /** Items at most 31 bits away, nearest first. */
  readonly find: (pdq: string) => readonly Item[]
  readonly size: () => number
  /** What the arrays take. Grows with the most hashes that were there at a time, and with nothing else. */
  readonly bytes: () => number
}

type Buckets = {
  /** Where the run of a band's key begins in `runs`, plus 1; 0 for none. */
  readonly heads: Int32Array
  readonly runs: PdqRuns
  /** The hashes themselves, by place. */
  words: Uint32Array
}

export function createPdqIndex<Item>(): PdqIndex<Item> {
  const items: (Item | null)[] = []
  const freePlaces: number[] = []
  // The heads take 4 MiB, so an index that is never used takes none.
  let buckets: Buckets | null = null
  const wanted = new Uint32Array(WORDS)

  return {
    size: () => items.length - freePlaces.length,
    bytes: () => {
      if (buckets === null) return 0
      const { heads, runs, words } = buckets
      return [heads, runs.others, runs.places, words].reduce((sum, { byteLength }) => sum + byteLength, 0)
    },
    put: (pdq, item) => {
      buckets ??= emptyBuckets()
      const place = freePlaces.pop() ?? items.push(null) - 1
      if ((place + 1) * WORDS > buckets.words.length) buckets.words = grown(buckets.words)
      items[place] = item
      readPdq(pdq, buckets.words, place * WORDS)
      for (let band = 0; band < BANDS; band++) addTo(buckets, band, place)
      return place
    },
    remove: (place) => {
      if (buckets === null || (items[place] ?? null) === null) return
      items[place] = null
      freePlaces.push(place)
      for (let band = 0; band < BANDS; band++) takeFrom(buckets, band, place)
    },
    find: (pdq) => {
      if (buckets === null) return []
      readPdq(pdq, wanted, 0)
      const near = placesNear(buckets, wanted)
      if (near.size === 0) return []
      return [...near.entries()]
        .sort(([, a], [, b]) => a - b)
        .flatMap(([place]) => {
          const item = items[place] ?? null
          return item === null ? [] : [item]
        })
    },
  }
}

const NOTHING_NEAR: ReadonlyMap<number, number> = new Map()

const NEIGHBOURS = 17
const MOST_RUNS = BANDS * NEIGHBOURS
/** Of the search at hand: the runs of all neighbours, and what they are asked for: the other half, and how many bits it may differ in. */
const near = { runs: new Int32Array(MOST_RUNS), used: new Int32Array(MOST_RUNS), asked: new Int32Array(MOST_RUNS) }
/** Entries that passed. Grows with the longest runs. */
let passed = new Int32Array(4_096)

/** Places at most 31 bits away, with their distance. */
function placesNear({ heads, runs, words }: Buckets, wanted: Uint32Array): ReadonlyMap<number, number> {
  const count = passEntries(runs, findRuns(heads, wanted))
  for (let at = 0; at < count; at++) passed[at] = runs.places[passed[at] ?? 0] ?? 0
  let found: Map<number, number> | null = null
  for (let at = 0; at < count; at++) {
    const place = passed[at] ?? 0
    const distance = distanceTo(words, place * WORDS, wanted)
    if (distance <= PDQ_DISTANCE) found = (found ?? new Map<number, number>()).set(place, distance)
  }
  return found ?? NOTHING_NEAR
}

/** Writes `near`; answers how many runs there are. */
function findRuns(heads: Int32Array, wanted: Uint32Array): number {
  let count = 0
  for (let band = 0; band < BANDS; band++) {
    const key = halfOf(wanted, 0, band)
    const asked = halfOf(wanted, 0, band ^ 1) << 1
    for (let flip = -1; flip < NEIGHBOURS - 1; flip++) {
      const head = heads[band * KEYS + (flip < 0 ? key : key ^ (1 << flip))] ?? 0
      near.runs[count] = head - 1
      near.asked[count] = asked | (flip < 0 ? 1 : 0)
      count += head === 0 ? 0 : 1
    }
  }
  return count
}

/** Writes `passed`: entries whose other half is near enough. Answers how many. */
function passEntries({ others }: PdqRuns, count: number): number {
  const { runs, used, asked } = near
  let most = 0
  for (let at = 0; at < count; at++) {
    const entries = usedOf(others, runs[at] ?? 0)
    used[at] = entries
    most += entries
  }
  if (most >= passed.length) passed = new Int32Array(most * 2)
  let found = 0
  for (let at = 0; at < count; at++) {
    const other = (asked[at] ?? 0) >> 1
    const mayDiffer = (asked[at] ?? 0) & 1
    const first = (runs[at] ?? 0) + FIRST
    const end = first + (used[at] ?? 0)
    for (let entry = first; entry < end; entry++) {
      // Each step takes a bit away: nothing is left of at most as many bits as there are steps.
      let apart = (others[entry] ?? 0) ^ other
      apart &= apart - 1
      apart &= apart - 1
      apart &= apart - mayDiffer
      passed[found] = entry
      found += apart === 0 ? 1 : 0
    }
  }
  return found
}

function distanceTo(words: Uint32Array, offset: number, wanted: Uint32Array): number {
  let distance = 0
  for (let word = 0; word < WORDS; word++) distance += bitsIn((words[offset + word] ?? 0) ^ (wanted[word] ?? 0))
  return distance
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function halfOf(words: Uint32Array, offset: number, band: number): number {
  const word = words[offset + (band >> 1)] ?? 0
  return (band & 1) === 0 ? word >>> 16 : word & 0xffff
}

function readPdq(pdq: string, words: Uint32Array, offset: number): void {
  for (let word = 0; word < WORDS; word++) words[offset + word] = Number.parseInt(pdq.slice(word * 8, word * 8 + 8), 16)
}

function emptyBuckets(): Buckets {
  return { heads: new Int32Array(BANDS * KEYS), runs: createPdqRuns(), words: new Uint32Array(WORDS * 64) }
}

/** Twice the room, with what was in it. */
function grown(from: Uint32Array): Uint32Array {
  const larger = new Uint32Array(from.length * 2)
  larger.set(from)
  return larger
}

function addTo({ heads, runs, words }: Buckets, band: number, place: number): void {
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  const entry = { place, other: halfOf(words, place * WORDS, band ^ 1) }
  heads[bucket] = addEntry(runs, (heads[bucket] ?? 0) - 1, entry) + 1
}

function takeFrom({ heads, runs, words }: Buckets, band: number, place: number): void {
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  const run = (heads[bucket] ?? 0) - 1
  if (run >= 0) heads[bucket] = takeEntry(runs, run, place) + 1
}
