/** Reads one unknown word as the known word, or words, that it nearly is: a walk over the beginnings of known words. */
import { extendHash, HASH_START, lookUp, type Vocabulary, WORD } from './vocabulary.ts'

export type Repaired = {
  /** Units of the words, with a space between two of them. */
  readonly letters: readonly number[]
  /** For each: the unit of the word as written, counted from its start, that it stands for. */
  readonly sources: readonly number[]
}

/** Reads the letters of one word; null when nothing, or no single thing, is near. */
export type SlipReader = {
  /** The word with two letters swapped back, or with the one that is left out. */
  readonly nearest: (written: readonly number[]) => Repaired | null
  /** The word without a letter that was written twice. */
  readonly undoubled: (written: readonly number[]) => Repaired | null
  /** The words that were written as one. */
  readonly joined: (written: readonly number[]) => Repaired | null
}

const A = 0x61
const I = 0x69
const GAP = 0x20
const LETTERS = 26
const SHORTEST = 3
const VOWELS: ReadonlySet<number> = new Set(Array.from('aeiouy', (letter) => letter.charCodeAt(0)))

/** Of several words that a slip may stand for, the commonest; written by how common they are. */
const COMMONEST =
  `the and that have for not with you this but his from they say her she will one all would there their what out about who get
  which when make can like time just him know take people into year your good some could them see other than then now look only
  come its over think also back after use two how our work first well way even new want because any these give day most are was
  were been has had did said got going more very much where should why here too kill hate fuck shit die dead money free please
  need yes stop never every really right thing someone something nobody everyone must may send call tell again still those
  women men girls boys family friends down off before away being myself yourself does doing made let put tonight tomorrow
  find break long great little own old big high different small large next early young few bad same able last man woman child
  world life hand part place week case point company number group problem fact leave feel try ask seem keep hold turn start
  show hear play run move live believe bring happen write sit stand lose pay meet learn change lead watch follow speak read
  spend grow open walk win teach offer remember love consider appear buy serve send build stay fall cut reach hurt beat shoot
  stab burn face head legs house home job office boss week night today morning name mother father brother sister daughter son
  wife husband kids school phone account bank password code click link win prize drugs pills weed cash deal price buy sell
  gun knife blood pain alone tired sorry thanks hope wish idiot stupid dumb ugly fat trash worthless disgusting filthy dirty
  black white gay muslim muslims jews immigrants foreigners country hell damn ass bitch whore slut pig dog animal animals
  nothing anything always maybe without through between under while since until though both each many such another around`
    .trim()
    .split(/\s+/)

type State = {
  readonly vocabulary: Vocabulary
  readonly isKnown: (hash: number) => boolean
  readonly ranks: ReadonlyMap<number, number>
}

/** `isKnown`: words beyond the vocabulary, by hash. */
export function createSlipReader(vocabulary: Vocabulary, isKnown: (hash: number) => boolean): SlipReader {
  const state: State = {
    vocabulary,
    isKnown,
    ranks: new Map(
      COMMONEST.map((word, rank) => [hashOfLetters(Array.from(word, (sign) => sign.charCodeAt(0))), rank]),
    ),
  }
  const isLong = (written: readonly number[]): boolean => written.length >= SHORTEST
  return {
    nearest: (written) =>
      isLong(written)
        ? ((isWordlike(written) ? readSwapped(state, written) : null) ?? readLacking(state, written))
        : null,
    undoubled: (written) => (isLong(written) ? readDoubled(state, written) : null),
    joined: (written) => (isLong(written) ? readJoined(state, written) : null),
  }
}

/** Three letters without a vowel are an acronym, and many another one is a swap away. */
function isWordlike(written: readonly number[]): boolean {
  return written.length > SHORTEST || written.some((letter) => VOWELS.has(letter))
}

function hashOfLetters(letters: readonly number[]): number {
  return letters.reduce(extendHash, HASH_START)
}

const isWhole = ({ vocabulary }: State, hash: number): boolean => (lookUp(vocabulary, hash) & WORD.whole) !== 0

type Candidate = Repaired & { readonly hash: number }

/** The only candidate, or the commonest of several. */
function choose({ ranks }: State, candidates: readonly Candidate[]): Repaired | null {
  const [first, ...others] = candidates
  if (first === undefined) return null
  if (others.every(({ hash }) => hash === first.hash)) return first
  const ranked = candidates
    .filter(({ hash }) => ranks.has(hash))
    .sort((a, b) => (ranks.get(a.hash) ?? 0) - (ranks.get(b.hash) ?? 0))
  return ranked[0] ?? null
}

function readSwapped(state: State, written: readonly number[]): Repaired | null {
  const candidates: Candidate[] = []
  let before = HASH_START
  for (let at = 0; at + 1 < written.length && (at === 0 || lookUp(state.vocabulary, before) !== 0); at += 1) {
    const [one = 0, two = 0] = [written[at], written[at + 1]]
    const hash = one === two ? 0 : goOn(state, extendHash(extendHash(before, two), one), written, at + 2)
    if (hash !== 0 && isWhole(state, hash)) {
      const letters = [...written.slice(0, at), two, one, ...written.slice(at + 2)]
      candidates.push({ hash, letters, sources: letters.map((_, index) => index) })
    }
    before = extendHash(before, one)
  }
  return choose(state, candidates)
}

