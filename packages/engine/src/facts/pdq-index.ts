/**
 * Perceptual hashes (PDQ, 256 bits) by nearness, exactly and in typed arrays.
 *
 * Two hashes at most 31 bits apart: of their eight words of 32 bits, one differs in at most 3 (8 x 4 is 32). Of the two halves of
 * that word, one differs in at most 1, and both together in at most 3. So a search looks at 17 neighbours in each of 16 bands of
 * 16 bits, and reads there, side by side, the other half of each entry's word: of hashes that have nothing to do with each other one
 * in some hundred passes that, and only those are measured whole.
 *
 * What takes the time is memory that is in no cache. So a search first looks up the blocks of all neighbours, then asks each how it
 * goes on, and only then reads entries: a processor fetches many lines at once when none waits for what another one says.
 */
const BANDS = 16
const WORDS = 8
const KEYS = 0x1_0000
/** A block has so many numbers: how many entries it has, the block behind it plus 1 in two halves, then the entries. */
const BLOCK = 16
const USED = 0
const NEXT_LOW = 1
const NEXT_HIGH = 2
const FIRST = 3
/** Entries of one block; a bucket is a chain of blocks, and only its first one has room. */
const ROOM = BLOCK - FIRST
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
  /** First block of a band's key, plus 1; 0 for none. */
  readonly heads: Int32Array
  /** The blocks, one behind the other; of each entry the other half of its word. */
  lines: Uint16Array
  /** By the same place as in `lines`: whose entry it is. */
  places: Int32Array
  blocks: number
  /** Blocks that nobody uses, as a chain; plus 1. */
  free: number
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
      const { heads, lines, places, words } = buckets
      return [heads, lines, places, words].reduce((sum, { byteLength }) => sum + byteLength, 0)
    },
    put: (pdq, item) => {
      buckets ??= emptyBuckets()
      const place = freePlaces.pop() ?? items.push(null) - 1
      if ((place + 1) * WORDS > buckets.words.length) buckets.words = grown(buckets.words, Uint32Array)
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
/** Blocks that a search reads; long chains make room for more. */
let found = new Int32Array(BANDS * NEIGHBOURS * 4)

/** Places at most 31 bits away, with their distance. */
function placesNear(buckets: Buckets, wanted: Uint32Array): ReadonlyMap<number, number> {
  const { lines, places, words } = buckets
  const count = findBlocks(buckets, wanted)
  const blocks = found
  let near: Map<number, number> | null = null
  for (let at = 0; at < count; at++) {
    const block = (blocks[at * 2] ?? 0) * BLOCK
    const probe = blocks[at * 2 + 1] ?? 0
    const other = halfOf(wanted, 0, (probe >> 1) ^ 1)
    const end = block + FIRST + (lines[block + USED] ?? 0)
    for (let entry = block + FIRST; entry < end; entry++) {
      // Each step takes a bit away: nothing is left of at most as many bits as there are steps.
      let apart = (lines[entry] ?? 0) ^ other
      apart &= apart - 1
      apart &= apart - 1
      if ((probe & 1) === 1) apart &= apart - 1
      if (apart !== 0) continue
      const place = places[entry] ?? 0
      const distance = distanceTo(words, place * WORDS, wanted)
      if (distance <= PDQ_DISTANCE) near = (near ?? new Map<number, number>()).set(place, distance)
    }
  }
  return near ?? NOTHING_NEAR
}

/** Writes `found`: the blocks of all neighbours, each with its band << 1 | 1 where the half itself is the same. Answers how many. */
function findBlocks({ heads, lines }: Buckets, wanted: Uint32Array): number {
  let blocks = found
  let count = 0
  for (let band = 0; band < BANDS; band++) {
    const key = halfOf(wanted, 0, band)
    for (let flip = -1; flip < NEIGHBOURS - 1; flip++) {
      const head = heads[band * KEYS + (flip < 0 ? key : key ^ (1 << flip))] ?? 0
      blocks[count * 2] = head - 1
      blocks[count * 2 + 1] = (band << 1) | (flip < 0 ? 1 : 0)
      count += head === 0 ? 0 : 1
    }
  }
  for (let at = 0; at < count; at++) {
    const next = nextOf(lines, blocks[at * 2] ?? 0)
    if (count * 2 + 2 > blocks.length) blocks = grown(blocks, Int32Array)
    blocks[count * 2] = next - 1
    blocks[count * 2 + 1] = blocks[at * 2 + 1] ?? 0
    count += next === 0 ? 0 : 1
  }
  found = blocks
  return count
}

/** The block behind a block, plus 1. */
function nextOf(lines: Uint16Array, block: number): number {
  return (lines[block * BLOCK + NEXT_LOW] ?? 0) | ((lines[block * BLOCK + NEXT_HIGH] ?? 0) << 16)
}

function setNext(lines: Uint16Array, block: number, next: number): void {
  lines[block * BLOCK + NEXT_LOW] = next & 0xffff
  lines[block * BLOCK + NEXT_HIGH] = next >>> 16
}

function distanceTo(words: Uint32Array, offset: number, wanted: Uint32Array): number {
  let distance = 0
  for (let word = 0; word < WORDS && distance <= PDQ_DISTANCE; word++) {
    distance += bitsIn((words[offset + word] ?? 0) ^ (wanted[word] ?? 0))
  }
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

const FIRST_BLOCKS = 64

function emptyBuckets(): Buckets {
  return {
    heads: new Int32Array(BANDS * KEYS),
    lines: new Uint16Array(FIRST_BLOCKS * BLOCK),
    places: new Int32Array(FIRST_BLOCKS * BLOCK),
    blocks: 0,
    free: 0,
    words: new Uint32Array(WORDS * 64),
  }
}

type Numbers = Int32Array | Uint32Array | Uint16Array

/** Twice the room, with what was in it. */
function grown<Of extends Numbers>(from: Of, make: new (length: number) => Of): Of {
  const larger = new make(from.length * 2)
  larger.set(from)
  return larger
}

/** A block that nobody uses. */
function takeBlock(buckets: Buckets): number {
  const { free } = buckets
  if (free !== 0) {
    buckets.free = nextOf(buckets.lines, free - 1)
    return free - 1
  }
  if (buckets.blocks * BLOCK === buckets.lines.length) {
    buckets.lines = grown(buckets.lines, Uint16Array)
    buckets.places = grown(buckets.places, Int32Array)
  }
  return buckets.blocks++
}

function addTo(buckets: Buckets, band: number, place: number): void {
  const { heads, words } = buckets
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  let block = (heads[bucket] ?? 0) - 1
  if (block < 0 || buckets.lines[block * BLOCK + USED] === ROOM) {
    const fresh = takeBlock(buckets)
    setNext(buckets.lines, fresh, block + 1)
    buckets.lines[fresh * BLOCK + USED] = 0
    heads[bucket] = fresh + 1
    block = fresh
  }
  const { lines, places } = buckets
  const used = lines[block * BLOCK + USED] ?? 0
  const entry = block * BLOCK + FIRST + used
  places[entry] = place
  lines[entry] = halfOf(words, place * WORDS, band ^ 1)
  lines[block * BLOCK + USED] = used + 1
}

/** The gap is closed with the last entry of the first block. */
function takeFrom(buckets: Buckets, band: number, place: number): void {
  const { heads, lines, places, words } = buckets
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  const head = (heads[bucket] ?? 0) - 1
  const entry = entryOf(buckets, head, place)
  if (entry < 0) return
  const left = (lines[head * BLOCK + USED] ?? 0) - 1
  const last = head * BLOCK + FIRST + left
  places[entry] = places[last] ?? 0
  lines[entry] = lines[last] ?? 0
  lines[head * BLOCK + USED] = left
  if (left !== 0) return
  heads[bucket] = nextOf(lines, head)
  setNext(lines, head, buckets.free)
  buckets.free = head + 1
}

function entryOf({ lines, places }: Buckets, head: number, place: number): number {
  for (let block = head; block >= 0; block = nextOf(lines, block) - 1) {
    const first = block * BLOCK + FIRST
    const end = first + (lines[block * BLOCK + USED] ?? 0)
    for (let entry = first; entry < end; entry++) if (places[entry] === place) return entry
  }
  return -1
}
