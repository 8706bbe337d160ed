/**
 * Reads one disguised word ("sh1t", "fuuuck", "f*ck") as the known word behind it, or says that there is none.
 * A depth-first walk over what each sign may stand for, cut off wherever no known word begins so.
 */
import { KIND_LATIN } from './fold-kinds.ts'
import { KINDS } from './fold-table.ts'
import { extendHash, HASH_START, lookUp, type Vocabulary, WORD } from './vocabulary.ts'

const LONGEST = 40
const STEPS = 500

/** Which letters a sign may stand for, best first. */
const STANDS: readonly (string | undefined)[] = standsBySign({
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'li',
  '+': 't',
  '#': 'h',
})
const VOWELS = 'aeiou'
const WILDCARD = `${VOWELS}hlrtnscmdpgbkywfvjxqz`
/** Stars of a word that is not harmful by itself, each a vowel; and its letters. */
const MOST_STARS = 3
const SHORTEST_STARRED = 4
const STAR = 0x2a
const HASH_SIGN = 0x23
const PERCENT = 0x25

function standsBySign(table: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const stands: (string | undefined)[] = new Array<string | undefined>(128).fill(undefined)
  for (const [sign, letters] of Object.entries(table)) stands[sign.charCodeAt(0)] = letters
  return stands
}

/** The last word that was read: its letters, and for each the first and last unit (inclusive) of the disguise. */
export type Reading = {
  length: number
  readonly letters: Uint16Array
  readonly first: Int32Array
  readonly last: Int32Array
  bits: number
  /** Signs read as letters, and stars read as any letter. */
  substituted: number
  masked: number
}

export function createReading(): Reading {
  return {
    length: 0,
    letters: new Uint16Array(LONGEST),
    first: new Int32Array(LONGEST),
    last: new Int32Array(LONGEST),
    bits: 0,
    substituted: 0,
    masked: 0,
  }
}

type Walk = {
  readonly units: Uint16Array
  readonly from: number
  readonly to: number
  readonly vocabulary: Vocabulary
  readonly reading: Reading
  /** Whether every letter of the word is doubled, so that pairs count as stretched. */
  readonly doubled: boolean
  /** Whether stars are read as vowels, and words that are not harmful by themselves are looked for. */
  readonly vowels: boolean
  steps: number
  /** The units, both inclusive, that the letter about to be read stands for. */
  first: number
  last: number
}

type Word = { readonly from: number; readonly to: number; readonly doubled: boolean }

/** Whether `units[from..to)` hides a known word; `reading` then holds it. */
export function readDisguisedWord(
  units: Uint16Array,
  { from, to, doubled }: Word,
  vocabulary: Vocabulary,
  reading: Reading,
): boolean {
  if (to - from > LONGEST || to - from < 2) return false
  const state = { units, from, to, doubled, vowels: false, vocabulary, reading, steps: STEPS, first: 0, last: 0 }
  if (walk(state, from, 0, HASH_START)) return true
  return isStarred(state) && walk({ ...state, vowels: true, steps: STEPS }, from, 0, HASH_START)
}

/** "p*ssw*rd": a few stars between letters, and at least as many letters. */
function isStarred({ units, from, to }: Walk): boolean {
  if (to - from < SHORTEST_STARRED || KINDS[units[to - 1] ?? 0] !== KIND_LATIN) return false
  let stars = 0
  for (let at = from; at < to; at += 1) {
    if (units[at] === STAR) stars += 1
    else if (KINDS[units[at] ?? 0] !== KIND_LATIN) return false
  }
  return stars > 0 && stars <= MOST_STARS && stars * 2 <= to - from
}

