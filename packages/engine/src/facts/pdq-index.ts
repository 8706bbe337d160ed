/**
 * Perceptual hashes (PDQ, 256 bits) by nearness, exactly and in typed arrays.
 *
 * Two hashes at most 31 bits apart: of their eight words of 32 bits, one differs in at most 3 (8 x 4 is 32). Of the two halves of
 * that word, one differs in at most 1, and both together in at most 3. So a search looks at 17 neighbours in each of 16 bands of
 * 16 bits, and reads there, side by side, the other half of each entry's word: of hashes that have nothing to do with each other one
 * in some hundred passes that, and only those are measured whole.
 */
const BANDS = 16
const WORDS = 8
const KEYS = 0x1_0000
/** Entries of one block; a bucket is a chain of blocks, and only its first one has room. */
const ROOM = 16
export const PDQ_DISTANCE = 31
const WORD_DISTANCE = 3

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
  /** The block behind each block, plus 1. */
  next: Int32Array
  used: Uint8Array
  places: Int32Array
  /** The other half of each entry's word. */
  others: Uint16Array
  blocks: number
  /** Blocks that nobody uses, as a chain; plus 1. */
  free: number
  /** The hashes themselves, by place. */
  words: Uint32Array
}

const BITS = Uint8Array.from({ length: KEYS }, (_, half) => bitsIn(half))

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
      const { heads, next, used, places, others, words } = buckets
      return [heads, next, used, places, others, words].reduce((sum, { byteLength }) => sum + byteLength, 0)
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

/** Places at most 31 bits away, with their distance. */
function placesNear(buckets: Buckets, wanted: Uint32Array): ReadonlyMap<number, number> {
  const { heads, next, used, places, others, words } = buckets
  let near: Map<number, number> | null = null
  for (let band = 0; band < BANDS; band++) {
    const key = halfOf(wanted, 0, band)
    const other = halfOf(wanted, 0, band ^ 1)
    for (let flip = -1; flip < 16; flip++) {
      const neighbour = flip < 0 ? key : key ^ (1 << flip)
      const allowed = flip < 0 ? WORD_DISTANCE : WORD_DISTANCE - 1
      for (let block = heads[band * KEYS + neighbour] ?? 0; block !== 0; block = next[block - 1] ?? 0) {
        const first = (block - 1) * ROOM
        const end = first + (used[block - 1] ?? 0)
        for (let entry = first; entry < end; entry++) {
          if ((BITS[(others[entry] ?? 0) ^ other] ?? 0) > allowed) continue
          const place = places[entry] ?? 0
          const distance = distanceTo(words, place * WORDS, wanted)
          if (distance <= PDQ_DISTANCE) near = (near ?? new Map<number, number>()).set(place, distance)
        }
      }
    }
  }
  return near ?? NOTHING_NEAR
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
    next: new Int32Array(FIRST_BLOCKS),
    used: new Uint8Array(FIRST_BLOCKS),
    places: new Int32Array(FIRST_BLOCKS * ROOM),
    others: new Uint16Array(FIRST_BLOCKS * ROOM),
    blocks: 0,
    free: 0,
    words: new Uint32Array(WORDS * 64),
  }
}

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array

/** Twice the room, with what was in it. */
function grown<Of extends Numbers>(from: Of, make: new (length: number) => Of): Of {
  const larger = new make(from.length * 2)
  larger.set(from)
  return larger
}

/** A block that nobody uses, empty. */
function takeBlock(buckets: Buckets): number {
  const { free } = buckets
  if (free !== 0) {
    buckets.free = buckets.next[free - 1] ?? 0
    return free - 1
  }
  if (buckets.blocks === buckets.used.length) {
    buckets.next = grown(buckets.next, Int32Array)
    buckets.used = grown(buckets.used, Uint8Array)
    buckets.places = grown(buckets.places, Int32Array)
    buckets.others = grown(buckets.others, Uint16Array)
  }
  return buckets.blocks++
}

function addTo(buckets: Buckets, band: number, place: number): void {
  const { heads, words } = buckets
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  let block = (heads[bucket] ?? 0) - 1
  if (block < 0 || buckets.used[block] === ROOM) {
    const fresh = takeBlock(buckets)
    buckets.next[fresh] = block + 1
    buckets.used[fresh] = 0
    heads[bucket] = fresh + 1
    block = fresh
  }
  const entry = block * ROOM + (buckets.used[block] ?? 0)
  buckets.places[entry] = place
  buckets.others[entry] = halfOf(words, place * WORDS, band ^ 1)
  buckets.used[block] = (buckets.used[block] ?? 0) + 1
}

/** The gap is closed with the last entry of the first block. */
function takeFrom(buckets: Buckets, band: number, place: number): void {
  const { heads, next, used, places, others, words } = buckets
  const bucket = band * KEYS + halfOf(words, place * WORDS, band)
  const head = (heads[bucket] ?? 0) - 1
  const last = head * ROOM + (used[head] ?? 0) - 1
  const entry = entryOf(buckets, head, place)
  if (entry < 0) return
  places[entry] = places[last] ?? 0
  others[entry] = others[last] ?? 0
  used[head] = (used[head] ?? 0) - 1
  if (used[head] !== 0) return
  heads[bucket] = next[head] ?? 0
  next[head] = buckets.free
  buckets.free = head + 1
}

function entryOf({ next, used, places }: Buckets, head: number, place: number): number {
  for (let block = head + 1; block !== 0; block = next[block - 1] ?? 0) {
    const first = (block - 1) * ROOM
    const end = first + (used[block - 1] ?? 0)
    for (let entry = first; entry < end; entry++) if (places[entry] === place) return entry
  }
  return -1
}
