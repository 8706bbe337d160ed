/**
 * The tokens of a folded text, as the classifier reads it: words of letters, single characters of Chinese, Japanese and
 * Korean, runs of digits, links, strong signs. Lexicon finds give tokens a class: "immigrants" and "gays" are both a group.
 */
import { extendHash, HASH_START } from '../fold/vocabulary.ts'
import {
  KIND_DIGIT,
  KIND_FOREIGN,
  KIND_HAN,
  KIND_HANGUL,
  KIND_KANA,
  KIND_LATIN,
  KIND_LETTER,
  MARK,
  PICTOGRAPH,
} from '../fold/fold-kinds.ts'
import type { Folded } from '../fold/fold.ts'
import { KINDS } from '../fold/fold-table.ts'
import { STRUCTURES } from '../text/find-structure.ts'
import type { TextFeatures } from '../text/text-features.ts'

/** Tokens that are read of one text; what lies beyond is not looked at. */
export const TOKEN_LIMIT = 8_192

export const TOKEN = { word: 0, dense: 1, other: 2 } as const

/** Context of a token, as bits: its sentence speaks to somebody, it is denied, quoted, told of, said of a group, beside "I". */
export const CONTEXT = { you: 1, negated: 2, quoted: 4, told: 8, group: 16, self: 32 } as const

/** Valid until the next text. Places are folded units, end exclusive. */
export type TextTokens = {
  count: number
  readonly hashes: Int32Array
  readonly kinds: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Hash of the class, 0 without one, -1 for a further word of a term that has one. */
  readonly classes: Int32Array
  readonly contexts: Uint8Array
}

export function createTextTokens(): TextTokens {
  return {
    count: 0,
    hashes: new Int32Array(TOKEN_LIMIT),
    kinds: new Uint8Array(TOKEN_LIMIT),
    starts: new Int32Array(TOKEN_LIMIT),
    ends: new Int32Array(TOKEN_LIMIT),
    classes: new Int32Array(TOKEN_LIMIT),
    contexts: new Uint8Array(TOKEN_LIMIT),
  }
}

export function hashOf(word: string): number {
  let hash = HASH_START
  for (let at = 0; at < word.length; at += 1) hash = extendHash(hash, word.charCodeAt(at))
  return hash
}

const URL_HASH = hashOf('#a link')
const NUMBER_HASH = hashOf('#a number')
const HARMLESS_HASH = hashOf('#harmless')
const LONGEST_NUMBER = 12

/** Inside 《...》 a film, book or song is named. */
const TITLE_OPEN = 0x300a
const TITLE_CLOSE = 0x300b
const titled = new Uint8Array(TOKEN_LIMIT)

export function readTokens(tokens: TextTokens, folded: Folded): void {
  const { units, marks, length } = folded
  const { hashes, kinds, starts, ends } = tokens
  let count = 0
  let at = 0
  let title = false
  while (at < length && count < TOKEN_LIMIT) {
    const unit = units[at] ?? 0
    const start = at
    const kind = KINDS[unit] ?? 0
    let hash = 0
    let token: number = TOKEN.other
    // Links hold no such characters: most of a Chinese text goes this way.
    if (kind === KIND_HAN || kind === KIND_KANA || kind === KIND_HANGUL) {
      token = TOKEN.dense
      hash = extendHash(HASH_START, unit)
      at += 1
    } else if (((marks[at] ?? 0) & MARK.address) !== 0) {
      while (at < length && ((marks[at] ?? 0) & MARK.address) !== 0) at += 1
      hash = URL_HASH
    } else if (kind === KIND_LATIN || kind === KIND_FOREIGN || kind === KIND_LETTER) {
      token = TOKEN.word
      hash = HASH_START
      for (; at < length; at += 1) {
        const letter = units[at] ?? 0
        const next = KINDS[letter] ?? 0
        if (next !== KIND_LATIN && next !== KIND_FOREIGN && next !== KIND_LETTER && letter !== 0x27) break
        hash = extendHash(hash, letter)
      }
      if (isHarmless(marks, start, at)) {
        token = TOKEN.other
        hash = HARMLESS_HASH
      }
    } else if (kind === KIND_DIGIT) {
      while (at < length && KINDS[units[at] ?? 0] === KIND_DIGIT) at += 1
      hash = extendHash(NUMBER_HASH, Math.min(LONGEST_NUMBER, at - start))
    } else {
      at += 1
      if (unit === TITLE_OPEN) title = true
      else if (unit === TITLE_CLOSE) title = false
      if (!speaks(unit)) continue
      hash = extendHash(HASH_START, unit)
    }
    titled[count] = title ? 1 : 0
    hashes[count] = hash
    kinds[count] = token
    starts[count] = start
    ends[count] = at
    count += 1
  }
  tokens.count = count
}

/** Whether the word is one of several that are harmless together ("Moby Dick", "kill switch"): what it says alone is not meant. */
function isHarmless(marks: Uint8Array, start: number, end: number): boolean {
  if (((marks[start] ?? 0) & MARK.exempt) === 0) return false
  return ((marks[start - 1] ?? 0) & MARK.exempt) !== 0 || ((marks[end] ?? 0) & MARK.exempt) !== 0
}

