/**
 * The tokens of a folded text: words of letters, single characters of Chinese, Japanese and Korean, runs of digits, links, strong
 * signs. They are read once for all that ask: for slips, for the language, for the classifier.
 */
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
} from './fold-kinds.ts'
import { KINDS } from './fold-table.ts'
import { extendHash, HASH_START, hashOf } from './vocabulary.ts'

/** Tokens that are read of one text; what lies beyond is not looked at. */
export const TOKEN_LIMIT = 8_192

/** `plain`: a word of Latin letters alone. `word`: one with an apostrophe or letters of another script. */
export const TOKEN = { plain: 0, word: 1, dense: 2, other: 3 } as const

/** Places are folded units, end exclusive. Valid until the next text. */
export type TextTokens = {
  /** -1 while they have not been read. */
  count: number
  readonly hashes: Int32Array
  readonly kinds: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 inside of 《...》, where a film, book or song is named. */
  readonly titled: Uint8Array
}

export function createTextTokens(): TextTokens {
  return {
    count: -1,
    hashes: new Int32Array(TOKEN_LIMIT),
    kinds: new Uint8Array(TOKEN_LIMIT),
    starts: new Int32Array(TOKEN_LIMIT),
    ends: new Int32Array(TOKEN_LIMIT),
    titled: new Uint8Array(TOKEN_LIMIT),
  }
}

/** What is read of a folded text. */
type Source = {
  readonly units: Uint16Array
  readonly marks: Uint8Array
  readonly length: number
  readonly tokens: TextTokens
}

/** The tokens of a folded text; read when they are first asked for. */
export function tokensOf(source: Source): TextTokens {
  const { tokens } = source
  if (tokens.count < 0) readTokens(source)
  return tokens
}

const URL_HASH = hashOf('#a link')
const NUMBER_HASH = hashOf('#a number')
const LONGEST_NUMBER = 12

const APOSTROPHE = 0x27
const TITLE_OPEN = 0x300a
const TITLE_CLOSE = 0x300b

function readTokens({ units, marks, length, tokens }: Source): void {
  const { hashes, kinds, starts, ends, titled } = tokens
  let count = 0
  let at = 0
  let title = 0
  while (at < length && count < TOKEN_LIMIT) {
    const unit = units[at] ?? 0
    const start = at
    const kind = KINDS[unit] ?? 0
    let hash = 0
    let token: number = TOKEN.other
    // Links hold no such characters: most of a Chinese text goes this way.
    if (isDenseKind(kind)) {
      token = TOKEN.dense
      hash = extendHash(HASH_START, unit)
      at += 1
    } else if (((marks[at] ?? 0) & MARK.address) !== 0) {
      while (at < length && ((marks[at] ?? 0) & MARK.address) !== 0) at += 1
      hash = URL_HASH
    } else if (kind === KIND_LATIN || kind === KIND_FOREIGN || kind === KIND_LETTER) {
      token = TOKEN.plain
      hash = HASH_START
      for (; at < length; at += 1) {
        const letter = units[at] ?? 0
        const next = KINDS[letter] ?? 0
        if (next !== KIND_LATIN) {
          if (next !== KIND_FOREIGN && next !== KIND_LETTER && letter !== APOSTROPHE) break
          token = TOKEN.word
        }
        hash = extendHash(hash, letter)
      }
    } else if (kind === KIND_DIGIT) {
      while (at < length && KINDS[units[at] ?? 0] === KIND_DIGIT) at += 1
      hash = extendHash(NUMBER_HASH, Math.min(LONGEST_NUMBER, at - start))
    } else {
      at += 1
      if (unit === TITLE_OPEN) title = 1
      else if (unit === TITLE_CLOSE) title = 0
      if (!speaks(unit)) continue
      hash = extendHash(HASH_START, unit)
    }
    titled[count] = title
    hashes[count] = hash
    kinds[count] = token
    starts[count] = start
    ends[count] = at
    count += 1
  }
  tokens.count = count
}

/** Whether a unit is a token of its own: a character of Chinese, Japanese or Korean. */
export function isDense(unit: number): boolean {
  return isDenseKind(KINDS[unit] ?? 0)
}

function isDenseKind(kind: number): boolean {
  return kind === KIND_HAN || kind === KIND_KANA || kind === KIND_HANGUL
}

/** Signs that say something by themselves: ! ? % # @ and pictographs. */
function speaks(unit: number): boolean {
  return unit === 0x21 || unit === 0x3f || unit === 0x25 || unit === 0x40 || unit === 0x23 || unit === PICTOGRAPH
}
