/**
 * Numbers by hashes, in typed arrays: a pair takes some 20 bytes, where a map of sets takes hundreds. The arrays grow piece by piece, a
 * few chains with each pair that is added, so that no addition takes long however many there are.
 */

export type HashChains = {
  readonly add: (hash: number, value: number) => void
  /** Takes a pair out as often as it was added, once each time. */
  readonly remove: (hash: number, value: number) => void
  readonly has: (hash: number) => boolean
  /** The numbers of a hash, the lowest first. */
  readonly valuesOf: (hash: number) => readonly number[]
  /** How many chains there are. */
  readonly width: () => number
}

/** Numbers of a link: the next of its chain plus 1, the hash, the value. */
const LINK = 3
const FIRST = 64
const BLOCK_BITS = 14
const BLOCK = 1 << BLOCK_BITS
/** Chains that move with each pair: all have moved before the arrays must grow again. */
const MOVED_AT_ONCE = 8
const NONE: readonly number[] = []

export function createHashChains(): HashChains {
  const links = createLinks()
  const marks = createMarks(links)
  let heads = new Int32Array(2 * FIRST)
  /** Where chains move to; null: nowhere. */
  let wider: Int32Array<ArrayBuffer> | null = null
  let moved = 0
  let pairs = 0

  /** The array in which the chain of a hash begins now. */
  const headsOf = (hash: number): Int32Array => (wider !== null && (hash & (heads.length - 1)) < moved ? wider : heads)
  const firstOf = (hash: number): number => {
    const place = headsOf(hash)
    return (place[hash & (place.length - 1)] ?? 0) - 1
  }
  const move = (from: number, to: Int32Array): void => {
    for (let link = (heads[from] ?? 0) - 1; link >= 0; ) {
      const next = links.next(link)
      const chain = links.hash(link) & (to.length - 1)
      links.point(link, (to[chain] ?? 0) - 1)
      to[chain] = link + 1
      link = next
    }
  }
  const grow = (): void => {
    if (wider === null && pairs * 2 > heads.length) {
      wider = new Int32Array(heads.length * 2)
      moved = 0
    }
    if (wider === null) return
    for (let step = 0; step < MOVED_AT_ONCE && moved < heads.length; step++) move(moved++, wider)
    if (moved < heads.length) return
    heads = wider
    wider = null
  }
  return {
    has: (hash) => {
      if (!marks.has(hash)) return false
      for (let link = firstOf(hash); link >= 0; link = links.next(link)) if (links.hash(link) === hash) return true
      return false
    },
    valuesOf: (hash) => {
      if (!marks.has(hash)) return NONE
      let found: number[] | null = null
      for (let link = firstOf(hash); link >= 0; link = links.next(link))
        if (links.hash(link) === hash) (found ??= []).push(links.value(link))
      if (found === null) return NONE
      return found.length === 1 ? found : found.sort((a, b) => a - b)
    },
    add: (hash, value) => {
      grow()
      marks.add(hash, pairs)
      const place = headsOf(hash)
      const chain = hash & (place.length - 1)
      place[chain] = links.take(hash, value, (place[chain] ?? 0) - 1) + 1
      pairs++
    },
    remove: (hash, value) => {
      const place = headsOf(hash)
      const chain = hash & (place.length - 1)
      let before = -1
      for (let link = (place[chain] ?? 0) - 1; link >= 0; before = link, link = links.next(link)) {
        if (links.hash(link) !== hash || links.value(link) !== value) continue
        if (before < 0) place[chain] = links.next(link) + 1
        else links.point(before, links.next(link))
        links.free(link)
        pairs--
        return
      }
    },
    width: () => heads.length,
  }
}

const MARKS_PER_PAIR = 16

/**
 * A bit for each hash: most that is asked for is not here, and a bit says so without a look at chains, which lie in no cache. Bits of
 * pairs that were taken out stay until the bits grow. They grow as chains do: new ones are marked link by link, and count when all are.
 */
function createMarks({ hash: hashAt, count }: Pick<Links, 'hash' | 'count'>) {
  let bits = new Uint32Array(FIRST)
  let wider: Uint32Array<ArrayBuffer> | null = null
  let marked = 0
  const mark = (into: Uint32Array, hash: number): void => {
    const bit = hash & (into.length * 32 - 1)
    into[bit >>> 5] = (into[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  return {
    has: (hash: number): boolean => {
      const bit = hash & (bits.length * 32 - 1)
      return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
    },
    add: (hash: number, pairs: number): void => {
      mark(bits, hash)
      if (wider === null && pairs * MARKS_PER_PAIR > bits.length * 32) {
        wider = new Uint32Array(bits.length * 2)
        marked = 0
      }
      if (wider === null) return
      mark(wider, hash)
      for (let step = 0; step < MOVED_AT_ONCE && marked < count(); step++) mark(wider, hashAt(marked++))
      if (marked < count()) return
      bits = wider
      wider = null
    },
  }
}

type Links = ReturnType<typeof createLinks>

/** Links by number; those that were freed are taken first. */
function createLinks() {
  let blocks: Int32Array<ArrayBuffer>[] = [new Int32Array(FIRST * LINK)]
  let taken = 0
  let freed = -1
  const block = (link: number): Int32Array => blocks[link >>> BLOCK_BITS] ?? NO_LINKS
  const at = (link: number): number => (link & (BLOCK - 1)) * LINK
  const next = (link: number): number => (block(link)[at(link)] ?? 0) - 1
  const point = (link: number, to: number): void => {
    block(link)[at(link)] = to + 1
  }
  /** Small ones double, so that a few pairs take little; large ones get further blocks, so that nothing is copied. */
  const makeRoom = (): void => {
    const [first = NO_LINKS] = blocks
    if (first.length === BLOCK * LINK) {
      blocks.push(new Int32Array(BLOCK * LINK))
      return
    }
    const doubled = new Int32Array(first.length * 2)
    doubled.set(first)
    blocks = [doubled]
  }
  const unused = (): number => {
    if (freed >= 0) {
      const link = freed
      freed = next(link)
      return link
    }
    const room = ((blocks[0]?.length ?? 0) / LINK) * blocks.length
    if (taken === room) makeRoom()
    return taken++
  }
  return {
    /** How many there ever were at a time. */
    count: (): number => taken,
    next,
    point,
    hash: (link: number): number => block(link)[at(link) + 1] ?? 0,
    value: (link: number): number => block(link)[at(link) + 2] ?? 0,
    take: (hash: number, value: number, to: number): number => {
      const link = unused()
      const own = block(link)
      const from = at(link)
      own[from] = to + 1
      own[from + 1] = hash
      own[from + 2] = value
      return link
    },
    free: (link: number): void => {
      point(link, freed)
      freed = link
    },
  }
}

const NO_LINKS = new Int32Array(0)