/** Signs that say something by themselves: ! ? % # @ and pictographs. */
function speaks(unit: number): boolean {
  return unit === 0x21 || unit === 0x3f || unit === 0x25 || unit === 0x40 || unit === 0x23 || unit === PICTOGRAPH
}

/** Categories whose words are exchangeable: what is said of one is said of the other. The later ones win. */
const CLASSES = [
  'cue-you',
  'cue-you-word',
  'cue-negation',
  'cue-weapon',
  'cue-violent',
  'cue-violent-done',
  'cue-third',
  'cue-should',
  'cue-hope',
  'cue-sell',
  'cue-buy',
  'drugs-topic',
  'gambling-topic',
  'sexual-mild',
  'sexual',
  'profanity',
  'insult',
  'cue-group',
  'hate',
  '#handle',
  '#digits',
  '#percent',
  '#money',
]

export type ClassTable = {
  /** By category of a find: hash of its class and its rank; 0 without a class. */
  readonly hashes: Int32Array
  readonly ranks: Uint8Array
  /** By category: the context bit that it sets for its sentence. */
  readonly contexts: Uint8Array
  readonly negation: number
  readonly quote: number
}

const SETS_CONTEXT: Readonly<Record<string, number>> = {
  'cue-you': CONTEXT.you,
  'cue-you-word': CONTEXT.you,
  'cue-you-are': CONTEXT.you,
  'cue-like-you': CONTEXT.you,
  'cue-report': CONTEXT.told,
  'cue-safe': CONTEXT.told,
  'cue-group': CONTEXT.group,
  'cue-i': CONTEXT.self,
  'cue-me': CONTEXT.self,
}

export function createClassTable(categories: readonly string[]): ClassTable {
  const names = [...categories, ...STRUCTURES]
  return {
    hashes: Int32Array.from(names, (name) => (CLASSES.includes(name) ? hashOf(`#${name}`) | 1 : 0)),
    ranks: Uint8Array.from(names, (name) => CLASSES.indexOf(name) + 1),
    contexts: Uint8Array.from(names, (name) => SETS_CONTEXT[name] ?? 0),
    negation: names.indexOf('cue-negation'),
    quote: names.indexOf('#quote'),
  }
}

const NEGATES_TOKENS = 4
const ranks = new Uint8Array(TOKEN_LIMIT)

/** Gives tokens their class and context, from the finds of the same text. */
export function classTokens(tokens: TextTokens, features: TextFeatures, table: ClassTable): void {
  const { count, classes, contexts } = tokens
  classes.fill(0, 0, count)
  for (let at = 0; at < count; at += 1) contexts[at] = titled[at] === 1 ? CONTEXT.quoted : 0
  ranks.fill(0, 0, count)
  let sentence = 0
  let from = 0
  for (; sentence < features.sentenceCount && from < count; sentence += 1) {
    const end =
      sentence + 1 < features.sentenceCount ? (features.sentenceStarts[sentence + 1] ?? 0) : features.folded.length + 1
    let to = from
    while (to < count && (tokens.starts[to] ?? 0) < end) to += 1
    classSentence(tokens, features, table, { sentence, from, to })
    from = to
  }
}

function classSentence(
  tokens: TextTokens,
  features: TextFeatures,
  table: ClassTable,
  part: { readonly sentence: number; readonly from: number; readonly to: number },
): void {
  const { starts, ends, contexts } = tokens
  const last = features.sentenceFinds[part.sentence + 1] ?? 0
  let token = part.from
  let context = 0
  let quoted = -1
  for (let find = features.sentenceFinds[part.sentence] ?? 0; find < last; find += 1) {
    const category = features.categories[find] ?? 0
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    context |= table.contexts[category] ?? 0
    if (start === end) continue
    while (token < part.to && (ends[token] ?? 0) <= start) token += 1
    const hash = table.hashes[category] ?? 0
    if (hash !== 0) classFind(tokens, { hash, rank: table.ranks[category] ?? 0, end }, token, part.to)
    if (category === table.negation)
      for (let at = token, seen = 0; at < part.to && seen < NEGATES_TOKENS; at += 1)
        if ((starts[at] ?? 0) >= end) {
          contexts[at] = (contexts[at] ?? 0) | CONTEXT.negated
          seen += 1
        }
    if (category !== table.quote) continue
    if (quoted < 0) quoted = token
    else {
      for (let at = quoted; at < token; at += 1) contexts[at] = (contexts[at] ?? 0) | CONTEXT.quoted
      quoted = -1
    }
  }
  if (context !== 0) for (let at = part.from; at < part.to; at += 1) contexts[at] = (contexts[at] ?? 0) | context
}

function classFind(
  tokens: TextTokens,
  find: { readonly hash: number; readonly rank: number; readonly end: number },
  from: number,
  to: number,
): void {
  for (let at = from; at < to && (tokens.starts[at] ?? 0) < find.end; at += 1) {
    if ((ranks[at] ?? 0) > find.rank) continue
    tokens.classes[at] = at === from ? find.hash : -1
    ranks[at] = find.rank
  }
}
