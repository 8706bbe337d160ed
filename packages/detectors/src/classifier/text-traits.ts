/**
 * The traits of a text: hashes of all that the classifier weighs - words, pairs and triples of words, who is spoken to, what
 * is denied or quoted, which finds of the word lists stand together. Each trait belongs to a token. What a word has by itself
 * is told of it once for all texts (`word-parts.ts`).
 */
import type { Folded } from '../fold/fold.ts'
import { extendHash, hashOf } from '../fold/vocabulary.ts'
import { STRUCTURES } from '../text/find-structure.ts'
import type { TextFeatures } from '../text/text-features.ts'
import { createTextTokens, TOKEN, TOKEN_LIMIT, type TextTokens, tokensOf } from '../fold/text-tokens.ts'
import { ROW_LIMIT } from './row-adder.ts'
import {
  type ClassedTokens,
  type ClassTable,
  classTokens,
  CONTEXT,
  createClassTable,
  createTokenClasses,
  passHarmless,
  type TokenClasses,
} from './token-classes.ts'

/** Traits of one text at most: what lies beyond is left out. */
const TRAIT_LIMIT = ROW_LIMIT

/** Valid until the next text. */
export type TextTraits = {
  tokens: TextTokens
  /** The folded units that the tokens are places in. */
  units: Uint16Array
  /** Without those of single words: a hash of 32 bits each, and the token it belongs to (the last of several). */
  count: number
  readonly hashes: Int32Array
  readonly places: Uint16Array
  /** How many tokens before that one the trait covers. */
  readonly reaches: Uint8Array
  /** The different words of letters, by hash, and the token that each is first. */
  wordCount: number
  readonly words: Int32Array
  readonly wordPlaces: Uint16Array
}

export type ReadTraits = (features: TextFeatures) => TextTraits

type Reader = {
  readonly traits: TextTraits
  readonly table: ClassTable
  readonly classed: ClassedTokens
  /** By category of a find: the hash of its name, so that a list may grow without the weights losing their meaning. */
  readonly names: Int32Array
  /** The categories that the text has had so far, and by category the last text of which it was one of the first. */
  readonly seen: Int32Array
  readonly seenIn: Int32Array
  texts: number
}

const SALT = {
  pair: hashOf('#pair'),
  triple: hashOf('#triple'),
  classPair: hashOf('#class pair'),
  you: hashOf('#to you'),
  group: hashOf('#of a group'),
  negated: hashOf('#negated'),
  quoted: hashOf('#quoted'),
  told: hashOf('#told'),
  find: hashOf('#find'),
  finds: hashOf('#finds'),
  length: hashOf('#length'),
  capitals: hashOf('#capitals'),
  disguise: hashOf('#disguise'),
  script: hashOf('#script'),
} as const

const STRONG = 0.85
const MOST_CATEGORIES = 12

/** Categories whose names begin so serve combinations alone: lists of them may grow, and the model need not learn anew. */
const SIGN = 'sign-'
const UNREAD = 0

/** A reader for finds of the given categories; it keeps buffers of its own. */
export function createTraitReader(categories: readonly string[]): ReadTraits {
  const names = [...categories, ...STRUCTURES]
  const tokens = createTextTokens()
  const reader: Reader = {
    traits: {
      tokens,
      units: new Uint16Array(0),
      count: 0,
      hashes: new Int32Array(TRAIT_LIMIT),
      places: new Uint16Array(TRAIT_LIMIT),
      reaches: new Uint8Array(TRAIT_LIMIT),
      wordCount: 0,
      words: new Int32Array(TOKEN_LIMIT),
      wordPlaces: new Uint16Array(TOKEN_LIMIT),
    },
    table: createClassTable(categories),
    classed: { ...createTokenClasses(), tokens },
    names: Int32Array.from(names, (name) => (name.startsWith(SIGN) ? UNREAD : hashOf(name))),
    seen: new Int32Array(MOST_CATEGORIES),
    seenIn: new Int32Array(names.length),
    texts: 0,
  }
  return (features) => {
    const { traits, classed } = reader
    traits.tokens = tokensOf(features.folded)
    if (features.exemptWords) passHarmless(traits.tokens, features.folded.marks)
    traits.units = features.folded.units
    traits.count = 0
    traits.wordCount = 0
    forgetSeen()
    reader.texts = (reader.texts + 1) | 0
    classed.tokens = traits.tokens
    classTokens(classed, features, reader.table)
    readWholeText(traits, features.folded)
    readFinds(reader, features)
    readWords(traits, classed, features.folded)
    return traits
  }
}

