/**
 * Perceptual hashes (PDQ, 256 bits) by nearness. Two hashes at most 31 bits apart differ in at least one of 16 bands of 16 bits by
 * one bit or none, so a search looks at 17 neighbours in each band and measures only what it finds there.
 */
const BANDS = 16
const WORDS = 8
const KEYS = 0x1_0000
export const PDQ_DISTANCE = 31

export type PdqIndex<Item> = {
  /** `pdq`: 64 hex digits. */
  readonly put: (pdq: string, item: Item) => number
  /** By the number that `put` answered. */
  readonly remove: (place: number) => void
  /** Items at most 31 bits away, nearest first. */
  readonly find: (pdq: string) => readonly Item[]
  readonly size: () => number
}

type Chains = {
  /** First place by band and key, plus 1; 0 for none. */
  readonly heads: Int32Array
  /** Next place in the chain of a band, plus 1. */
  next: Int32Array
  words: Uint32Array
}

export function createPdqIndex<Item>(): PdqIndex<Item> {
  const items: (Item | null)[] = []
  const free: number[] = []
  // The heads take 4 MiB, so an index that is never used takes none.
  let chains: Chains | null = null
  const wanted = new Uint32Array(WORDS)

  return {
    size: () => items.length - free.length,
    put: (pdq, item) => {
      chains ??= {
        heads: new Int32Array(BANDS * KEYS),
        next: new Int32Array(BANDS * 64),
        words: new Uint32Array(WORDS * 64),
      }
      const place = free.pop() ?? items.push(null) - 1
      growFor(chains, place)
      items[place] = item
      readPdq(pdq, chains.words, place * WORDS)
      link(chains, place)
      return place
    },
    remove: (place) => {
      if (chains === null || items[place] === null) return
      items[place] = null
      free.push(place)
      unlink(chains, place)
    },
    find: (pdq) => {
      if (chains === null) return []
      readPdq(pdq, wanted, 0)
      const near = placesNear(chains, wanted)
      return [...near.entries()]
        .sort(([, a], [, b]) => a - b)
        .flatMap(([place]) => {
          const item = items[place]
          return item === null || item === undefined ? [] : [item]
        })
    },
  }
}

/** Places at most 31 bits away, with their distance. */
function placesNear({ heads, next, words }: Chains, wanted: Uint32Array): ReadonlyMap<number, number> {
  const near = new Map<number, number>()
  for (let band = 0; band < BANDS; band++) {
    const key = bandOf(wanted, 0, band)
    for (let flip = -1; flip < 16; flip++) {
      const neighbour = flip < 0 ? key : key ^ (1 << flip)
      for (let link = heads[band * KEYS + neighbour] ?? 0; link !== 0; link = next[(link - 1) * BANDS + band] ?? 0) {
        const distance = distanceTo(words, (link - 1) * WORDS, wanted)
        if (distance <= PDQ_DISTANCE) near.set(link - 1, distance)
      }
    }
  }
  return near
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

function bandOf(words: Uint32Array, offset: number, band: number): number {
  const word = words[offset + (band >> 1)] ?? 0
  return (band & 1) === 0 ? word >>> 16 : word & 0xffff
}

function readPdq(pdq: string, words: Uint32Array, offset: number): void {
  for (let word = 0; word < WORDS; word++) words[offset + word] = Number.parseInt(pdq.slice(word * 8, word * 8 + 8), 16)
}

function growFor(chains: Chains, place: number): void {
  if ((place + 1) * BANDS <= chains.next.length) return
  const next = new Int32Array(chains.next.length * 2)
  next.set(chains.next)
  chains.next = next
  const words = new Uint32Array(chains.words.length * 2)
  words.set(chains.words)
  chains.words = words
}

function link({ heads, next, words }: Chains, place: number): void {
  for (let band = 0; band < BANDS; band++) {
    const head = band * KEYS + bandOf(words, place * WORDS, band)
    next[place * BANDS + band] = heads[head] ?? 0
    heads[head] = place + 1
  }
}

function unlink({ heads, next, words }: Chains, place: number): void {
  for (let band = 0; band < BANDS; band++) {
    const head = band * KEYS + bandOf(words, place * WORDS, band)
    const after = next[place * BANDS + band] ?? 0
    if (heads[head] === place + 1) {
      heads[head] = after
      continue
    }
    let at = heads[head] ?? 0
    while (at !== 0 && next[(at - 1) * BANDS + band] !== place + 1) at = next[(at - 1) * BANDS + band] ?? 0
    if (at !== 0) next[(at - 1) * BANDS + band] = after
  }
}
