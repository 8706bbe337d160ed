/**
 * The words that a disguise may hide, as hashes of the words and of all their beginnings.
 * The fold asks it before it reads "k1ll" as "kill": without a known word behind a disguise, text is left as it is.
 */
export type Vocabulary = {
  /** Open addressing, a power of two of slots; 0 is an empty slot. */
  readonly keys: Int32Array
  /** Bits of `WORD` for the key in the same slot. */
  readonly bits: Uint8Array
  /** Bits by hash of every word with two letters swapped or one left out. */
  readonly slips: Uint32Array
}

/**
 * `whole`: a word. `start`: begins a word. `stem`: any ending may follow. `plain`: reads as a harmful word even alone. `sign`: no slip
 * where it stands, and nothing that a disguise or a slip may mean.
 */
export const WORD = { start: 1, whole: 2, stem: 4, plain: 8, sign: 16 } as const

export const HASH_START = 0x811c9dc5 | 0

/** The hash of a word with one more unit at its end. */
export function extendHash(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x01000193)
  return mixed ^ (mixed >>> 15)
}

/** The hash of a word. */
export function hashOf(word: string): number {
  let hash = HASH_START
  for (let at = 0; at < word.length; at += 1) hash = extendHash(hash, word.charCodeAt(at))
  return hash
}

/** The bits of a hash, 0 when no word starts so. */
export function lookUp(vocabulary: Vocabulary, hash: number): number {
  const { keys, bits } = vocabulary
  const mask = keys.length - 1
  const wanted = hash === 0 ? 1 : hash
  for (let slot = (wanted ^ (wanted >>> 13)) & mask; ; slot = (slot + 1) & mask) {
    const key = keys[slot] ?? 0
    if (key === wanted) return bits[slot] ?? 0
    if (key === 0) return 0
  }
}

const SLIP_BITS = 1 << 21

function slipBit(hash: number): number {
  return (hash ^ (hash >>> 11)) & (SLIP_BITS - 1)
}

/** False for a word, by its hash, that no word becomes by one slip. */
export function mayBeSlip({ slips }: Vocabulary, hash: number): boolean {
  const bit = slipBit(hash)
  return ((slips[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** Sets the bits of a word with each two letters swapped, and with each letter but the first left out. */
function addSlips(slips: Uint32Array, word: string): void {
  for (let at = 0; at < word.length; at += 1) {
    if (at + 1 < word.length) setSlip(slips, word, at, 'swapped')
    if (at > 0) setSlip(slips, word, at, 'left out')
  }
}

function setSlip(slips: Uint32Array, word: string, slip: number, kind: 'swapped' | 'left out'): void {
  let hash = HASH_START
  for (let at = 0; at < word.length; at += 1) {
    if (at === slip && kind === 'left out') continue
    const from = kind === 'left out' ? at : at === slip ? at + 1 : at === slip + 1 ? slip : at
    hash = extendHash(hash, word.charCodeAt(from))
  }
  const bit = slipBit(hash)
  slips[bit >>> 5] = (slips[bit >>> 5] ?? 0) | (1 << (bit & 31))
}

export type VocabularyWord = {
  readonly word: string
  readonly stem: 'open' | 'closed'
  readonly alone: 'plain' | 'weak' | 'sign'
}

/** Builds the vocabulary of folded words. */
export function createVocabulary(words: Iterable<VocabularyWord>): Vocabulary {
  const bitsByHash = new Map<number, number>()
  const slips = new Uint32Array(SLIP_BITS / 32)
  const add = (hash: number, bits: number) => bitsByHash.set(hash || 1, (bitsByHash.get(hash || 1) ?? 0) | bits)
  for (const { word, stem, alone } of words) {
    if (alone === 'sign') {
      add(hashOf(word), WORD.sign)
      continue
    }
    let hash = HASH_START
    for (let at = 0; at < word.length; at += 1) {
      hash = extendHash(hash, word.charCodeAt(at))
      add(hash, WORD.start)
    }
    // The same words stand in term after term.
    if (((bitsByHash.get(hash === 0 ? 1 : hash) ?? 0) & WORD.whole) === 0) addSlips(slips, word)
    add(hash, WORD.whole | (stem === 'open' ? WORD.stem : 0) | (alone === 'plain' ? WORD.plain : 0))
  }
  return pack(bitsByHash, slips)
}

function pack(bitsByHash: ReadonlyMap<number, number>, slips: Uint32Array): Vocabulary {
  let capacity = 16
  while (capacity < bitsByHash.size * 2) capacity *= 2
  const keys = new Int32Array(capacity)
  const bits = new Uint8Array(capacity)
  for (const [hash, value] of bitsByHash) {
    let slot = (hash ^ (hash >>> 13)) & (capacity - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    keys[slot] = hash
    bits[slot] = value
  }
  return { keys, bits, slips }
}