/**
 * A trait counts once in a text, however often it comes: long texts repeat themselves. What was seen lies in a table that
 * forgets on collision, so that a trait may rarely count again; each text has a mark of its own, so nothing need be cleared.
 */
const SEEN = 8_192
const seen = new Int32Array(SEEN)
let mark = 0

function forgetSeen(): void {
  mark = (mark + 0x9e3779b1) | 0
}

/** 1 for what is new, else 0: without a branch, where a processor cannot guess which it will be. */
function newness(hash: number): number {
  const slot = (hash ^ (hash >>> 13)) & (SEEN - 1)
  const marked = hash ^ mark
  const other = (seen[slot] ?? 0) ^ marked
  seen[slot] = marked
  return (other | -other) >>> 31
}

function isNew(hash: number): boolean {
  const slot = (hash ^ (hash >>> 13)) & (SEEN - 1)
  const marked = hash ^ mark
  if (seen[slot] === marked) return false
  seen[slot] = marked
  return true
}

function add(traits: TextTraits, hash: number, place: number, reach = 0): void {
  if (traits.count >= TRAIT_LIMIT || !isNew(hash)) return
  traits.hashes[traits.count] = hash
  traits.places[traits.count] = place
  traits.reaches[traits.count] = reach
  traits.count += 1
}

function readWholeText(traits: TextTraits, folded: Folded): void {
  const { length, upper, obfuscation, han, latin } = folded
  add(traits, extendHash(SALT.length, 32 - Math.clz32(length)), 0)
  if (latin > 12 && upper > 0.3) add(traits, extendHash(SALT.capitals, upper > 0.7 ? 2 : 1), 0)
  if (obfuscation > 0) add(traits, extendHash(SALT.disguise, obfuscation > 0.4 ? 2 : 1), 0)
  add(traits, extendHash(SALT.script, han > latin ? 1 : 0), 0)
}

/** Finds of the word lists: each category, two after another in a sentence, and any two in the text. */
function readFinds({ traits, names, seen, seenIn, texts }: Reader, features: TextFeatures): void {
  let [kinds, token] = [0, 0]
  const { starts } = traits.tokens
  let [before, beforeEnd, sentence] = [0, -1, 0]
  for (let find = 0; find < features.count; find += 1) {
    const category = features.categories[find] ?? 0
    const name = names[category] ?? UNREAD
    if (name === UNREAD) continue
    const start = features.starts[find] ?? 0
    while (token + 1 < traits.tokens.count && (starts[token + 1] ?? 0) <= start) token += 1
    while (sentence + 1 < features.sentenceCount && find >= (features.sentenceFinds[sentence + 1] ?? 0)) {
      sentence += 1
      before = 0
    }
    const strong = (features.weights[find] ?? 0) >= STRONG ? 1 : 0
    if (before !== 0 && start >= beforeEnd) add(traits, Math.imul(SALT.finds ^ before, 0x01000193) ^ name, token)
    if (features.ends[find] !== start) {
      before = name
      beforeEnd = features.ends[find] ?? 0
    }
    if (seenIn[category] === texts) continue
    add(traits, extendHash(SALT.find ^ name, strong), token)
    if (kinds >= MOST_CATEGORIES) continue
    for (let other = 0; other < kinds; other += 1)
      add(traits, SALT.find ^ (seen[other] ?? 0) ^ Math.imul(name, 3), token)
    seen[kinds] = name
    seenIn[category] = texts
    kinds += 1
  }
}

/** Beyond so many tokens a text is read by words and pairs only, not by who stands near whom: long texts say all of it often. */
const DETAIL = 384