function walk(state: Walk, at: number, depth: number, hash: number): boolean {
  state.steps -= 1
  if (state.steps < 0) return false
  if (at === state.to) return finish(state, depth, hash)
  const unit = state.units[at] ?? 0
  const kind = KINDS[unit]
  if (kind === KIND_LATIN) return walkLetter(state, at, depth, hash)
  const letters = STANDS[unit] ?? ''
  for (let index = 0; index < letters.length; index += 1)
    if (stepOver(state, at, at) && step(state, depth, hash, letters.charCodeAt(index))) return true
  const anything = unit === STAR || unit === HASH_SIGN || unit === PERCENT
  if (anything && at > state.from) {
    const hidden = state.vowels ? VOWELS : WILDCARD
    for (let index = 0; index < hidden.length; index += 1)
      if (stepOver(state, at, at) && step(state, depth, hash, hidden.charCodeAt(index))) return true
    // "f*u*c*k": the star parts letters instead of standing for one.
    if (
      !state.vowels &&
      at + 1 < state.to &&
      KINDS[state.units[at + 1] ?? 0] === KIND_LATIN &&
      walk(state, at + 1, depth, hash)
    )
      return true
  }
  return false
}

/** One letter, or a stretched run of it, read as one or as two. */
function walkLetter(state: Walk, at: number, depth: number, hash: number): boolean {
  const unit = state.units[at] ?? 0
  let end = at + 1
  while (end < state.to && state.units[end] === unit) end += 1
  const run = end - at
  if (run < (state.doubled ? 2 : 3)) return stepOver(state, at, at) && step(state, depth, hash, unit)
  if (stepOver(state, at, end - 1) && step(state, depth, hash, unit)) return true
  const next = extendHash(hash, unit)
  if (lookUp(state.vocabulary, next) === 0 || !stepOver(state, at, at) || !put(state, depth, unit)) return false
  return stepOver(state, at + 1, end - 1) && step(state, depth + 1, next, unit)
}

/** Says which units the next letter stands for; always true, so that it can stand in a condition. */
function stepOver(state: Walk, first: number, last: number): boolean {
  state.first = first
  state.last = last
  return true
}

function put(state: Walk, depth: number, unit: number): boolean {
  if (depth >= LONGEST) return false
  state.reading.letters[depth] = unit
  state.reading.first[depth] = state.first
  state.reading.last[depth] = state.last
  return true
}

function step(state: Walk, depth: number, hash: number, unit: number): boolean {
  const next = extendHash(hash, unit)
  const bits = lookUp(state.vocabulary, next)
  const after = state.last + 1
  if (bits === 0 || !put(state, depth, unit)) return false
  if (walk(state, after, depth + 1, next)) return true
  return (bits & WORD.stem) !== 0 && depth >= 2 && finishStem(state, after, depth + 1, bits)
}

function finish(state: Walk, depth: number, hash: number): boolean {
  const bits = lookUp(state.vocabulary, hash)
  if ((bits & WORD.whole) === 0) return false
  return close(state, depth, bits)
}

/** After the stem of a word with an open ending the rest is plain letters. */
function finishStem(state: Walk, at: number, depth: number, bits: number): boolean {
  let next = depth
  for (let rest = at; rest < state.to; rest += 1) {
    const unit = state.units[rest] ?? 0
    const stands = STANDS[unit]?.charCodeAt(0)
    if (KINDS[unit] !== KIND_LATIN && stands === undefined) return false
    if (!stepOver(state, rest, rest) || !put(state, next, stands ?? unit)) return false
    next += 1
  }
  return close(state, next, bits)
}

function close(state: Walk, depth: number, bits: number): boolean {
  const { reading } = state
  reading.length = depth
  reading.bits = bits
  reading.substituted = 0
  reading.masked = 0
  for (let index = 0; index < depth; index += 1) {
    const unit = state.units[reading.first[index] ?? 0] ?? 0
    if (unit === reading.letters[index]) continue
    if (unit === STAR || unit === HASH_SIGN || unit === PERCENT) reading.masked += 1
    else reading.substituted += 1
  }
  // A star may stand for anything, so only a word that is harmful by itself is read behind it, unless it stands for a vowel.
  return reading.masked === 0 || state.vowels || (bits & WORD.plain) !== 0
}

/** Whether a sign is a digit or a sign that may stand for a letter. */
export function standsForLetter(unit: number): boolean {
  return unit < 128 && STANDS[unit] !== undefined
}

/** How many of `units[from..to)` are of one kind. */
export function countKind(units: Uint16Array, from: number, to: number, kind: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (KINDS[units[at] ?? 0] === kind) count += 1
  return count
}