/** The hash with the letters from a place on; 0 as soon as no word begins so. */
function goOn({ vocabulary }: State, hash: number, written: readonly number[], from: number): number {
  let next = hash
  for (let at = from; at < written.length; at += 1) {
    if (lookUp(vocabulary, next) === 0) return 0
    next = extendHash(next, written[at] ?? 0)
  }
  return next
}

/** One letter left out, never the first. */
function readLacking(state: State, written: readonly number[]): Repaired | null {
  const candidates: Candidate[] = []
  let before = extendHash(HASH_START, written[0] ?? 0)
  for (let at = 1; at <= written.length && lookUp(state.vocabulary, before) !== 0; at += 1) {
    for (let letter = A; letter < A + LETTERS; letter += 1) {
      // Beside its like, the same letter left out here or there is the same word.
      if (letter === written[at - 1]) continue
      const hash = goOn(state, extendHash(before, letter), written, at)
      if (hash === 0 || !isWhole(state, hash)) continue
      const letters = [...written.slice(0, at), letter, ...written.slice(at)]
      const sources = letters.map((_, index) => (index < at ? index : index - 1))
      candidates.push({ hash, letters, sources })
    }
    before = extendHash(before, written[at] ?? 0)
  }
  return choose(state, candidates)
}

/** One letter written twice. */
function readDoubled(state: State, written: readonly number[]): Repaired | null {
  const candidates: Candidate[] = []
  for (let at = 1; at < written.length; at += 1) {
    if (written[at] !== written[at - 1]) continue
    const letters = [...written.slice(0, at), ...written.slice(at + 1)]
    const hash = hashOfLetters(letters)
    if (!isWhole(state, hash)) continue
    candidates.push({ hash, letters, sources: letters.map((_, index) => (index < at ? index : index + 1)) })
  }
  return choose(state, candidates)
}

/** What each piece of joined words costs: few and long ones are likelier. */
const PIECE = 1
const SHORT_PIECE = 1.2
/** "iwill", "ahuge". */
const SHORT_START = 0.3
const STRANGE_PIECE = 0.8
const MOST_COST = 1.9
const SHORTEST_STRANGE = 4
const LONGEST_PIECE = 16
const LONGEST = 160

/** For the cheapest reading of the first letters: its cost, and where its last word starts. */
const costs = new Float64Array(LONGEST + 1)
const origins = new Int32Array(LONGEST + 1)

/** Words written as one; every piece is a known word. */
function readJoined(state: State, written: readonly number[]): Repaired | null {
  const size = written.length
  if (size > LONGEST) return null
  // Chance finds short words everywhere: what costs too much for its length is a name or a word of another language.
  const most = (size / 4) * MOST_COST
  costs.fill(Number.POSITIVE_INFINITY, 1, size + 1)
  costs[0] = 0
  for (let start = 0; start < size; start += 1) {
    const cost = costs[start] ?? 0
    if (cost === Number.POSITIVE_INFINITY) continue
    let hash = HASH_START
    for (let end = start + 1; end <= Math.min(size, start + LONGEST_PIECE); end += 1) {
      hash = extendHash(hash, written[end - 1] ?? 0)
      const length = end - start
      const listed = isPiece(state, hash, written, { start, length })
      if (!listed && (length < SHORTEST_STRANGE || !state.isKnown(hash))) continue
      const short = length > 2 ? 0 : start === 0 && length === 1 ? SHORT_START : SHORT_PIECE
      const next = cost + PIECE + short + (listed ? 0 : STRANGE_PIECE)
      if (next >= (costs[end] ?? 0) || next > most) continue
      costs[end] = next
      origins[end] = start
    }
  }
  return costs[size] === Number.POSITIVE_INFINITY ? null : part(written)
}

function isPiece(
  state: State,
  hash: number,
  written: readonly number[],
  { start, length }: { readonly start: number; readonly length: number },
): boolean {
  const first = written[start] ?? 0
  if (length === 1) return first === A || first === I
  if (length > 2) return isWhole(state, hash)
  const second = written[start + 1] ?? 0
  return first < 0x80 && second < 0x80 && SHORT_WORDS[first * 0x80 + second] === 1
}

/** By two letters: 1 for a word. */
const SHORT_WORDS = new Uint8Array(0x80 * 0x80)
for (const word of 'of to in is it on at by we he me my no so up us if be do go or an as am'.split(' '))
  SHORT_WORDS[word.charCodeAt(0) * 0x80 + word.charCodeAt(1)] = 1

function part(written: readonly number[]): Repaired {
  const starts = new Set<number>()
  for (let end = written.length; end > 0; end = origins[end] ?? 0) starts.add(origins[end] ?? 0)
  const letters: number[] = []
  const sources: number[] = []
  written.forEach((unit, index) => {
    if (index > 0 && starts.has(index)) {
      letters.push(GAP)
      sources.push(index - 1)
    }
    letters.push(unit)
    sources.push(index)
  })
  return { letters, sources }
}