function readWords(traits: TextTraits, { classes, contexts }: TokenClasses, folded: Folded): void {
  const { count, hashes, kinds } = traits.tokens
  let [one, two, previous] = [0, 0, 0]
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0
    const kind = kinds[at]
    if (kind === TOKEN.dense) {
      // So far on, classes are asked for no more, nor what stood before.
      if (at > DENSE_DETAIL) {
        at = readFarDense(traits, folded, at) - 1
        continue
      }
      readDense(traits, contexts, folded, at)
    } else {
      if (kind === TOKEN.other) add(traits, hash, at)
      else if (isNew(hash)) readWord(traits, at)
      if (previous !== 0)
        add(traits, Math.imul(SALT.pair ^ previous, 0x01000193) ^ hash, at, kinds[at - 1] === TOKEN.dense ? 0 : 1)
    }
    const klass = classes[at] ?? 0
    if (klass !== -1) {
      const meant = klass === 0 ? hash : klass
      if (kind !== TOKEN.dense ? at <= DETAIL : klass !== 0) {
        // Of two words without a class the pair says the same.
        if (one !== 0 && (one !== previous || meant !== hash))
          add(traits, Math.imul(SALT.classPair ^ one, 0x01000193) ^ meant, at)
        if (two !== 0) add(traits, Math.imul(SALT.triple ^ Math.imul(two, 0x01000193) ^ one, 0x01000193) ^ meant, at)
        readContext(traits, meant, contexts[at] ?? 0, at)
      }
      two = one
      one = meant
    }
    if (kind !== TOKEN.dense) previous = hash
  }
}

function readContext(traits: TextTraits, meant: number, context: number, at: number): void {
  if (context === 0) return
  if ((context & CONTEXT.you) !== 0) add(traits, Math.imul(SALT.you ^ meant, 0x01000193), at)
  if ((context & CONTEXT.group) !== 0) add(traits, Math.imul(SALT.group ^ meant, 0x01000193), at)
  if ((context & CONTEXT.negated) !== 0) add(traits, Math.imul(SALT.negated ^ meant, 0x01000193), at)
  if ((context & CONTEXT.quoted) !== 0) add(traits, Math.imul(SALT.quoted ^ meant, 0x01000193), at)
  if ((context & CONTEXT.told) !== 0) add(traits, Math.imul(SALT.told ^ meant, 0x01000193), at)
}

/** A word that is new in the text. */
function readWord(traits: TextTraits, at: number): void {
  traits.words[traits.wordCount] = traits.tokens.hashes[at] ?? 0
  traits.wordPlaces[traits.wordCount] = at
  traits.wordCount += 1
}

/** Beyond so many tokens a text of Chinese, Japanese or Korean is read by pairs of characters only: long texts say all of it often. */
const DENSE_DETAIL = 384

/** Characters far on in a text, alone and in pairs, as long as they follow one another. Returns the token to go on with. */
function readFarDense(traits: TextTraits, { units }: Folded, from: number): number {
  const { hashes, places, reaches } = traits
  const { kinds, starts, ends, count } = traits.tokens
  // What is written is counted here, not with each trait: a long text has thousands. What is not new, the next one writes over.
  let added = traits.count
  let at = from
  for (; at < count && kinds[at] === TOKEN.dense && added < TRAIT_LIMIT - 2; at += 1) {
    const place = starts[at] ?? 0
    const last = units[place] ?? 0
    const alone = last ^ SALT.script
    hashes[added] = alone
    places[added] = at
    reaches[added] = 0
    added += newness(alone)
    if (kinds[at - 1] !== TOKEN.dense || ends[at - 1] !== place) continue
    const pair = extendHash(last, units[place - 1] ?? 0)
    hashes[added] = pair
    places[added] = at
    reaches[added] = 1
    added += newness(pair)
  }
  traits.count = added
  return Math.max(at, from + 1)
}

/** Runs of one to three characters that end here. */
function readDense(traits: TextTraits, contexts: Uint8Array, folded: Folded, at: number): void {
  const { starts, ends, kinds } = traits.tokens
  const { units } = folded
  const place = starts[at] ?? 0
  const last = units[place] ?? 0
  add(traits, last ^ SALT.script, at)
  if (at === 0 || kinds[at - 1] !== TOKEN.dense || ends[at - 1] !== place) return
  const pair = extendHash(last, units[place - 1] ?? 0)
  add(traits, pair, at, 1)
  if (at > 1 && kinds[at - 2] === TOKEN.dense && ends[at - 2] === place - 1) {
    const first = units[place - 2] ?? 0
    add(traits, extendHash(pair, first), at, 2)
  }
  const context = contexts[at] ?? 0
  if (context !== 0) readContext(traits, pair, context, at)
}
